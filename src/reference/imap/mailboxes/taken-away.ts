import type { ImapSession } from '../contract.ts';

/** What happens to a session whose selected mailbox another one deletes (RFC 2180 section 3). */
export function mailboxDeleted(session: ImapSession, origin: unknown): void {
  if (origin === session) return;
  const { behaviour } = session;
  if (behaviour.has('imap.delete.others-cut-off')) session.connection.end();
  else if (behaviour.setting('imap.delete-of-open') === 'others-disconnected') {
    disconnect(session, 'The mailbox was deleted');
  }
}

/** The same where it is renamed. */
export function mailboxRenamed(session: ImapSession, origin: unknown): void {
  if (origin === session) return;
  const { behaviour } = session;
  if (behaviour.has('imap.rename.view-emptied')) session.send('0 EXISTS');
  if (behaviour.setting('imap.rename-of-open') === 'others-disconnected')
    disconnect(session, 'The mailbox was renamed');
}

function disconnect(session: ImapSession, why: string): void {
  session.send(`BYE ${why}`);
  session.logOut();
  session.connection.end();
}
