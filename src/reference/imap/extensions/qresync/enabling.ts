import type { Behaviour } from '../../../behaviour.ts';
import type { ImapSession } from '../../contract.ts';
import { becomeAware } from '../condstore/aware.ts';

/** ENABLE is an enabling command too: with a mailbox selected it is answered with HIGHESTMODSEQ (RFC 7162 section 3.1). */
export function tellEnabled(session: ImapSession, words: readonly string[]): void {
  if (session.selected !== undefined && words.some((word) => word === 'CONDSTORE' || word === 'QRESYNC')) {
    becomeAware(session);
  }
}

/** Whether ENABLE with these words enables QRESYNC: alone, and beside CONDSTORE in any order (RFC 7162 section 3.2.3). */
export function enablesQresync(words: readonly string[], behaviour: Behaviour): boolean {
  if (!words.includes('QRESYNC')) return false;
  if (!words.includes('CONDSTORE') && behaviour.has('imap.qresync.enabled-with-condstore-only')) return false;
  return words[0] === 'QRESYNC' || !behaviour.has('imap.qresync.enabled-as-first-name-only');
}
