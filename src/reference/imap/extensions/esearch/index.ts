import type { Extension } from '../../contract.ts';
import { all, count, max, min } from './result-options.ts';

/** Result options of SEARCH (RFC 4731, RFC 9051 section 6.4.4). */
export const esearch: Extension = {
  name: 'esearch',
  capabilities: () => ['ESEARCH'],
  inRev2: true,
  searchReturns: { MIN: min, MAX: max, ALL: all, COUNT: count },
};
