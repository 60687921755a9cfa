import type { Message } from '../../store/store.ts';
import type { ImapSession } from '../contract.ts';
import type { View } from '../view.ts';

/** `FLAGS (...)` of one message, in the order that the server likes (RFC 9051 section 7.5.2). */
export function flagsItem(session: ImapSession, message: Message): string {
  const flags = orderedFlags(session, flagsSeen(session, message));
  const again = flags.length > 0 && session.behaviour.has('imap.fetch.flags-repeated') ? flags.slice(-1) : [];
  return `FLAGS (${[...flags, ...again].join(' ')})`;
}

/** For the bug of a session that keeps what it saw. */
const firstSeen = new WeakMap<View, Map<Message, readonly string[]>>();

function flagsSeen({ behaviour, view }: ImapSession, message: Message): readonly string[] {
  const flags = view.flagsOf(message);
  if (!behaviour.has('imap.fetch.flags-of-first-look')) return flags;
  const known = firstSeen.get(view) ?? new Map<Message, readonly string[]>();
  firstSeen.set(view, known.has(message) ? known : known.set(message, flags));
  return known.get(message) ?? flags;
}

/** What a session changed itself it knows. */
export function forgetFlags({ view }: ImapSession, message: Message): void {
  firstSeen.get(view)?.delete(message);
}

/** Flags in the order that the server likes: every FLAGS of a FETCH response has it. */
export function orderedFlags({ behaviour }: ImapSession, flags: readonly string[]): readonly string[] {
  if (flags.length < 2) return flags;
  const order = behaviour.setting('imap.flags-order');
  return order === 'as-set' ? flags : flags.toSorted((one, other) => (one < other ? -1 : 1));
}
