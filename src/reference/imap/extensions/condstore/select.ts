import type { ImapSession, SelectParameter } from '../../contract.ts';
import { isAware, tellHighestModseq } from './aware.ts';

/**
 * HIGHESTMODSEQ at every SELECT and EXAMINE: a server must tell it once the client is aware of CONDSTORE, and may tell it
 * before (RFC 7162 section 3.1.2.1).
 */
export function atSelect(session: ImapSession): void {
  if (!isTold(session) || session.behaviour.has('imap.condstore.select-tells-no-highestmodseq')) return;
  tellHighestModseq(session);
}

function isTold(session: ImapSession): boolean {
  return isAware(session) || session.behaviour.setting('imap.highestmodseq-at-select') === 'always';
}

/** `SELECT name (CONDSTORE)` (RFC 7162 section 3.1.8). */
export const condstoreParameter: SelectParameter = {
  parse: () => undefined,
  apply: (session) => {
    const told = isTold(session);
    session.enabled.add('CONDSTORE');
    if (!told && !session.behaviour.has('imap.condstore.select-tells-no-highestmodseq')) tellHighestModseq(session);
  },
};
