import { decide } from '../../judge.ts';
import type { RuleId } from '../../rules/all.ts';
import type { ImapMoment } from '../moment.ts';
import { samePermanent, showFlags } from './flag-sets.ts';
import type { FlagsChange } from './mailbox-mirror.ts';
import type { FlagsFact } from './message-facts.ts';
import { pathOf, type Place, unexplained } from './place.ts';
import { uidOf } from './roster.ts';

/** Flags that a session was told which knows of every change: they are those that the message has. */
export function judgeFlags(moment: ImapMoment, place: Place, uid: number, flags: ReadonlySet<string>): void {
  const { at, judge } = moment;
  const { mailbox, notes, view } = place;
  // What a session sees of flags that may not write is its own matter.
  if (view.readOnly) return;
  const message = mailbox.message(uid);
  const known = message.flags;
  const holds = unexplained(moment);
  const current = known?.holds === holds ? known : undefined;
  const same = current !== undefined && samePermanent(current.flags, flags, mailbox.permanentFlags);
  if (current)
    decide(judge, ruleOf(current, place, flags), same, () => ({
      path: `${pathOf(place, uid)} / FLAGS`,
      wanted: showFlags(current.flags),
      got: showFlags(flags),
    }));
  const from = 'told';
  message.flags =
    current && same ? { ...current, from, touched: none } : { flags, holds, at, by: notes, from, touched: none };
}

const none: ReadonlySet<string> = new Set();

function ruleOf(known: FlagsFact, { notes, view }: Place, flags: ReadonlySet<string>): RuleId {
  const made = known.from === 'append' || known.from === 'copy';
  if (made && [...known.touched].every((flag) => known.flags.has(flag) === flags.has(flag)))
    return known.from === 'append' ? 'rule.imap.append-keeps-flags' : 'rule.imap.copy-keeps-flags';
  const later = view.openedBy.sentAt > known.at;
  return known.by === notes || later ? 'rule.imap.flags-are-kept' : 'rule.imap.flags-told-at-poll';
}

/** The flags that FETCH told while the last command was in flight, where that command leaves no doubt about others. */
export function judgeToldFlags(moment: ImapMoment, place: Place): void {
  const { told } = place.notes;
  if (told.length === 0) return;
  const last = new Map(told.map(({ uid, flags }) => [uid, flags]));
  // Of a message that was on its way out nobody relies on the flags: a server may have marked it itself.
  for (const [uid, flags] of last) if (!place.mailbox.gone.has(uid)) judgeFlags(moment, place, uid, flags);
}

/** When a session was told everything, and how many of the messages that it knew then are there yet. */
interface Synced {
  readonly at: number;
  readonly messages: number;
}

/** A session was told everything: what others changed since it last was is among it. */
export function judgeNewsOfFlags(moment: ImapMoment, place: Place, before: Synced): void {
  const { mailbox, view, notes } = place;
  if (view.readOnly || mailbox.flagsChanges.size === 0) return;
  for (const change of [...mailbox.flagsChanges.values()].reverse()) {
    if (change.at <= before.at) break;
    if (change.by !== notes && change.sentAt > view.openedBy.sentAt) judgeNews(moment, place, change, before);
  }
}

function judgeNews(moment: ImapMoment, place: Place, { uid, flags }: FlagsChange, before: Synced): void {
  const { judge } = moment;
  const fact = place.mailbox.known(uid)?.flags;
  if (fact?.holds !== unexplained(moment) || fact.flags !== flags) return;
  const index = indexOf(place, uid);
  // Of a message that came since the client fetches the flags.
  if (index === undefined || index >= before.messages) return;
  const message = place.view.messages?.[index];
  if (!message) return;
  const told = message.flags;
  if (told === undefined && place.view.forgotAt > before.at) return;
  const holds = told !== undefined && samePermanent(told, flags, place.mailbox.permanentFlags);
  decide(judge, 'rule.imap.flags-told-at-poll', holds, () => ({
    path: `${pathOf(place, uid)} / FLAGS`,
    wanted: `FETCH ${showFlags(flags)} with the news`,
    got: told ? `${showFlags(told)} as before` : 'nothing',
  }));
}

/** Messages that are looked through for one with a known UID. */
const lookedThrough = 2000;

function indexOf(place: Place, uid: number): number | undefined {
  const { messages } = place.view;
  if (!messages || messages.length > lookedThrough) return undefined;
  const index = messages.findIndex((_, at) => uidOf(place, at + 1) === uid);
  return index < 0 ? undefined : index;
}
