import type { AccountMirror } from '../account.ts';
import type { Visit } from '../pop3/visit.ts';
import { knowsSizes } from '../pop3/mirror.ts';
import { changesOf } from './changes.ts';

/** A POP3 session was told how many messages it has. */
export function counted(account: AccountMirror, { login, drop, judge }: Visit): void {
  const messages = drop.count ?? 0;
  const { sentAt, repliedAt: at } = login;
  const changes = { ...changesOf(account), byOthers: login.addedAt };
  account.inbox.pop3LoggedIn({ least: messages, most: messages, removed: false, sentAt, at }, changes, judge);
}

/** A POP3 session was told the sizes of all its messages. */
export function sized(account: AccountMirror, { login, drop, utf8, judge }: Visit): void {
  if (!knowsSizes(drop) || utf8) return;
  const { sentAt, repliedAt: at } = login;
  const changes = { ...changesOf(account), byOthers: login.addedAt };
  account.inbox.pop3Sized([...drop.sizes.values()], { sentAt, at }, changes, judge);
}

/** QUIT was answered. `removedBefore`: the last moment at which another session may have removed something. */
export function left(account: AccountMirror, visit: Visit, accepted: boolean, removedBefore: number): void {
  const { login, drop } = visit;
  const { byOthers } = changesOf(account);
  const disturbed = Math.max(byOthers, removedBefore) >= login.sentAt;
  if (!accepted || disturbed || drop.count === undefined) account.inbox.pop3Left(undefined);
  else {
    const most = drop.count - drop.marked.size;
    // A site may remove what was fetched (RFC 1939 section 8).
    const least = drop.count - new Set([...drop.marked, ...drop.fetched]).size;
    const { now } = account;
    account.inbox.pop3Left({ least, most, removed: drop.marked.size > 0, sentAt: now, at: now });
  }
}
