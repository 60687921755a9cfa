import type { Behaviour } from '../../../behaviour.ts';
import type { ImapSession, SearchFindings, SearchReturn } from '../../contract.ts';
import { sequenceSet } from '../../output.ts';

/** The first or the last message, nothing where nothing was found (RFC 9051 section 6.4.4). */
function end(name: 'MIN' | 'MAX'): SearchReturn {
  return {
    data: ({ behaviour }, { hits, nameOf }) => {
      const [low, high] = [hits.at(0), hits.at(-1)];
      if (low === undefined || high === undefined) {
        return behaviour.has('imap.esearch.min-max-zero-when-nothing-found') ? `${name} 0` : undefined;
      }
      const swapped = low !== high && behaviour.has('imap.esearch.min-and-max-swapped');
      return `${name} ${String(nameOf((name === 'MIN') === swapped ? high : low))}`;
    },
  };
}

/** The lowest number. */
export const min: SearchReturn = end('MIN');

/** The highest number. */
export const max: SearchReturn = end('MAX');

/** All numbers as a sequence set, nothing where nothing was found (RFC 9051 section 6.4.4). */
export const all: SearchReturn = {
  data: (session, findings) => (findings.hits.length === 0 ? undefined : `ALL ${setOf(session, findings)}`),
};

/** Every number stands for a message that matches; their order is free (RFC 9051 section 7.3.4). */
function setOf({ behaviour }: ImapSession, { hits, nameOf }: SearchFindings): string {
  const numbers = hits.map(nameOf);
  const [first] = numbers;
  const last = numbers.at(-1);
  if (first !== last && behaviour.has('imap.esearch.set-closes-gaps')) return `${String(first)}:${String(last)}`;
  return written(numbers, behaviour);
}

function written(numbers: readonly number[], behaviour: Behaviour): string {
  const how = behaviour.setting('imap.esearch-set');
  if (how === 'numbers') return numbers.join(',');
  if (how === 'descending') return numbers.toReversed().join(',');
  return sequenceSet(numbers);
}

/** How many there are, zero too (RFC 9051 section 6.4.4). */
export const count: SearchReturn = {
  data: (session, { hits }) => {
    const { behaviour } = session;
    if (hits.length === 0 && behaviour.has('imap.esearch.no-count-when-nothing-found')) return undefined;
    return `COUNT ${String(behaviour.has('imap.esearch.counts-the-mailbox') ? session.view.messages.length : hits.length)}`;
  },
};
