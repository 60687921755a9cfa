import type { Account, Message } from '../store/store.ts';
import type { Maildrop } from './contract.ts';

const open = new WeakMap<Account, Set<Maildrop>>();
const leftRemovals = new WeakMap<Account, ReadonlySet<Message>>();
const leftMarks = new WeakMap<Account, ReadonlySet<Message>>();
const lastSeen = new WeakMap<Account, readonly Message[]>();

/** Maildrops of an account that sessions have open. */
export function openMaildrops(account: Account): Set<Maildrop> {
  const maildrops = open.get(account) ?? new Set();
  open.set(account, maildrops);
  return maildrops;
}

/** Maildrops that other sessions have open on the same account. */
export function othersOf(maildrop: Maildrop): readonly Maildrop[] {
  return [...openMaildrops(maildrop.account)].filter((other) => other !== maildrop);
}

/** Marks that a faulty session leaves to the next one. */
export function leaveMarks(account: Account, marks: ReadonlySet<Message>): void {
  leftMarks.set(account, new Set(marks));
}

/** Marks that a faulty session left. */
export function marksLeftBehind(account: Account): ReadonlySet<Message> {
  return leftMarks.get(account) ?? new Set();
}

/** Leaves it to the next session to remove messages, as a faulty server does. */
export function leaveRemovals(account: Account, messages: ReadonlySet<Message>): void {
  leftRemovals.set(account, messages);
}

/** Removes what a faulty session left to do. */
export function catchUp(account: Account): void {
  account.inbox().expunge(leftRemovals.get(account) ?? []);
  leftRemovals.delete(account);
}

/** Remembers what a session leaves in the maildrop. */
export function rememberSeen(account: Account, messages: readonly Message[]): void {
  lastSeen.set(account, messages);
}

/** What the last session left there and is gone since. */
export function goneSince(account: Account): readonly Message[] {
  const inbox = account.inbox();
  return (lastSeen.get(account) ?? []).filter((message) => inbox.byUid(message.uid) !== message);
}
