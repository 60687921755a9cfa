import type { ImapSession, SearchFindings } from '../contract.ts';
import { addedData } from './findings.ts';

/** `SEARCH 2 3 6`, also when nothing was found (RFC 3501 section 7.2.5). */
export function plainResponse(session: ImapSession, findings: SearchFindings): string | undefined {
  const { behaviour } = session;
  if (findings.hits.length === 0 && behaviour.has('imap.search.no-response-when-nothing-found')) return undefined;
  const numbers = findings.hits.map(findings.nameOf);
  if (behaviour.setting('imap.search-order') === 'descending') numbers.reverse();
  const added = addedData(session, findings).map((data) => `(${data})`);
  return ['SEARCH', ...numbers.map(String), ...added].join(' ');
}
