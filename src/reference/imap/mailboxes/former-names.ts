import type { Account, Mailbox } from '../../store/store.ts';
import type { ImapSession } from '../contract.ts';

interface Former {
  readonly mailbox: Mailbox;
  /** Who took the name away. */
  readonly by: ImapSession;
}

/** Names that were taken from mailboxes: ghosts hold theirs, and some bugs still open mailboxes by them. */
const formerNames = new WeakMap<Account, Map<string, Former>>();

/** Remembers the mailbox that had a name. */
export function rememberName(session: ImapSession, name: string, mailbox: Mailbox): void {
  const names = formerNames.get(session.account) ?? new Map<string, Former>();
  formerNames.set(session.account, names);
  names.set(name, { mailbox, by: session });
}

/** The mailbox that had this name, where it was remembered. */
export function formerMailbox({ account }: ImapSession, name: string): Mailbox | undefined {
  return formerNames.get(account)?.get(name)?.mailbox;
}

/** The same, if it was another session that took the name away. */
export function takenByOther(session: ImapSession, name: string): Mailbox | undefined {
  const former = formerNames.get(session.account)?.get(name);
  return former?.by === session ? undefined : former?.mailbox;
}

/** The name has a mailbox again, or nobody holds it any more. */
export function forgetName({ account }: ImapSession, name: string): void {
  formerNames.get(account)?.delete(name);
}
