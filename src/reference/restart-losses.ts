import type { Behaviour } from './behaviour.ts';
import type { Mailbox, Store } from './store/store.ts';

/** What a faulty server has lost when it starts again. */
export function loseAtRestart(store: Store, behaviour: Behaviour): void {
  const mailboxes = store.accounts().flatMap((account) => account.folders().flatMap(({ mailbox }) => mailbox ?? []));
  const filled = mailboxes.filter(({ messages }) => messages.length > 0);
  if (filled.length === 0) return;
  if (behaviour.has('imap.restart.newest-lost')) filled.forEach(loseNewest);
  if (behaviour.has('imap.restart.uids-anew')) filled.forEach(writeAnew);
  const isFlagged = filled.some(({ messages }) => messages.some(({ flags }) => flags.size > 0));
  if (isFlagged && behaviour.has('imap.restart.flags-lost')) filled.forEach(loseFlags);
}

function loseNewest(mailbox: Mailbox): void {
  mailbox.expunge(mailbox.messages.slice(-1));
}

function writeAnew(mailbox: Mailbox): void {
  const { messages } = mailbox;
  mailbox.expunge(messages);
  mailbox.append(messages);
}

function loseFlags(mailbox: Mailbox): void {
  for (const message of mailbox.messages) mailbox.setFlags(message, []);
}
