import { instantOf } from '../../../imap/instant.ts';
import { textOf } from '../../../imap/text-of.ts';
import type { Data, ResponseCode } from '../../../imap/value.ts';
import { decide } from '../../judge.ts';
import type { ImapCommand } from '../command.ts';
import type { ImapMoment } from '../moment.ts';
import { isByUid, mailboxOf, numberOf, plainName } from '../words.ts';
import { mayBeGhost, raiseModseq } from './modseq.ts';
import type { MailboxMirror } from './mailbox-mirror.ts';
import type { NameMirror } from './name-mirror.ts';
import { isUpToDate, type Place, type Success, uidsOf, unexplained } from './place.ts';
import { digestOf, isPlainMessage, type StaticItem } from './static-value.ts';
import { naming } from './targets.ts';
import { judgeUidValidity } from './told-uids.ts';

/** A message as APPEND gives it. */
interface Appended {
  readonly flags: readonly Data[];
  readonly date: string | undefined;
  /** Undefined: put together by the server. */
  readonly octets: Buffer | undefined;
}

/** The messages of APPEND (RFC 9051 section 6.3.12, RFC 3502 section 6.3.11). */
function appendedBy({ args: [, ...args] }: ImapCommand): readonly Appended[] {
  const messages: Appended[] = [];
  let flags: readonly Data[] = [];
  let date: string | undefined;
  for (const [at, arg] of args.entries()) {
    // CATENATE and UTF8 lead a list (RFC 4469 section 3, RFC 6855 section 4): the server puts the message together.
    const put = arg.kind === 'list' && args[at - 1]?.kind === 'atom';
    if (isDate(arg)) date = textOf(arg);
    else if (arg.kind === 'list' && !put) flags = arg.items;
    else if (arg.kind === 'string' || put) {
      messages.push({ flags, date, octets: arg.kind === 'string' ? arg.octets : undefined });
      flags = [];
      date = undefined;
    }
  }
  return messages;
}

function isDate(arg: Data): boolean {
  return arg.kind === 'string' && arg.form === 'quoted';
}

/** APPEND was answered OK. */
export function takeAppend({ moment, command, code }: Success): void {
  const { account, mirror, judge } = moment;
  const name = account.mailboxes.named(mailboxOf(command.args[0]), mirror);
  const uids = code?.name === 'APPENDUID' ? uidsOf(code.args[1]) : undefined;
  if (!code || !uids) {
    if (name.present) raiseModseq(moment, name.present, { uid: undefined, sentAt: command.sentAt, why: 'message' });
    return;
  }
  tellUidValidity(moment, name, command, code);
  const messages = appendedBy(command);
  decide(judge, 'rule.imap.appenduid-names-message', uids.length === messages.length, () => ({
    path: `${name.name} / APPENDUID`,
    wanted: `${messages.length} UIDs`,
    got: `${uids.length}`,
  }));
  const mailbox = takeNew(moment, name, command, uids);
  if (!mailbox || uids.length !== messages.length) return;
  for (const [at, message] of messages.entries()) takeAppended(moment, mailbox, uids[at] ?? 0, message);
  forgetFlags(moment, mailbox, command, uids);
}

function tellUidValidity(moment: ImapMoment, name: NameMirror, { sentAt }: ImapCommand, code: ResponseCode): void {
  judgeUidValidity(moment, name, { value: numberOf(code.args[0]) ?? 0, sentAt, assigned: true });
}

/** UIDs of messages that a command has just made. */
function takeNew(
  moment: ImapMoment,
  name: NameMirror,
  { sentAt }: ImapCommand,
  uids: readonly number[],
): MailboxMirror | undefined {
  const { at, judge } = moment;
  const mailbox = name.present;
  const [first] = uids;
  if (!mailbox || first === undefined) return undefined;
  const above = Math.max(mailbox.uids.before(sentAt) ?? 0, (mailbox.uidNext.before(sentAt) ?? 1) - 1);
  const lowest = uids.reduce((least, uid) => Math.min(least, uid), first);
  if (above > 0)
    decide(judge, 'rule.imap.new-uid-is-above-others', lowest > above, () => ({
      path: `${name.name} / UID ${lowest}`,
      wanted: `above ${above}`,
      got: String(lowest),
    }));
  for (const uid of uids) {
    mailbox.exists(uid, at);
    raiseModseq(moment, mailbox, { uid, sentAt, why: 'message' });
  }
  return mailbox;
}

/** What must come back as APPEND gave it. */
function toldBy({ octets, date }: Appended): readonly Omit<StaticItem, 'empty'>[] {
  const instant = date === undefined ? undefined : instantOf(date);
  const dated = instant === undefined ? [] : [{ name: 'INTERNALDATE', value: instant }];
  if (!octets || !isPlainMessage(octets)) return dated;
  const text = { name: 'BODY[]', value: digestOf(octets), octets: octets.length };
  return [{ name: 'RFC822.SIZE', value: octets.length }, text, ...dated];
}

function takeAppended(moment: ImapMoment, mailbox: MailboxMirror, uid: number, message: Appended): void {
  const facts = mailbox.message(uid);
  for (const { name, value, octets } of toldBy(message))
    for (const prefix of ['', 'UTF-8 ']) facts.tell(prefix + name, { value, octets }, 'append');
  const words = message.flags.map((flag) => ('text' in flag ? flag.text.toLowerCase() : ''));
  const { at, account, mirror } = moment;
  const by = account.mailboxes.notesOf(mirror);
  facts.flags = { flags: new Set(words), holds: unexplained(moment), at, by, from: 'append', touched: new Set() };
}

/** COPYUID came for COPY or MOVE, while it is still known where the messages were. */
export function noteCopy(moment: ImapMoment, place: Place | undefined, oldest: ImapCommand, code: ResponseCode): void {
  const { account, mirror, judge } = moment;
  const command = copyingOf(moment, oldest);
  if (!command) return;
  const [, from, to] = code.args;
  const [sources, copies] = [uidsOf(from), uidsOf(to)];
  if (!sources || !copies) return;
  const fault = pairingFault(place, command, sources, copies);
  decide(judge, 'rule.imap.copyuid-pairs-messages', fault === undefined, () => ({
    path: `${mailboxOf(command.args[1])} / COPYUID`,
    wanted: 'UIDs of the messages named and, in the same ascending order, of their copies',
    got: fault ?? '',
  }));
  const pairs = fault === undefined ? copies.map((uid, at) => [sources[at] ?? 0, uid] as const) : [];
  account.mailboxes.notesOf(mirror).copied = { code, copies, pairs };
}

/**
 * The command that COPYUID came for: a server may work on several that are in flight. Undefined: it may be one or the
 * other.
 */
function copyingOf({ answered, inFlight }: ImapMoment, oldest: ImapCommand): ImapCommand | undefined {
  if (answered) return answered;
  const copying = inFlight.filter((one) => plainName(one) === 'COPY' || plainName(one) === 'MOVE');
  return copying.length > 1 ? undefined : (copying[0] ?? oldest);
}

function pairingFault(
  place: Place | undefined,
  command: ImapCommand,
  sources: readonly number[],
  copies: readonly number[],
): string | undefined {
  if (sources.length !== copies.length) return `${sources.length} sources, ${copies.length} copies`;
  const falling = copies.find((uid, at) => at > 0 && uid <= (copies[at - 1] ?? 0));
  if (falling !== undefined) return `copy ${falling} behind a greater one`;
  // Numbers mean what they meant before any EXPUNGE or VANISHED that the command returns (RFC 2180 section 4.4.2).
  if (!place || (!isByUid(command) && place.view.goneAt > command.sentAt)) return undefined;
  const named = naming(place, command);
  const stranger = sources.find((uid) => !named(uid));
  return stranger === undefined ? undefined : `source ${stranger}, which ${plainName(command)} does not name`;
}

/** COPY or MOVE was answered OK: what is known of the messages is known of their copies. */
export function takeCopy({ moment, place, command }: Success): void {
  const { account, mirror } = moment;
  const { copied } = account.mailboxes.notesOf(mirror);
  if (!copied) return;
  const name = account.mailboxes.named(mailboxOf(command.args[1]), mirror);
  tellUidValidity(moment, name, command, copied.code);
  const mailbox = takeNew(moment, name, command, copied.copies);
  if (!mailbox || !place) return;
  for (const pair of copied.pairs) takeCopied(moment, place, mailbox, pair);
  forgetFlags(moment, mailbox, command, copied.copies);
}

/**
 * Another session, or a command that was sent behind this one, may have changed the flags of new messages before we were
 * told that they are made, or may be about to.
 */
function forgetFlags(
  { account }: ImapMoment,
  mailbox: MailboxMirror,
  { sentAt }: ImapCommand,
  uids: readonly number[],
): void {
  // The command itself is under way yet.
  if (account.mailboxes.flagsChangedAt < sentAt && account.inFlight <= 1) return;
  for (const uid of uids) mailbox.message(uid).flags = undefined;
}

function takeCopied(
  moment: ImapMoment,
  place: Place,
  mailbox: MailboxMirror,
  [source, copy]: readonly [number, number],
): void {
  const original = place.mailbox.message(source);
  const facts = mailbox.message(copy);
  facts.original = original;
  const { at } = moment;
  const holds = unexplained(moment);
  const mayDiffer = !isUpToDate(moment, place.notes) && mayBeGhost(moment, place);
  if (original.flags?.holds === holds && !mayDiffer)
    facts.flags = { flags: original.flags.flags, holds, at, by: place.notes, from: 'copy', touched: new Set() };
}
