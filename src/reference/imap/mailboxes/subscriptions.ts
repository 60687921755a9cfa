import type { ImapSession } from '../contract.ts';

/** For the bug of a server that reads the subscriptions once a session. */
const firstSeen = new WeakMap<ImapSession, ReadonlySet<string>>();

/** The subscribed names as this session sees them: those of the account, whoever subscribed them. */
export function subscriptionsSeen(session: ImapSession): ReadonlySet<string> {
  const { subscriptions } = session.account;
  const before = firstSeen.get(session);
  if (before === undefined) {
    firstSeen.set(session, subscriptions);
    return subscriptions;
  }
  const same = before.size === subscriptions.size && [...before].every((name) => subscriptions.has(name));
  return !same && session.behaviour.has('imap.subscribe.seen-once') ? before : subscriptions;
}

/** After a change of the session's own, the old list is no longer what it knows. */
export function forgetSubscriptions(session: ImapSession): void {
  firstSeen.delete(session);
}
