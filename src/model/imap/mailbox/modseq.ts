import { decide } from '../../judge.ts';
import type { ImapMoment } from '../moment.ts';
import { samePermanent, showFlags } from './flag-sets.ts';
import type { ModseqFact } from './message-facts.ts';
import type { NameMirror } from './name-mirror.ts';
import { pathOf, type Place } from './place.ts';

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
  if (known) compare(moment, { place, uid, known, told: { modseq, flags } });
  if (!known || modseq > known.modseq) message.modseq = { modseq, flags, at, by: notes };
  else if (modseq === known.modseq && flags) message.modseq = { ...known, flags };
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
  const path = `${name.name} / HIGHESTMODSEQ`;
  const got = String(value);
  const [least, exceeded] = [
    greatest(mailbox.modseq.before(sentAt), mailbox.highestModseq.before(sentAt)),
    mailbox.exceeded.before(sentAt),
  ];
  if (least !== undefined)
    decide(judge, 'rule.imap.highestmodseq-covers-all', value >= least, () => ({
      path,
      wanted: `at least ${least}`,
      got,
    }));
  if (exceeded !== undefined)
    decide(judge, 'rule.imap.new-message-raises-modseq', value > exceeded, () => ({
      path,
      wanted: `above ${exceeded}`,
      got,
    }));
  mailbox.highestModseq.raise(value, at);
}

/** A message was added to the mailbox by a command sent then: HIGHESTMODSEQ exceeds from now on what was told before. */
export function raisedByNewMessage({ at }: ImapMoment, name: NameMirror, sentAt: number): void {
  const mailbox = name.present;
  const before = mailbox?.highestModseq.before(sentAt);
  if (mailbox && before !== undefined) mailbox.exceeded.raise(before, at);
}

function greatest(left: bigint | undefined, right: bigint | undefined): bigint | undefined {
  if (left === undefined || right === undefined) return left ?? right;
  return left > right ? left : right;
}
