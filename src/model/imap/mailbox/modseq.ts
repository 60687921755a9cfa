import { decide } from '../../judge.ts';
import type { RuleId } from '../../rules/all.ts';
import type { ImapMoment } from '../moment.ts';
import { samePermanent, showFlags } from './flag-sets.ts';
import type { MailboxMirror } from './mailbox-mirror.ts';
import type { MessageFacts, ModseqFact } from './message-facts.ts';
import type { NameMirror } from './name-mirror.ts';
import { lastRemoval, pathOf, type Place } from './place.ts';

/** A mod-sequence, and the flags where these came with it. */
interface ToldModseq {
  readonly modseq: bigint;
  readonly flags: ReadonlySet<string> | undefined;
}

/** FETCH told the mod-sequence of a message. */
export function judgeModseq(moment: ImapMoment, place: Place, uid: number, told: ToldModseq): void {
  const { at } = moment;
  const { mailbox, view, notes } = place;
  const { modseq } = told;
  // What flags a session sees that may not write is its own matter.
  const flags = view.readOnly ? undefined : told.flags;
  mailbox.modseq.raise(modseq, at);
  const message = mailbox.message(uid);
  const known = message.modseq;
  if (known && !mayBeGhost(moment, place)) compare(moment, { place, uid, known, told: { modseq, flags } });
  judgeRaised(moment, place, uid, modseq);
  if (!known || modseq > known.modseq) {
    message.modseqBefore = known;
    message.modseq = { modseq, flags, at, by: notes };
  } else if (modseq === known.modseq && flags) message.modseq = { ...known, flags };
}

/** Of a message that is gone no RFC says what a session is told that does not know yet, nor what STORE does to it. */
export function mayBeGhost(moment: ImapMoment, { notes, view }: Place): boolean {
  return lastRemoval(moment) > Math.max(notes.syncedAt, view.openedBy.sentAt);
}

/** A message that came or was changed has a greater mod-sequence than all that was told before. */
function judgeRaised({ judge }: ImapMoment, place: Place, uid: number, modseq: bigint): void {
  const above = modseqAbove(place, uid);
  const { snapshot } = place.mailbox;
  const raised = (rule: RuleId, floor: bigint): void => {
    decide(judge, rule, modseq > floor, () => ({
      path: `${pathOf(place, uid)} / MODSEQ`,
      wanted: `above ${floor}`,
      got: String(modseq),
    }));
  };
  if (above) raised(raises[above.why], above.modseq);
  if (snapshot && uid >= snapshot.uidNext) raised(raises.message, snapshot.modseq);
}

interface Comparison {
  readonly place: Place;
  readonly uid: number;
  readonly known: ModseqFact;
  readonly told: ToldModseq;
}

function compare({ judge }: ImapMoment, { place, uid, known, told }: Comparison): void {
  const { modseq, flags } = told;
  const { notes, view, mailbox } = place;
  if (known.by === notes || known.at < view.openedBy.sentAt)
    decide(judge, 'rule.imap.modseq-never-falls', modseq >= known.modseq, () => ({
      path: `${pathOf(place, uid)} / MODSEQ`,
      wanted: `at least ${known.modseq}`,
      got: String(modseq),
    }));
  const { flags: before } = known;
  if (!before || !flags) return;
  const holds = modseq !== known.modseq || samePermanent(before, flags, mailbox.permanentFlags);
  decide(judge, 'rule.imap.modseq-means-one-state', holds, () => ({
    path: `${pathOf(place, uid)} / FLAGS at MODSEQ ${modseq}`,
    wanted: showFlags(before),
    got: showFlags(flags),
  }));
}

/** HIGHESTMODSEQ was told of a mailbox. */
export function judgeHighestModseq(
  { at, judge, account }: ImapMoment,
  name: NameMirror,
  { value, sentAt }: { readonly value: bigint; readonly sentAt: number },
): void {
  const mailbox = name.present;
  if (!mailbox || value === 0n || !account.mailboxes.areNamesQuietSince(sentAt)) return;
  const exceed = (rule: RuleId, floor: bigint | undefined, least: 0n | 1n): void => {
    if (floor === undefined) return;
    decide(judge, rule, value >= floor + least, () => ({
      path: `${name.name} / HIGHESTMODSEQ`,
      wanted: `at least ${floor + least}`,
      got: String(value),
    }));
  };
  exceed('rule.imap.highestmodseq-covers-all', toldBefore(mailbox, sentAt), 0n);
  exceed(raises.message, mailbox.exceeded.message.before(sentAt), 1n);
  exceed(raises.change, mailbox.exceeded.change.before(sentAt), 1n);
  mailbox.highestModseq.raise(value, at);
}

const raises = {
  message: 'rule.imap.new-message-raises-modseq',
  change: 'rule.imap.change-raises-modseq',
} as const;

/** The greatest mod-sequence that was told before a moment. */
function toldBefore(mailbox: MailboxMirror, moment: number): bigint | undefined {
  return greatest(mailbox.modseq.before(moment), mailbox.highestModseq.before(moment));
}

/**
 * A command sent then has added a message or changed one: its mod-sequence, and with it HIGHESTMODSEQ, exceeds all that
 * was told before (RFC 7162 section 3.1).
 */
export function raiseModseq(
  { at, mirror, account }: ImapMoment,
  mailbox: MailboxMirror,
  {
    uid,
    sentAt,
    why,
  }: { readonly uid: number | undefined; readonly sentAt: number; readonly why: keyof typeof raises },
): void {
  const modseq = toldBefore(mailbox, sentAt);
  if (modseq === undefined) return;
  mailbox.exceeded[why].raise(modseq, at);
  if (uid !== undefined) mailbox.message(uid).exceeds = { modseq, at, by: account.mailboxes.notesOf(mirror), why };
}

/** A bound that the mod-sequence of a message is above, where this session must know. */
export function modseqAbove({ mailbox, notes, view }: Place, uid: number): MessageFacts['exceeds'] {
  const exceeds = mailbox.known(uid)?.exceeds;
  return exceeds && (exceeds.by === notes || exceeds.at < view.openedBy.sentAt) ? exceeds : undefined;
}

/** What SELECT or STATUS told at once. */
interface Snapshot {
  readonly uidNext: number;
  readonly messages: number;
  readonly modseq: bigint;
}

/** The same, as far as it was told. */
type Told = { readonly [item in keyof Snapshot]: Snapshot[item] | undefined };

/** What a mailbox was at a time, held against what it was before: messages that came or went have raised HIGHESTMODSEQ. */
export function judgeSnapshot(
  { judge, at, account, mirror }: ImapMoment,
  name: NameMirror,
  { sentAt, ...now }: Told & { readonly sentAt: number },
): void {
  const mailbox = name.present;
  if (!mailbox || !isWhole(now) || !account.isQuietSince(sentAt)) return;
  const before = mailbox.snapshot;
  mailbox.snapshot = { ...now, at };
  if (!before || before.at >= sentAt) return;
  const came = now.uidNext > before.uidNext;
  // Only with QRESYNC do removals count (RFC 7162 section 3.2).
  const went = mirror.enabled.has('QRESYNC') && now.uidNext === before.uidNext && now.messages < before.messages;
  if (!came && !went) return;
  decide(judge, came ? raises.message : 'rule.imap.expunge-raises-modseq', now.modseq > before.modseq, () => ({
    path: `${name.name} / HIGHESTMODSEQ`,
    wanted: `above ${before.modseq}: ${came ? 'a message came' : 'messages went'}`,
    got: String(now.modseq),
  }));
}

function isWhole(now: Told): now is Snapshot {
  return now.uidNext !== undefined && now.messages !== undefined && now.modseq !== undefined && now.modseq > 0n;
}

function greatest(left: bigint | undefined, right: bigint | undefined): bigint | undefined {
  if (left === undefined || right === undefined) return left ?? right;
  return left > right ? left : right;
}
