import type { Message } from '../store/store.ts';
import type { Entry, Maildrop } from './contract.ts';
import { messageSize } from './message-size.ts';

/** Messages with their numbers and sizes. */
export function numbered(maildrop: Pick<Maildrop, 'context'>, messages: readonly Message[]): readonly Entry[] {
  return messages.map((message, at) => entryOf(maildrop, message, at + 1));
}

/** The size is counted when it is asked for: a login does not read the whole maildrop. */
function entryOf({ context }: Pick<Maildrop, 'context'>, message: Message, number: number): Entry {
  return {
    number,
    message,
    get size() {
      return messageSize(message.octets, context.behaviour);
    },
  };
}

/** What a session sees of its maildrop: what was there at login, whatever happened since (RFC 1939 section 4). */
export function asSeen(maildrop: Maildrop, atLogin: readonly Entry[]): readonly Entry[] {
  const { behaviour } = maildrop.context;
  const arrived = arrivedSince(maildrop);
  const hasGone = maildrop.mailbox.expungedSince(maildrop.modseq).length > 0;
  if (hasGone && behaviour.has('pop3.snapshot.renumbered')) {
    return numbered(
      maildrop,
      atLogin.map(({ message }) => message).filter((message) => maildrop.holds(message)),
    );
  }
  const isTorn = hasGone && behaviour.has('pop3.snapshot.sizes-follow');
  const entries = isTorn
    ? atLogin.map((entry) => (maildrop.holds(entry.message) ? entry : { ...entry, size: 0 }))
    : atLogin;
  if (arrived.length === 0 || !behaviour.has('pop3.snapshot.new-mail-shows')) return entries;
  return [...entries, ...arrived.map((message, at) => entryOf(maildrop, message, atLogin.length + at + 1))];
}

/** Messages that came after login. */
export function arrivedSince({ mailbox, uidNext }: Maildrop): readonly Message[] {
  return mailbox.uidNext === uidNext ? [] : mailbox.messages.filter(({ uid }) => uid >= uidNext);
}
