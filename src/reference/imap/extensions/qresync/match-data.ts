import type { ImapSession } from '../../contract.ts';
import type { Known } from './known.ts';
import { numbersOf } from './uid-ranges.ts';

/**
 * The highest UID whose message number the client knows: it knows of every expunge up to there (RFC 7162 section
 * 3.2.5.2). A server that remembers expunges may leave this out of account (section 5.3).
 */
export function matchedUid({ view, behaviour }: ImapSession, match: Known['match']): number {
  if (match === undefined || behaviour.setting('imap.qresync-match-data') === 'ignored') return 0;
  const limit = view.messages.length;
  const uids = numbersOf(match.uids, limit);
  let known = 0;
  for (const [index, number] of numbersOf(match.numbers, limit).entries()) {
    const uid = uids[index];
    if (uid === undefined || view.messages[number - 1]?.uid !== uid) break;
    known = uid;
  }
  return known;
}
