import type { ImapSession, SelectParameter } from '../../contract.ts';
import { SyntaxFault } from '../../reply.ts';
import type { Scanner } from '../../scanner.ts';
import { changedAfter } from '../condstore/changed-since.ts';
import type { Known, Ranges } from './known.ts';
import { matchedUid } from './match-data.ts';
import { covers, hasStar } from './uid-ranges.ts';
import { isUnasked, sendVanishedEarlier } from './vanished.ts';

/** Whether ENABLE QRESYNC was given and granted; what needs it is BAD otherwise (RFC 7162 section 3.2.3). */
export function checkEnabled({ enabled, behaviour }: ImapSession): void {
  if (enabled.has('QRESYNC') || behaviour.has('imap.qresync.taken-without-enable')) return;
  throw new SyntaxFault('ENABLE QRESYNC comes first');
}

function parse(scanner: Scanner, session: ImapSession): Known | undefined {
  checkEnabled(session);
  try {
    return known(scanner);
  } catch (error) {
    if (!session.behaviour.has('imap.qresync.malformed-parameter-ignored')) throw error;
    while (scanner.peek() !== '' && scanner.rest() !== ')') scanner.word(scanner.peek());
    return undefined;
  }
}

/** `"(" uidvalidity SP mod-sequence-value [SP known-uids] [SP seq-match-data] ")"` (RFC 7162 section 7 select-param). */
function known(scanner: Scanner): Known {
  scanner.space();
  scanner.word('(');
  const uidValidity = scanner.nonZero();
  scanner.space();
  const modseq = scanner.number64();
  if (modseq === 0) scanner.fail('a mod-sequence above 0');
  let spaced = scanner.trySpace();
  const uids = spaced && scanner.peek() !== '(' ? ranges(scanner) : undefined;
  if (uids !== undefined) spaced = scanner.trySpace();
  const match = spaced ? matchData(scanner) : undefined;
  scanner.word(')');
  return { uidValidity, modseq, uids, match };
}

/** A set without `*` and `$` (RFC 7162 section 7 known-uids). */
function ranges(scanner: Scanner): Ranges {
  const set = scanner.set();
  return set === 'saved' || hasStar(set) ? scanner.fail('a set without *') : set;
}

function matchData(scanner: Scanner): Known['match'] {
  scanner.word('(');
  const numbers = ranges(scanner);
  scanner.space();
  const uids = ranges(scanner);
  scanner.word(')');
  return { numbers, uids };
}

/** What happened since: VANISHED (EARLIER), then FETCH with UID and flags. Nothing where UIDVALIDITY differs (RFC 7162 section 3.2.5). */
function apply(session: ImapSession, given: unknown): void {
  if (given !== undefined) tell(session, given as Known);
}

function tell(session: ImapSession, known: Known): void {
  const { behaviour, view } = session;
  const isOther = known.uidValidity !== view.mailbox.uidValidity;
  if (isOther && !behaviour.has('imap.qresync.resynchronized-despite-uidvalidity')) return;
  const highest = view.mailbox.uidNext - 1;
  const asked = (uid: number): boolean => known.uids === undefined || covers(known.uids, uid, highest);
  const all = known.uids !== undefined && isUnasked(session);
  const from = matchedUid(session, known.match);
  const tellVanished = (): void => {
    sendVanishedEarlier(session, { modseq: known.modseq, asked: (uid) => uid > from && (all || asked(uid)) });
  };
  const late = behaviour.has('imap.qresync.vanished-after-fetch');
  if (!late) tellVanished();
  tellChanged(session, known.modseq, asked);
  if (late) tellVanished();
}

function tellChanged(session: ImapSession, modseq: number, asked: (uid: number) => boolean): void {
  const { behaviour, view } = session;
  const changed = changedAfter(view.messages, modseq, behaviour).filter(({ uid }) => asked(uid));
  if (changed.length > 0 && behaviour.has('imap.qresync.changed-flags-not-told')) return;
  for (const message of changed) session.sendFlags(message, { uid: true });
}

/** `SELECT name (QRESYNC (uidvalidity modseq [known-uids] [seq-match-data]))` (RFC 7162 section 3.2.5). */
export const qresyncParameter: SelectParameter = { parse, apply };
