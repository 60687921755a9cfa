import type { Message } from '../../store/store.ts';
import type { ImapSession } from '../contract.ts';
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
  if (set.length === 1 || behaviour.setting('imap.fetch-order') === 'ascending') return view.resolve(set, by);
  return set.flatMap((range) => [...view.resolve([range], by)]);
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
