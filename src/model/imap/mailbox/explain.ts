import type { Data } from '../../../imap/value.ts';
import type { ImapCommand } from '../command.ts';
import { marksSeen } from '../effects.ts';
import type { ImapMoment } from '../moment.ts';
import { hasWord, itemsOf, plainName, wordOf } from '../words.ts';
import { isPermanent, samePermanent } from './flag-sets.ts';
import { type FlagsFact, hasFlag } from './message-facts.ts';
import { mayBeGhost, raiseModseq } from './modseq.ts';
import { isUpToDate, type Place, unexplained } from './place.ts';
import { beyondView, targetsOf } from './targets.ts';

/** Commands that leave the flags of the messages that are there, whatever else they do. */
const leavesFlags: ReadonlySet<string> = new Set([
  ...['APPEND', 'COPY', 'MOVE', 'EXPUNGE', 'CLOSE', 'SELECT', 'EXAMINE', 'UNSELECT'],
  ...['CREATE', 'DELETE', 'RENAME', 'SUBSCRIBE', 'UNSUBSCRIBE'],
]);

/** Takes in what a command has done to flags that is over now. */
export function explain(moment: ImapMoment, place: Place | undefined, command: ImapCommand): void {
  const { response, account } = moment;
  const name = plainName(command);
  const bad = response.kind === 'tagged' && response.status === 'BAD';
  const known = bad || leavesFlags.has(name) || (name === 'FETCH' && !marksSeen(command));
  if (known || changesFlags(moment, place, command)) account.mailboxes.explained += 1;
}

/** What a command does to the flags of a message. */
interface Effect {
  /** Undefined: that is not known. */
  readonly on: (flags: ReadonlySet<string>) => ReadonlySet<string> | undefined;
  /** The flags that it sets or takes away; undefined: all. */
  readonly touches: ReadonlySet<string> | undefined;
}

const unknown: Effect = { on: () => undefined, touches: undefined };

function changesFlags(moment: ImapMoment, place: Place | undefined, command: ImapCommand): boolean {
  moment.account.mailboxes.flagsChangedAt = moment.at;
  const uids = place && targetsOf(place, command);
  const effect = effectOf(moment, place, command);
  if (!place || !uids || !effect) return false;
  for (const uid of uids) apply(moment, place, { uid, effect, command });
  for (const uid of beyondView(place, command)) apply(moment, place, { uid, effect: unknown, command });
  return true;
}

function effectOf({ response }: ImapMoment, place: Place | undefined, command: ImapCommand): Effect | undefined {
  const name = plainName(command);
  if (!place || (name !== 'STORE' && name !== 'FETCH')) return undefined;
  const done = response.kind === 'tagged' && response.status === 'OK' && response.code?.name !== 'MODIFIED';
  const lasting = done && !place.view.readOnly && !hasWord(command.args.slice(1, 2), 'UNCHANGEDSINCE');
  if (!lasting) return unknown;
  return name === 'FETCH' ? adds(new Set(['\\seen']), place) : storeEffect(command, place);
}

function storeEffect({ args }: ImapCommand, place: Place): Effect {
  const [, how, ...rest] = args;
  const flags = new Set(rest.flatMap(listed).map((flag) => flag.toLowerCase()));
  const [, sign] = /^([+-]?)FLAGS(?:\.SILENT)?$/.exec(wordOf(how) ?? '') ?? [];
  if (sign === undefined) return unknown;
  if (sign === '+') return adds(flags, place);
  if (sign === '') return allPermanent(flags, place) ? { on: () => flags, touches: undefined } : unknown;
  return { on: (before) => new Set([...before].filter((flag) => !flags.has(flag))), touches: flags };
}

function listed(data: Data): readonly string[] {
  const items = data.kind === 'list' ? itemsOf(data) : [data];
  return items.map((item) => ('text' in item ? item.text : ''));
}

function adds(flags: ReadonlySet<string>, place: Place): Effect {
  if (!allPermanent(flags, place)) return unknown;
  return { on: (before) => new Set([...before, ...flags]), touches: flags };
}

/** Flags of which a server keeps one (RFC 9051 section 2.3.2): setting it may take the other away. */
const linked: ReadonlySet<string> = new Set(['$junk', '$notjunk', '$phishing']);

function allPermanent(flags: ReadonlySet<string>, { view: { permanentFlags } }: Place): boolean {
  for (const flag of flags) if (linked.has(flag) || !isPermanent(flag, permanentFlags)) return false;
  return true;
}

interface Change {
  readonly uid: number;
  readonly effect: Effect;
  readonly command: ImapCommand;
}

function apply(moment: ImapMoment, place: Place, { uid, effect, command }: Change): void {
  const { mailbox, notes } = place;
  // As it is when this command is explained.
  const holds = unexplained(moment) - 1;
  const message = mailbox.message(uid);
  const before = message.flags?.holds === holds ? message.flags : undefined;
  const after = before && effect.on(before.flags);
  message.flags = undefined;
  // STORE on a message that another session has removed may change nothing, and be answered OK (RFC 2180 section 4.2).
  if (!before || !after || (!isUpToDate(moment, notes) && mayBeGhost(moment, place))) return;
  message.flags = { ...changed(before, effect), flags: after, holds, at: moment.at, by: notes };
  if (samePermanent(before.flags, after, mailbox.permanentFlags)) return;
  const { sentAt } = command;
  mailbox.changedFlags({ uid, flags: after, at: moment.at, sentAt, by: notes });
  if (isSurelyOther(before, after) && isSurelyThere(place, uid))
    raiseModseq(moment, mailbox, { uid, sentAt, why: 'change' });
}

/** Whether the message cannot have gone unnoticed, as with CLOSE. */
function isSurelyThere({ mailbox, view }: Place, uid: number): boolean {
  return (
    !mailbox.gone.has(uid) && (!mailbox.isUnsure || view.messages?.some((message) => message.uid === uid) === true)
  );
}

/** Whether a flag was set that surely was not, or taken away that surely was. */
function isSurelyOther(before: FlagsFact, after: ReadonlySet<string>): boolean {
  for (const flag of after) if (hasFlag(before, flag) === false) return true;
  for (const flag of before.flags) if (!after.has(flag) && hasFlag(before, flag) === true) return true;
  return false;
}

/** Flags that are known from the making of a message stay so, but for those that were changed since. */
function changed(before: FlagsFact, { touches }: Effect): Pick<FlagsFact, 'from' | 'touched'> {
  const made = before.from === 'append' || before.from === 'copy';
  if (!made || !touches) return { from: 'changed', touched: new Set() };
  return { from: before.from, touched: new Set([...before.touched, ...touches]) };
}
