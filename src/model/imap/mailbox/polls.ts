import type { ImapCommand } from '../command.ts';
import { decide } from '../../judge.ts';
import type { ViewMirror } from '../mirror.ts';
import type { ImapMoment } from '../moment.ts';
import { judgeCount } from './counts.ts';
import { judgeNewsOfFlags } from './flags.ts';
import { showFlags } from './flag-sets.ts';
import { judgeHighestModseq, judgeSnapshot } from './modseq.ts';
import type { NameMirror } from './name-mirror.ts';
import { judgeOpened } from './naming.ts';
import type { MailboxMirror } from './mailbox-mirror.ts';
import type { Place } from './place.ts';
import { judgeQresync } from './qresync.ts';
import { judgeRecentCount } from './recent.ts';
import { refreshRoster } from './roster.ts';
import { judgeUidNext, judgeUidValidity } from './told-uids.ts';

/** SELECT or EXAMINE was answered OK. */
export function takeOpened(moment: ImapMoment, command: ImapCommand): void {
  const { account, mirror } = moment;
  const { view } = mirror;
  if (!view) return;
  const name = account.mailboxes.named(view.mailbox, mirror);
  const { sentAt } = command;
  if (view.uidValidity !== undefined)
    judgeUidValidity(moment, name, { value: view.uidValidity, sentAt, assigned: false });
  if (view.uidNext !== undefined) judgeUidNext(moment, name, { value: view.uidNext, sentAt });
  if (view.highestModseq !== undefined) judgeHighestModseq(moment, name, { value: view.highestModseq, sentAt });
  judgeOpenedCounts(moment, name, view, command);
}

function judgeOpenedCounts(moment: ImapMoment, name: NameMirror, view: ViewMirror, command: ImapCommand): void {
  const { messages, uidNext, highestModseq } = view;
  const by = 'SELECT';
  if (messages) judgeCount(moment, name, { item: 'MESSAGES', value: BigInt(messages.length), by, command });
  if (uidNext !== undefined) judgeCount(moment, name, { item: 'UIDNEXT', value: BigInt(uidNext), by, command });
  if (highestModseq !== undefined)
    judgeCount(moment, name, { item: 'HIGHESTMODSEQ', value: highestModseq, by, command });
  judgeSnapshot(moment, name, { messages: messages?.length, uidNext, modseq: highestModseq, sentAt: command.sentAt });
}

/** What the mailbox that was opened is compared with, beyond its numbers. */
export function judgePlaceOpened(moment: ImapMoment, place: Place, command: ImapCommand): void {
  const { view, mailbox } = place;
  judgeOpened(moment, place);
  judgeRecentCount(moment, place);
  judgeQresync(moment, place, command);
  if (view.readOnly) return;
  mailbox.permanentFlags = view.permanentFlags;
  judgeFlagLists(moment, place);
}

/** FLAGS and PERMANENTFLAGS of two sessions in one quiet time. */
function judgeFlagLists({ account, judge }: ImapMoment, { name, view, mailbox }: Place): void {
  const epoch = account.lastChange();
  const { flags, permanentFlags: permanent } = view;
  if (view.openedBy.sentAt <= epoch || !flags || !permanent) return;
  const known = name.flagLists;
  if (known?.epoch !== epoch) {
    name.flagLists = { epoch, flags, permanent };
    return;
  }
  const agree = sameInUse(mailbox, known.flags, flags) && sameInUse(mailbox, known.permanent, permanent);
  decide(judge, 'rule.imap.flag-lists-agree', agree, () => ({
    path: `${name.name} / FLAGS and PERMANENTFLAGS`,
    wanted: `${showFlags(known.flags)} and ${showFlags(known.permanent)}`,
    got: `${showFlags(flags)} and ${showFlags(permanent)}`,
  }));
}

/** Whether two lists are the same, but for keywords that no message is known to have: a server need not keep these. */
function sameInUse(mailbox: MailboxMirror, left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  const beside = [...left].filter((flag) => !right.has(flag)).concat([...right].filter((flag) => !left.has(flag)));
  return beside.every((flag) => !flag.startsWith('\\') && !mailbox.hasMessageWith(flag));
}

/**
 * Commands that bring news when they are answered OK. CHECK need not (RFC 3501 section 6.4.1), nor need the end of IDLE
 * tell what had no time to come while IDLE lasted (RFC 9051 section 6.3.13).
 */
const polls: ReadonlySet<string> = new Set(['NOOP', 'SELECT', 'EXAMINE']);

/** A session asked for news while nothing changed and nothing else was going on: it knows everything now. */
export function takeNews(moment: ImapMoment, place: Place | undefined, command: ImapCommand): void {
  const { account, mirror, inFlight, at } = moment;
  if (!polls.has(command.name) || !account.isQuietSince(command.sentAt) || inFlight.length !== 1) return;
  const notes = account.mailboxes.notesOf(mirror);
  const before = { at: notes.syncedAt, messages: notes.synced?.view === mirror.view ? notes.known : 0 };
  notes.sync(account.begun, mirror.view);
  notes.epoch = account.lastChange();
  notes.syncedAt = at;
  if (!place || command.name === 'SELECT' || command.name === 'EXAMINE') return;
  refreshRoster(moment, place);
  judgeNewsOfFlags(moment, place, before);
  const { messages } = place.view;
  const value = BigInt(messages?.length ?? 0);
  if (messages) judgeCount(moment, place.name, { item: 'MESSAGES', value, by: 'session', command });
}
