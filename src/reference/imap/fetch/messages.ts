import type { Message } from '../../store/store.ts';
import type { ImapSession } from '../contract.ts';
import { SyntaxFault } from '../reply.ts';
import { resolved } from '../resolve-set.ts';
import type { SequenceSet } from '../scanner.ts';

/**
 * Messages that a set names, by the numbers that the session was told: ascending and each once, or as it is written,
 * which a server may do (RFC 9051 section 9 sequence-set).
 */
export function messagesToFetch(session: ImapSession, set: SequenceSet, byUid: boolean): readonly Message[] {
  const { behaviour, view } = session;
  const by = byUid ? 'uid' : 'number';
  if (set === 'saved') return view.resolve(set, by);
  if (!byUid && hasShifted(session)) return resolved(view.mailbox.messages, set, by);
  const ranges = set.filter((range) => !isMissed(session, range, byUid));
  if (set.length === 1 || behaviour.setting('imap.fetch-order') === 'ascending') return view.resolve(ranges, by);
  return ranges.flatMap((range) => [...view.resolve([range], by)]);
}

interface Range {
  readonly from: number | undefined;
  readonly to: number | undefined;
}

/** What servers get wrong about ranges: both orders mean the same, and `*` names the last message from either side. */
function isMissed(session: ImapSession, { from, to }: Range, byUid: boolean): boolean {
  if (from === undefined || to === undefined) return byUid && isStarMissed(session, from ?? to);
  if (byUid && from === to) checkThere(session, from);
  return from > to && session.behaviour.has('imap.fetch.reversed-range-empty');
}

function isStarMissed({ behaviour, view }: ImapSession, start = 0): boolean {
  return start > (view.messages.at(-1)?.uid ?? 0) && behaviour.has('imap.fetch.star-below-range-empty');
}

function checkThere({ behaviour, view }: ImapSession, uid: number): void {
  const isMissing = view.numberOfUid(uid) === 0;
  if (isMissing && behaviour.has('imap.fetch.missing-uid-refused')) throw new SyntaxFault('There is no such UID');
}

/** The number that a response gives a message. */
export function fetchNumber(session: ImapSession, message: Message): number {
  const { view } = session;
  return hasShifted(session) ? view.mailbox.messages.indexOf(message) + 1 : view.numberOf(message);
}

/** Numbers change when the session is told, and not before (RFC 9051 section 7.5.1). */
function hasShifted({ behaviour, view }: ImapSession): boolean {
  return view.news.expunged.size > 0 && behaviour.has('imap.fetch.numbers-shift-early');
}
