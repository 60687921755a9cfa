import type { Mailbox } from '../../store/store.ts';
import type { Command, ImapSession } from '../contract.ts';
import { command } from '../contract.ts';
import { listOne } from '../list/list-one.ts';
import { canonicalName } from '../mailboxes/canonical-name.ts';
import { foldersBelow } from '../mailboxes/folders-below.ts';
import { rememberName } from '../mailboxes/former-names.ts';
import { checkUse, isOpenElsewhere } from '../mailboxes/in-use.ts';
import { mailboxArgument } from '../mailboxes/mailbox-argument.ts';
import type { Reply } from '../reply.ts';
import { no, ok, Refusal } from '../reply.ts';

/** DELETE (RFC 9051 section 6.3.5). */
export const deleteMailbox: Command = command<string>({
  name: 'DELETE',
  state: 'authenticated',
  parse: mailboxArgument,
  run,
});

const done = ok('The mailbox is gone');

function run(session: ImapSession, given: string): Reply {
  const { account, behaviour } = session;
  const name = canonicalName(session, given);
  const mailbox = account.mailbox(name);
  if (mailbox === account.inbox()) return deletionOfInbox(session, mailbox);
  if (foldersBelow(session, name).length > 0) checkInferiors(session, name, mailbox);
  else if (account.folder(name) === undefined) {
    return behaviour.has('imap.delete.missing-ok') ? done : no('There is no such mailbox', 'NONEXISTENT');
  }
  if (mailbox !== undefined) checkUse(session, mailbox, 'imap.delete-of-open');
  const holdsMessages = mailbox !== undefined && mailbox.messages.length > 0;
  if (holdsMessages && behaviour.has('imap.delete.nothing-removed')) return done;
  remove(session, name, mailbox);
  if (session.rev2 && behaviour.setting('imap.changes-of-names') === 'listed') listOne(session, name, name);
  return done;
}

function deletionOfInbox({ behaviour }: ImapSession, inbox: Mailbox): Reply {
  if (!behaviour.has('imap.delete.inbox-ok')) return no('INBOX stays', 'CANNOT');
  inbox.expunge(inbox.messages);
  return done;
}

/** A mailbox may go while names are below it; a name that only is their superior may not. */
function checkInferiors({ behaviour }: ImapSession, name: string, mailbox: Mailbox | undefined): void {
  if (mailbox === undefined && behaviour.has('imap.delete.noselect-gone')) return;
  const refused = behaviour.setting('imap.delete-of-superior') === 'refused' && behaviour.setting('imap.rev2') === 'on';
  if (mailbox === undefined || refused) throw new Refusal(no(`There are names below ${name}`, 'HASCHILDREN'));
}

function remove(session: ImapSession, name: string, mailbox: Mailbox | undefined): void {
  const { account, behaviour } = session;
  if (mailbox !== undefined) remember(session, name, mailbox);
  const below = foldersBelow(session, name);
  const takesAll = below.length > 0 && (mailbox === undefined || behaviour.has('imap.delete.removes-inferiors'));
  if (takesAll) for (const folder of below.reverse()) account.delete(folder.name, session);
  if (account.folder(name) !== undefined) account.delete(name, session);
  if (account.subscriptions.has(name) && behaviour.has('imap.delete.unsubscribes')) account.unsubscribe(name);
}

/** A ghost holds its name while sessions have it open (RFC 2180 section 3.2). */
function remember(session: ImapSession, name: string, mailbox: Mailbox): void {
  const { behaviour } = session;
  const isGhost = isOpenElsewhere(session, mailbox) && behaviour.setting('imap.delete-of-open') === 'ghost';
  const returns = mailbox.messages.length > 0 && behaviour.has('imap.delete.messages-return');
  if (isGhost || returns || behaviour.has('imap.delete.opens-elsewhere')) rememberName(session, name, mailbox);
}
