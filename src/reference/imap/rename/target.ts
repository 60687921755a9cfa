import type { ImapSession } from '../contract.ts';
import { superiorsOf } from '../list/hierarchy.ts';
import { listOne } from '../list/list-one.ts';
import { mustBeFree } from '../mailboxes/free-name.ts';
import { mustHavePlace } from '../mailboxes/place.ts';
import { newName } from '../mailboxes/valid-name.ts';
import { no, Refusal } from '../reply.ts';

/** The new name of a mailbox, once it is sure that it can have it. */
export function targetName(session: ImapSession, given: string): string {
  const { account, behaviour, store } = session;
  const name = newName(session, given);
  const taken = account.mailbox(name);
  if (taken !== undefined && taken !== account.inbox() && behaviour.has('imap.rename.overwrites')) account.delete(name);
  mustBeFree(session, name);
  mustHavePlace(session, name);
  const missing = superiorsOf(name, store.delimiter).some((superior) => account.folder(superior) === undefined);
  if (missing && behaviour.has('imap.rename.superiors-missing')) throw new Refusal(no('There is no superior mailbox'));
  return name;
}

/** RFC 9051 section 6.3.9.7: the new name with the old one; extended data only to clients that know of it. */
export function tellNewName(
  session: ImapSession,
  name: string,
  names: { readonly old: string; readonly given: string },
): void {
  if (!session.rev2) return;
  if (session.behaviour.setting('imap.changes-of-names') === 'listed') listOne(session, name, names.old);
  else if (names.given !== name) listOne(session, name, names.given);
}
