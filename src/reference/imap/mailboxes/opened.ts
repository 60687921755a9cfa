import type { Mailbox } from '../../store/store.ts';

/** For the bug of a server that knows nothing of a mailbox before somebody opens it. */
const opened = new WeakSet<Mailbox>();

/** A session has selected this mailbox. */
export function markOpened(mailbox: Mailbox): void {
  opened.add(mailbox);
}

/** Whether any session has ever selected it. */
export function wasOpened(mailbox: Mailbox): boolean {
  return opened.has(mailbox);
}
