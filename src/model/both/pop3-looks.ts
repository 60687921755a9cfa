import type { AccountMirror } from '../account.ts';
import type { Visit } from '../pop3/visit.ts';
import { knowsSizes } from '../pop3/mirror.ts';
import { changesOf } from './changes.ts';

/** A POP3 session was told how many messages it has. */
export function counted(account: AccountMirror, { login, drop, judge }: Visit): void {
  const messages = drop.count ?? 0;
  const { sentAt, repliedAt: at } = login;
  const changes = { ...changesOf(account), beforeLogin: login.addedAt };
  account.inbox.pop3LoggedIn(
    { least: messages, most: messages, removed: false, ofInbox: false, sentAt, at },
    changes,
    judge,
  );
}

/** A POP3 session was told the sizes of all its messages. */
export function sized(account: AccountMirror, { login, drop, utf8, judge }: Visit): void {
  if (!knowsSizes(drop) || utf8) return;
  const { sentAt, repliedAt: at } = login;
  const changes = { ...changesOf(account), beforeLogin: login.addedAt };
  account.inbox.pop3Sized([...drop.sizes.values()], { sentAt, at }, changes, judge);
}

/** QUIT was answered. `removedBefore`: the last moment at which another session may have removed something. */
export function left(account: AccountMirror, visit: Visit, accepted: boolean, removedBefore: number): void {
  const { login, drop } = visit;
  const { byOthers } = changesOf(account);
  const quiet = Math.max(byOthers, removedBefore) < login.sentAt;
  const inbox = account.inbox.inboxHad({ byOthers, removal: removedBefore });
  const before = inbox ?? (quiet ? drop.count : undefined);
  if (!accepted || before === undefined) {
    account.inbox.pop3Left(undefined);
    return;
  }
  const { marked, fetched } = drop;
  // A site may remove what was fetched (RFC 1939 section 8).
  const least = before - new Set([...marked, ...fetched]).size;
  // What it marked may have been gone already.
  const alone = Math.max(account.mailboxes.lastRemoval, removedBefore) < login.sentAt;
  const removed = alone ? marked.size : 0;
  const look = { least, most: before - removed, removed: removed > 0, ofInbox: inbox !== undefined };
  account.inbox.pop3Left({ ...look, sentAt: account.now, at: account.now });
}
