import { isInSet, numberSetOf, type NumberRange } from '../../../imap/number-set.ts';
import type { Data } from '../../../imap/value.ts';
import { decide } from '../../judge.ts';
import type { ImapCommand } from '../command.ts';
import type { ImapMoment } from '../moment.ts';
import { itemsOf, numberOf, wordOf } from '../words.ts';
import type { MessageFacts } from './message-facts.ts';
import { bigOf, lastRemoval, pathOf, type Place, uidsOf } from './place.ts';

/** What a client tells of its cache (RFC 7162 section 3.2.5). */
interface Cache {
  readonly modseq: bigint;
  /** Undefined: it knows every UID. */
  readonly known: readonly NumberRange[] | undefined;
}

/** The QRESYNC parameter of a SELECT, where it means this mailbox. Sequence match data let the server leave out a part. */
function cacheOf({ args }: ImapCommand, uidValidity: number): Cache | undefined {
  const parameters = itemsOf(args[1]);
  const at = parameters.findIndex((one) => wordOf(one) === 'QRESYNC');
  const [validity, modseq, known] = itemsOf(parameters[at + 1]);
  const value = bigOf(modseq);
  if (at < 0 || value === undefined || numberOf(validity) !== uidValidity) return undefined;
  if (itemsOf(parameters[at + 1]).some(({ kind }) => kind === 'list')) return undefined;
  return { modseq: value, known: known && numberSetOf(known, Infinity) };
}

/** SELECT (QRESYNC ...) was answered OK: what it told, applied to what was known, is what is there. */
export function judgeQresync(moment: ImapMoment, place: Place, command: ImapCommand): void {
  const cache = cacheOf(command, place.mailbox.uidValidity);
  place.notes.vanished = undefined;
  if (!cache) return;
  const vanished = new Set(place.notes.vanishedEarlier.flatMap((set) => uidsOf(atom(set)) ?? []));
  place.notes.vanished = vanished;
  judgeVanished(moment, place, cache, vanished);
  judgeChanged(moment, place, cache, vanished);
}

function atom(text: string): Data {
  return { kind: 'atom', text, start: 0, end: 0 };
}

/** Messages that were there when the mailbox had that mod-sequence, and are gone. */
function judgeVanished({ judge }: ImapMoment, place: Place, cache: Cache, vanished: ReadonlySet<number>): void {
  const { mailbox, view } = place;
  const told = mailbox.highestModseq.momentOf(cache.modseq);
  if (told === undefined) return;
  for (const [uid, { after, at }] of mailbox.gone) {
    if (after === undefined || after <= told || at >= view.openedBy.sentAt || !isKnown(cache, uid)) continue;
    decide(judge, 'rule.imap.qresync-tells-expunges', vanished.has(uid), () => ({
      path: pathOf(place, uid),
      wanted: `VANISHED (EARLIER) for what is gone since mod-sequence ${cache.modseq}`,
      got: vanished.size === 0 ? 'none' : `others: ${[...vanished].slice(0, 10).join(',')}`,
    }));
  }
}

/** Messages that are surely there, and have changed since. */
function judgeChanged(moment: ImapMoment, place: Place, cache: Cache, vanished: ReadonlySet<number>): void {
  const { mailbox, notes, view } = place;
  const told = new Set(notes.told.map(({ uid }) => uid));
  const removed = lastRemoval(moment);
  for (const uid of mailbox.changedSince(cache.modseq)) {
    const at = changedAt(mailbox.known(uid));
    if (at <= removed || at >= view.openedBy.sentAt || !isKnown(cache, uid) || vanished.has(uid)) continue;
    decide(moment.judge, 'rule.imap.qresync-tells-changes', told.has(uid), () => ({
      path: pathOf(place, uid),
      wanted: `FETCH: its mod-sequence is above ${cache.modseq}, that of the cache`,
      got: 'nothing',
    }));
  }
}

/** When it was known that the message has changed. */
function changedAt(facts: MessageFacts | undefined): number {
  return Math.max(facts?.modseq?.at ?? 0, facts?.exceeds?.at ?? 0);
}

function isKnown({ known }: Cache, uid: number): boolean {
  return !known || isInSet(known, uid);
}

/** A message came that SELECT (QRESYNC ...) called vanished. */
export function judgeUnvanished({ judge }: ImapMoment, place: Place, uid: number): void {
  const { vanished, synced } = place.notes;
  if (!vanished || synced?.view !== place.view) return;
  decide(judge, 'rule.imap.qresync-tells-expunges', !vanished.has(uid), () => ({
    path: pathOf(place, uid),
    wanted: 'no message: VANISHED (EARLIER) had it',
    got: 'a message',
  }));
}
