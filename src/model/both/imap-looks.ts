import type { Data, ResponseData } from '../../imap/value.ts';
import type { ImapCommand } from '../imap/command.ts';
import type { ViewMirror } from '../imap/mirror.ts';
import type { ImapMoment, ImapRule } from '../imap/moment.ts';
import { hasWord, isSelect, itemsOf, mailboxOf, numberOf, plainName, wordOf } from '../imap/words.ts';
import { changesOf } from './changes.ts';

/** What is noted of an IMAP session that has INBOX open. */
interface Notes {
  /** When it sent the command that it last was told everything by. */
  syncedAt: number;
  /** Sizes that it was told since its last tagged response, by message number. */
  readonly sizes: Map<number, number>;
}

const notes = new WeakMap<ViewMirror, Notes>();

function notesOf(view: ViewMirror): Notes {
  const known = notes.get(view) ?? { syncedAt: view.openedBy.sentAt, sizes: new Map<number, number>() };
  notes.set(view, known);
  return known;
}

/** What an IMAP session is told of INBOX, for those who look at it through POP3. */
const judgeInbox: ImapRule = (moment) => {
  const { response } = moment;
  if (response.kind === 'tagged') {
    const view = inboxOf(moment);
    if (!view) return;
    if (moment.answered && response.status === 'OK') judgeAnswer(moment, moment.answered, view);
    notesOf(view).sizes.clear();
  } else if (response.kind === 'data') take(moment, response);
};

/** The view of the session, where it is one of INBOX. */
function inboxOf({ mirror: { view } }: ImapMoment): ViewMirror | undefined {
  return view?.mailbox === 'INBOX' && view.messages !== undefined ? view : undefined;
}

function judgeAnswer({ account, judge, at, inFlight }: ImapMoment, answered: ImapCommand, view: ViewMirror): void {
  const own = notesOf(view);
  const changes = changesOf(account);
  // Other commands in flight may keep a server from telling of what is gone (RFC 9051 section 7.5.1).
  const polled = isPoll(answered) && inFlight.length === 1;
  if (isSelect(answered) || polled) {
    own.syncedAt = answered.sentAt;
    const how = polled ? 'polled' : 'asked';
    const messages = view.messages?.length ?? 0;
    account.inbox.imapLooked({ messages, how, sentAt: answered.sentAt, at }, changes, judge);
  }
  // What a session was not told of yet it may still see (RFC 2180 section 4.1.1): its sizes are those of its last poll.
  if (own.sizes.size > 0 && plainName(answered) === 'FETCH')
    account.inbox.imapSized([...own.sizes.values()], { sentAt: own.syncedAt, at }, changes, judge);
}

function isPoll({ name }: ImapCommand): boolean {
  return name === 'NOOP' || name === 'CHECK';
}

type DataResponse = Extract<ResponseData, { readonly kind: 'data' }>;

function take(moment: ImapMoment, { name, number, data }: DataResponse): void {
  if (name === 'STATUS') judgeStatus(moment, data);
  else if (name === 'FETCH') takeFetch(moment, Number(number ?? 0n), itemsOf(data[0]));
}

/** Of the mailbox that a session has open it may be told what it knows already: RFC 9051 section 6.3.11 leaves that open. */
function judgeStatus(moment: ImapMoment, [mailbox, items]: readonly Data[]): void {
  const { inFlight, account, judge, at } = moment;
  const command = inFlight.find(({ name, args }) => name === 'STATUS' && mailboxOf(args[0]) === 'INBOX');
  const messages = numberOf(valueOf(itemsOf(items), 'MESSAGES'));
  if (!command || messages === undefined || mailboxOf(mailbox) !== 'INBOX' || inboxOf(moment)) return;
  account.inbox.imapLooked({ messages, how: 'asked', sentAt: command.sentAt, at }, changesOf(account), judge);
}

function takeFetch(moment: ImapMoment, number: number, items: readonly Data[]): void {
  const view = inboxOf(moment);
  if (!view) return;
  if (hasWord(itemsOf(valueOf(items, 'FLAGS')), '\\DELETED')) moment.account.inbox.mayHaveDeleted = true;
  const size = numberOf(valueOf(items, 'RFC822.SIZE'));
  if (size !== undefined) notesOf(view).sizes.set(number, size);
}

/** The value behind a name, in a list that goes name, value, name, value. */
function valueOf(items: readonly Data[], name: string): Data | undefined {
  for (let at = 0; at + 1 < items.length; at += 2) if (wordOf(items[at]) === name) return items[at + 1];
  return undefined;
}

/** Whether a command may flag messages as deleted, or bring in such. */
export function mayFlagDeleted({ args }: ImapCommand): boolean {
  return hasWord(args, '\\DELETED');
}

/** Rules about what both protocols show of INBOX. */
export const bothJudges: readonly ImapRule[] = [judgeInbox];
