import type { ImapSession } from '../contract.ts';
import { isDeleted } from '../expunge/deleted.ts';
import type { View } from '../view.ts';

/**
 * Gives up the selected mailbox, as SELECT and EXAMINE do before they try the new one. CLOSED stands between the data
 * of the two; a server needs it for IMAP4rev2 (RFC 9051 section 7.1) and CONDSTORE (RFC 7162 section 3.2.11).
 */
export function closePrevious(session: ImapSession): void {
  const previous = session.selected;
  if (previous === undefined) return;
  const { behaviour } = session;
  if (previous.messages.some(isDeleted) && behaviour.has('imap.select.expunges-previous')) expungeDeleted(previous);
  session.unselect();
  if (behaviour.has('imap.select.previous-still-announced')) keepAnnouncing(session, previous);
  if (announcesClosing(session) && !behaviour.has('imap.select.no-closed')) {
    session.send('OK [CLOSED] The mailbox before is closed');
  }
}

function announcesClosing(session: ImapSession): boolean {
  const { extensions, behaviour } = session;
  return extensions.has('condstore') || extensions.has('qresync') || behaviour.setting('imap.rev2') === 'on';
}

function expungeDeleted(view: View): void {
  view.mailbox.expunge(view.messages.filter(isDeleted));
}

/** The bug of a server that forgets to stop listening. */
function keepAnnouncing(session: ImapSession, { mailbox }: View): void {
  const ignore = (): void => undefined;
  const stop = mailbox.listen({
    added: () => {
      if (session.connection.closed) stop();
      else session.send(`${String(mailbox.messages.length)} EXISTS`);
    },
    expunged: ignore,
    changed: ignore,
    deleted: ignore,
    renamed: ignore,
  });
}
