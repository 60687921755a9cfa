import type { SettingValue } from '../../settings/registry.ts';
import type { ImapSession } from '../contract.ts';
import { no, type Reply } from '../reply.ts';
import type { View } from '../view.ts';

type Way = SettingValue<'imap.delete-of-open'> | SettingValue<'imap.rename-of-open'>;

/** Views that were taken from their sessions, which learn it with their next command. */
const taken = new WeakMap<View, { readonly way: Way; readonly why: string }>();

/** What happens to a session whose selected mailbox another one deletes (RFC 2180 section 3). */
export function mailboxDeleted(session: ImapSession, view: View, origin: unknown): void {
  if (origin === session) return;
  const { behaviour } = session;
  if (behaviour.has('imap.delete.others-cut-off')) session.connection.end();
  else takeAway(session, view, { way: behaviour.setting('imap.delete-of-open'), why: 'The mailbox was deleted' });
}

/** The same where it is renamed. */
export function mailboxRenamed(session: ImapSession, view: View, origin: unknown): void {
  if (origin === session) return;
  const { behaviour } = session;
  if (behaviour.has('imap.rename.view-emptied')) session.send('0 EXISTS');
  takeAway(session, view, { way: behaviour.setting('imap.rename-of-open'), why: 'The mailbox was renamed' });
}

/** Only IMAP4rev2 knows of mailboxes that the server closes (RFC 9051 section 3, figure 1). */
function takeAway(session: ImapSession, view: View, { way, why }: { readonly way: Way; readonly why: string }): void {
  if (way === 'others-disconnected' || (way === 'others-closed' && !session.rev2)) session.bye(why);
  else if (way === 'others-closed' || way === 'others-refused') taken.set(view, { way, why });
}

/** Before a command: closes the selected mailbox where it was taken away. */
export function closeTaken(session: ImapSession): void {
  const loss = session.selected && taken.get(session.selected);
  if (loss?.way !== 'others-closed') return;
  session.send(`OK [CLOSED] ${loss.why}`);
  session.unselect();
}

/** The NO to a command that needs what is in a mailbox that was taken away. */
export function refusalOfTaken(view: View): Reply | undefined {
  const loss = taken.get(view);
  return loss?.way === 'others-refused' ? no(loss.why) : undefined;
}
