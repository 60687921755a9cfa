import type { Behaviour } from '../../../behaviour.ts';

/** Whether ENABLE with these words enables QRESYNC: alone, and beside CONDSTORE in any order (RFC 7162 section 3.2.3). */
export function enablesQresync(words: readonly string[], behaviour: Behaviour): boolean {
  if (!words.includes('QRESYNC')) return false;
  if (!words.includes('CONDSTORE') && behaviour.has('imap.qresync.enabled-with-condstore-only')) return false;
  return words[0] === 'QRESYNC' || !behaviour.has('imap.qresync.enabled-as-first-name-only');
}
