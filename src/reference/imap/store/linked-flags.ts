import type { Mailbox, Message } from '../../store/store.ts';
import type { ImapSession } from '../contract.ts';

interface Original {
  readonly message: Message;
  readonly mailbox: Mailbox;
}

/** For the bug of a store that links a copy to its original where it had to copy it. */
const originals = new WeakMap<Message, Original>();

/** Remembers what each copy was made of. */
export function linkFlags(session: ImapSession, from: readonly Message[], copies: readonly Message[]): void {
  const { mailbox } = session.view;
  for (const [index, copy] of copies.entries()) {
    const message = from[index];
    if (message !== undefined) originals.set(copy, { message, mailbox });
  }
}

/** With the bug, the original of a copy has the flags of the copy. */
export function followLink({ behaviour }: ImapSession, copy: Message): void {
  const original = originals.get(copy);
  if (original === undefined || !behaviour.has('imap.copy.shares-flags')) return;
  original.mailbox.setFlags(original.message, copy.flags);
}
