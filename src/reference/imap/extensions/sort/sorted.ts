import type { Behaviour } from '../../../behaviour.ts';
import type { ImapSession, SearchSubject } from '../../contract.ts';
import { turns } from '../../search/turns.ts';
import type { Criterion } from './criteria.ts';
import type { SortValue } from './sort-keys.ts';

interface Row {
  readonly subject: SearchSubject;
  readonly values: readonly SortValue[];
}

/** The messages in the order of the criteria; those that are equal keep that of the mailbox (RFC 5256 section 3). */
export async function sorted(
  { behaviour }: ImapSession,
  subjects: readonly SearchSubject[],
  criteria: readonly Criterion[],
): Promise<readonly SearchSubject[]> {
  const due = turns();
  const rows: Row[] = [];
  for (const subject of subjects) {
    rows.push({ subject, values: criteria.map(({ key }) => key(subject.message, behaviour)) });
    await due();
  }
  if (rows.length < 2 || behaviour.has('imap.sort.not-sorted')) return subjects;
  return rows.sort(order(criteria, behaviour)).map(({ subject }) => subject);
}

type Order = (one: Row, other: Row) => number;

function order(criteria: readonly Criterion[], behaviour: Behaviour): Order {
  const tie = tieBreaker(criteria, behaviour);
  return (one, other) => {
    for (const [index, { descending }] of criteria.entries()) {
      const compared = compare(one.values[index], other.values[index]);
      if (compared !== 0) return descending ? -compared : compared;
    }
    return tie(one, other);
  };
}

/** Sorting is stable: by number, with REVERSE too. */
function tieBreaker(criteria: readonly Criterion[], behaviour: Behaviour): Order {
  const backwards = (one: Row, other: Row): number => other.subject.number - one.subject.number;
  const reversed = criteria.some(({ descending }) => descending);
  if (reversed) return behaviour.has('imap.sort.reverse-turns-ties') ? backwards : () => 0;
  return behaviour.has('imap.sort.ties-newest-first') ? backwards : () => 0;
}

function compare(one: SortValue | undefined, other: SortValue | undefined): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return Buffer.isBuffer(one) && Buffer.isBuffer(other) ? Buffer.compare(one, other) : 0;
}
