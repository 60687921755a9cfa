import type { ImapSession } from '../../contract.ts';
import { SyntaxFault } from '../../reply.ts';
import type { Scanner } from '../../scanner.ts';
import type { SortKey } from './sort-keys.ts';
import { sortKeys } from './sort-keys.ts';

/** One criterion: what is compared, and which way. */
export interface Criterion {
  readonly key: SortKey;
  readonly descending: boolean;
}

/** `"(" sort-criterion *(SP sort-criterion) ")"`, the first one weighs most (RFC 5256 section 5). */
export function sortCriteria(scanner: Scanner, { behaviour }: ImapSession): readonly Criterion[] {
  const criteria = scanner.list(() => criterion(scanner));
  const several = criteria.length > 1;
  if (several && behaviour.has('imap.sort.first-criterion-only')) return criteria.slice(0, 1);
  const from = criteria.findIndex(({ descending }) => descending);
  const followed = from >= 0 && from < criteria.length - 1;
  if (!followed || !behaviour.has('imap.sort.reverse-sticks')) return criteria;
  return criteria.map(({ key }, index) => ({ key, descending: index >= from }));
}

/** `["REVERSE" SP] sort-key`: REVERSE is about one criterion only (RFC 5256 section 3). */
function criterion(scanner: Scanner): Criterion {
  const word = scanner.keyword();
  const descending = word === 'REVERSE';
  if (descending) scanner.space();
  const name = descending ? scanner.keyword() : word;
  const key = Object.hasOwn(sortKeys, name) ? sortKeys[name] : undefined;
  if (key === undefined) throw new SyntaxFault(`Unknown sort criterion ${name}`);
  return { key, descending };
}
