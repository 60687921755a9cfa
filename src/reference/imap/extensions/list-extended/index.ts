import type { Extension, ImapSession, ListedName, ListReturn } from '../../contract.ts';
import { subscriptionsSeen } from '../../mailboxes/subscriptions.ts';

/** LIST-EXTENDED (RFC 5258, RFC 9051 sections 6.3.9.1 and 6.3.9.2). There are no remote mailboxes here. */
export const listExtended: Extension = {
  name: 'list-extended',
  capabilities: () => ['LIST-EXTENDED'],
  inRev2: true,
  listSelections: {
    SUBSCRIBED: { kind: 'base', names: subscribedNames, selects: isSubscribed, implies: subscribed() },
    REMOTE: { kind: 'independent' },
    RECURSIVEMATCH: { kind: 'modifier' },
  },
  listReturns: {
    SUBSCRIBED: subscribed,
    // Told by `list/attributes.ts`, which knows the whole hierarchy.
    CHILDREN: () => ({}),
  },
};

function subscribedNames(session: ImapSession): Iterable<string> {
  const names = [...subscriptionsSeen(session)];
  const existing = names.filter((name) => session.account.folder(name) !== undefined);
  return existing.length < names.length && session.behaviour.has('imap.list.subscribed-must-exist') ? existing : names;
}

function isSubscribed(session: ImapSession, { name }: ListedName): boolean {
  return subscriptionsSeen(session).has(name);
}

function subscribed(): ListReturn {
  return {
    attributes: (session, listed) =>
      isSubscribed(session, listed) && !session.behaviour.has('imap.list.subscribed-untold')
        ? [String.raw`\Subscribed`]
        : [],
  };
}
