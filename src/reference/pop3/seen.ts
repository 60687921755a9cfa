import type { Message } from '../store/store.ts';
import type { Maildrop } from './contract.ts';

/** Sets `\Seen` on messages that RETR has fetched: how POP3 shows in IMAP, no RFC says. */
export function markSeen(maildrop: Maildrop, messages: Iterable<Message>): void {
  for (const message of messages) maildrop.mailbox.setFlags(message, [...message.flags, '\\Seen'], maildrop);
}
