import type { Mailbox, Message } from '../../store/store.ts';
import type { ImapSession } from '../contract.ts';
import { systemFlags } from '../flag-lists.ts';
import { isOpenElsewhere } from '../mailboxes/in-use.ts';
import { listOne } from '../list/list-one.ts';
import { list } from '../output.ts';

const seen = String.raw`\Seen`;

interface Opened {
  /** As the client wrote it. */
  readonly name: string;
  readonly examined: boolean;
}

/** What must come before the OK to SELECT and EXAMINE, in the order that the server likes (RFC 9051 section 6.3.2). */
export function announceMailbox(session: ImapSession, opened: Opened): void {
  const { behaviour } = session;
  const parts = [sendFlags, sendSize, sendNumbers];
  if (behaviour.setting('imap.select-order') === 'numbers-first') parts.reverse();
  for (const part of parts) part(session, opened);
  if (session.rev2 && !behaviour.has('imap.select.no-list')) listOpened(session, opened.name);
}

/** With OLDNAME where the client wrote the name in another form (RFC 9051 section 6.3.2). */
function listOpened(session: ImapSession, given: string): void {
  const { name } = session.view.mailbox;
  const differs = given !== name;
  listOne(session, name, differs && !session.behaviour.has('imap.select.no-oldname') ? given : name);
}

function sendFlags(session: ImapSession, { examined }: Opened): void {
  const { behaviour, view } = session;
  const flags = [...systemFlags, ...keywordsTold(session)];
  if (!behaviour.has('imap.select.no-flags')) {
    session.send('FLAGS ', list(behaviour.has('imap.select.flags-incomplete') ? flags.slice(2) : flags));
  }
  if (behaviour.has('imap.select.no-permanentflags')) return;
  const open = !examined || behaviour.has('imap.examine.permanentflags');
  const all = view.mailbox.takesNewKeywords ? [...flags, String.raw`\*`] : flags;
  const changeable = open ? all : [];
  session.send('OK [PERMANENTFLAGS ', list(changeable), '] Flags that can be kept');
}

function keywordsTold(session: ImapSession): ReadonlySet<string> {
  const { mailbox } = session.view;
  const hides = mailbox.keywords.size > 0 && isOpenElsewhere(session, mailbox);
  return hides && session.behaviour.has('imap.select.keywords-of-first-session') ? new Set() : mailbox.keywords;
}

function sendSize(session: ImapSession): void {
  const { behaviour, view } = session;
  const { messages } = view;
  const count = sizeTold(session, messages.length);
  session.send(`${String(count + (behaviour.has('imap.select.exists-one-more') ? 1 : 0))} EXISTS`);
  if (session.rev2) return;
  if (!behaviour.has('imap.select.no-recent')) session.send(`${String(view.recentCount())} RECENT`);
  const unseen = firstUnseen(session, messages);
  const sent = unseen > 0 || (messages.every(isSeen) && behaviour.has('imap.select.unseen-zero'));
  if (sent) session.send(`OK [UNSEEN ${String(unseen)}] The first message not seen`);
}

/** For the bug of a server that counts a mailbox once a session. */
const firstSizes = new WeakMap<ImapSession, WeakMap<Mailbox, number>>();

function sizeTold(session: ImapSession, size: number): number {
  const sizes = firstSizes.get(session) ?? new WeakMap<Mailbox, number>();
  firstSizes.set(session, sizes);
  const { mailbox } = session.view;
  const before = sizes.get(mailbox);
  if (before === undefined) sizes.set(mailbox, size);
  return before !== undefined && before !== size && session.behaviour.has('imap.select.size-remembered')
    ? before
    : size;
}

/** Sent where there is one, left out where there is none (RFC 3501 section 6.3.1, erratum 3032). */
function firstUnseen({ behaviour }: ImapSession, messages: readonly Message[]): number {
  const first = messages.findIndex((message) => !isSeen(message)) + 1;
  if (first === 0 || behaviour.has('imap.select.no-unseen')) return 0;
  return behaviour.has('imap.select.unseen-is-a-count') ? messages.filter((message) => !isSeen(message)).length : first;
}

function isSeen({ flags }: Message): boolean {
  return flags.has(seen);
}

function sendNumbers(session: ImapSession): void {
  const { behaviour, view } = session;
  if (!behaviour.has('imap.select.no-uidvalidity')) {
    session.send(`OK [UIDVALIDITY ${String(uidValidity(session))}] UIDs are valid`);
  }
  if (behaviour.has('imap.select.no-uidnext')) return;
  const last = view.messages.at(-1);
  const tooLow = last !== undefined && behaviour.has('imap.select.uidnext-is-last-uid');
  session.send(`OK [UIDNEXT ${String(tooLow ? last.uid : view.mailbox.uidNext)}] The next UID`);
}

function uidValidity({ behaviour, connection, view: { mailbox } }: ImapSession): number {
  if (behaviour.has('imap.select.uidvalidity-zero')) return 0;
  const bySession = behaviour.has('imap.select.uidvalidity-by-session');
  return mailbox.uidValidity + (bySession ? connection.id : 0);
}
