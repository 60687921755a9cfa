import type { Folder, Mailbox } from '../../store/store.ts';
import type { ImapSession } from '../contract.ts';
import { foldersBelow } from '../mailboxes/folders-below.ts';
import { rememberName } from '../mailboxes/former-names.ts';
import { checkUse } from '../mailboxes/in-use.ts';
import type { Reply } from '../reply.ts';
import { no, ok, Refusal } from '../reply.ts';
import { targetName, tellNewName } from './target.ts';

const done = ok('The name is changed');

/** RENAME of any name but INBOX, with what is below it. */
export function renameTree(session: ImapSession, from: string, given: string): Reply {
  const { account, behaviour } = session;
  const tree = treeOf(session, from);
  if (tree.length === 0) {
    return behaviour.has('imap.rename.missing-ok') ? done : no('There is no such mailbox', 'NONEXISTENT');
  }
  const to = targetName(session, given);
  for (const { mailbox, name } of tree) {
    if (mailbox !== undefined) checkUse(session, mailbox, 'imap.rename-of-open');
    checkPlace(session, to + name.slice(from.length), tree);
  }
  const mailbox = account.mailbox(from);
  account.rename(from, to, session);
  if (mailbox !== undefined) spoil(session, mailbox, { from, to });
  spoilNames(session, { from, to });
  tellNewName(session, to, { old: from, given });
  return done;
}

function treeOf({ account, store }: ImapSession, from: string): readonly Folder[] {
  return account.folders().filter(({ name }) => name === from || name.startsWith(from + store.delimiter));
}

/** What moves below the new name must not meet what is there already; what moves itself makes room. */
function checkPlace({ account }: ImapSession, name: string, tree: readonly Folder[]): void {
  const there = account.folder(name);
  if (there?.mailbox === undefined || tree.some((folder) => folder.name === name)) return;
  throw new Refusal(no('There is a mailbox of this name', 'ALREADYEXISTS'));
}

interface Names {
  readonly from: string;
  readonly to: string;
}

/** What bugs do to the mailbox itself. */
function spoil(session: ImapSession, mailbox: Mailbox, { from }: Names): void {
  const { account, behaviour } = session;
  const { messages } = mailbox;
  const isFree = account.folder(from) === undefined;
  if (isFree && behaviour.has('imap.rename.old-name-opens')) rememberName(session, from, mailbox);
  if (isFree && behaviour.has('imap.rename.copies')) account.create(from).append(messages);
  if (messages.length > 0 && behaviour.has('imap.rename.messages-lost')) mailbox.expunge(messages);
  const flagged = messages.filter(({ flags }) => flags.size > 0);
  if (flagged.length === 0 || !behaviour.has('imap.rename.flags-lost')) return;
  for (const message of flagged) mailbox.setFlags(message, []);
}

/** What bugs do to names beside it. */
function spoilNames(session: ImapSession, { from, to }: Names): void {
  const { account, behaviour } = session;
  if (account.subscriptions.has(from) && behaviour.has('imap.rename.subscription-moves')) {
    account.unsubscribe(from);
    account.subscribe(to);
  }
  const below = foldersBelow(session, to);
  if (below.length === 0 || to.startsWith(from) || !behaviour.has('imap.rename.inferiors-stay')) return;
  for (const { name } of below) {
    if (account.folder(name) !== undefined) account.rename(name, from + name.slice(to.length), session);
  }
}
