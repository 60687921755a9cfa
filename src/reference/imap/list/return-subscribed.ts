import type { ImapSession } from '../contract.ts';
import { subscriptionsSeen } from '../mailboxes/subscriptions.ts';
import type { ListRequest } from './request.ts';

/**
 * The bugs of servers that let RETURN (SUBSCRIBED) change which names are returned, as only the selection option of
 * that name may (RFC 9051 sections 6.3.9 and 6.3.9.2).
 */
function onlyReturns({ selections, returns }: ListRequest): boolean {
  return returns.has('SUBSCRIBED') && !selections.has('SUBSCRIBED');
}

/** Subscribed names without a mailbox. */
export function wronglyAdded(session: ImapSession, request: ListRequest): readonly string[] {
  if (!onlyReturns(request)) return [];
  const missing = [...subscriptionsSeen(session)].filter((name) => session.account.folder(name) === undefined);
  return missing.length > 0 && session.behaviour.has('imap.list.return-subscribed-adds') ? missing : [];
}

/** Mailboxes that are not subscribed. */
export function wronglyLeftOut(session: ImapSession, request: ListRequest): readonly string[] {
  if (!onlyReturns(request)) return [];
  const subscribed = subscriptionsSeen(session);
  const others = session.account.folders().map(({ name }) => name);
  const unsubscribed = others.filter((name) => !subscribed.has(name));
  return unsubscribed.length > 0 && session.behaviour.has('imap.list.return-subscribed-selects') ? unsubscribed : [];
}
