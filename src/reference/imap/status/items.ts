import type { Mailbox } from '../../store/store.ts';
import type { ImapSession, StatusItem } from '../contract.ts';
import { isOpenElsewhere } from '../mailboxes/in-use.ts';
import { wasOpened } from '../mailboxes/opened.ts';
import { SyntaxFault } from '../reply.ts';
import type { Scanner } from '../scanner.ts';
import { messagesOf } from './messages.ts';

const seenFlag = String.raw`\Seen`;
const deletedFlag = String.raw`\Deleted`;

/** Items of both revisions (RFC 9051 section 6.3.11, RFC 3501 section 6.3.10). */
const commonItems: Readonly<Record<string, StatusItem>> = {
  MESSAGES: (mailbox, session) => String(countOf(mailbox, session)),
  UIDNEXT: (mailbox, session) => String(uidNextOf(mailbox, session)),
  UIDVALIDITY: (mailbox, session) => String(isUnknown(mailbox, session) ? 0 : mailbox.uidValidity),
  UNSEEN: (mailbox, session) => String(unseenOf(mailbox, session)),
};

/** The items in parentheses; one that the server does not know is BAD. */
export function statusItems(scanner: Scanner, session: ImapSession): ReadonlyMap<string, StatusItem> {
  const items = new Map<string, StatusItem>();
  scanner.list(() => {
    const name = scanner.keyword();
    const item = itemOf(session, name);
    if (item !== undefined) items.set(name, item);
    else if (!session.behaviour.has('imap.status.unknown-item-ignored')) throw new SyntaxFault(`Unknown item ${name}`);
  });
  return items;
}

function itemOf(session: ImapSession, name: string): StatusItem | undefined {
  if (name === 'RECENT')
    return session.rev2 || session.behaviour.has('imap.status.recent-refused') ? undefined : recent;
  if (name === 'DELETED') return session.behaviour.setting('imap.rev2') === 'on' ? deleted : undefined;
  return (Object.hasOwn(commonItems, name) ? commonItems[name] : undefined) ?? session.extensions.statusItem(name);
}

function countOf(mailbox: Mailbox, session: ImapSession): number {
  const messages = messagesOf(mailbox, session);
  const locked = messages.length > 0 && isOpenElsewhere(session, mailbox);
  if (locked && session.behaviour.has('imap.status.open-elsewhere-empty')) return 0;
  if (lacksNew(mailbox, session)) return messages.length - mailbox.recent().length;
  const undeleted = messages.filter(({ flags }) => !flags.has(deletedFlag));
  const skips = undeleted.length < messages.length && session.behaviour.has('imap.status.messages-without-deleted');
  return skips ? undeleted.length : messages.length;
}

/** The bug of a server that counts from an index that only SELECT brings up to date. */
function lacksNew(mailbox: Mailbox, { selected, behaviour }: ImapSession): boolean {
  const hasNew = selected?.mailbox !== mailbox && mailbox.recent().length > 0;
  return hasNew && behaviour.has('imap.status.new-uncounted');
}

/** The bug of a server that gives a mailbox its numbers when it is first opened. */
function isUnknown(mailbox: Mailbox, { behaviour }: ImapSession): boolean {
  return !wasOpened(mailbox) && behaviour.has('imap.status.unopened-zero');
}

function uidNextOf(mailbox: Mailbox, session: ImapSession): number {
  const { behaviour } = session;
  if (isUnknown(mailbox, session)) return 0;
  const next = (mailbox.messages.at(-1)?.uid ?? 0) + 1;
  return next < mailbox.uidNext && behaviour.has('imap.status.uidnext-falls') ? next : mailbox.uidNext;
}

/** Messages without `\Seen`: a count, and not the number of the first as in the code UNSEEN of SELECT. */
function unseenOf(mailbox: Mailbox, session: ImapSession): number {
  const messages = messagesOf(mailbox, session);
  const unseen = messages.filter(({ flags }) => !flags.has(seenFlag));
  const [first] = unseen;
  if (first !== undefined && session.behaviour.has('imap.status.unseen-is-the-first'))
    return messages.indexOf(first) + 1;
  return unseen.length;
}

function deleted(mailbox: Mailbox, session: ImapSession): string {
  const count = messagesOf(mailbox, session).filter(({ flags }) => flags.has(deletedFlag)).length;
  return String(count > 0 && session.behaviour.has('imap.status.deleted-zero') ? 0 : count);
}

/** Of the selected mailbox, those that are recent in this session; of others, those that no session was told of. */
function recent(mailbox: Mailbox, { selected, behaviour }: ImapSession): string {
  const own = selected?.mailbox === mailbox ? selected.recentCount() : 0;
  const count = own + mailbox.recent().length;
  if (count > 0 && selected?.mailbox !== mailbox && behaviour.has('imap.status.takes-recent')) mailbox.takeRecent();
  return String(count);
}
