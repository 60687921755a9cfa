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

/** The QRESYNC parameter of a SELECT; nothing where there is none. */
function parameterOf({ args }: ImapCommand): readonly Data[] {
  const parameters = itemsOf(args[1]);
  const at = parameters.findIndex((one) => wordOf(one) === 'QRESYNC');
  return at < 0 ? [] : itemsOf(parameters[at + 1]);
}

/** What the parameter tells. Sequence match data let the server leave out a part. */
function cacheOf(parameter: readonly Data[]): Cache | undefined {
  const [, modseq, known] = parameter;
  const value = bigOf(modseq);
  if (value === undefined || parameter.some(({ kind }) => kind === 'list')) return undefined;
  return { modseq: value, known: known && numberSetOf(known, Infinity) };
}

/** SELECT (QRESYNC ...) was answered OK: what it told, applied to what was known, is what is there. */
export function judgeQresync(moment: ImapMoment, place: Place, command: ImapCommand): void {
  const parameter = parameterOf(command);
  const validity = numberOf(parameter[0]);
  place.notes.vanished = undefined;
  const { mailbox, view } = place;
  if (validity !== undefined && validity !== mailbox.uidValidity) judgeOtherUidValidity(moment, place, validity);
  const cache = validity === mailbox.uidValidity ? cacheOf(parameter) : undefined;
  if (moment.mirror.enabled.has('QRESYNC')) mailbox.opened(view);
  if (!cache) return;
  const vanished = new Set(place.notes.vanishedEarlier.flatMap((set) => uidsOf(atom(set)) ?? []));
  place.notes.vanished = vanished;
  judgeVanished(moment, place, cache, vanished);
  judgeChanged(moment, place, cache, vanished);
}

/** What a cache of another mailbox says is ignored: nothing can have vanished from it here (RFC 7162 section 3.2.5). */
function judgeOtherUidValidity({ judge }: ImapMoment, { name, mailbox, notes }: Place, validity: number): void {
  const { vanishedEarlier: told } = notes;
  decide(judge, 'rule.imap.qresync-needs-uidvalidity', told.length === 0, () => ({
    path: `${name.name} / VANISHED`,
    wanted: `none: UIDVALIDITY is ${mailbox.uidValidity}, the cache is of ${validity}`,
    got: `VANISHED (EARLIER) ${told.join(',')}`,
  }));
}

function atom(text: string): Data {
  return { kind: 'atom', text, start: 0, end: 0 };
}

/** Messages that were there when the mailbox had that mod-sequence, or a client was told it, and are gone. */
function judgeVanished({ judge }: ImapMoment, place: Place, cache: Cache, vanished: ReadonlySet<number>): void {
  const { mailbox, view } = place;
  const told = mailbox.highestModseq.momentOf(cache.modseq) ?? Infinity;
  const left = [...mailbox.resyncable].filter((one) => one !== view && one.cacheModseq === cache.modseq);
  for (const [uid, { after = -Infinity, at }] of mailbox.gone) {
    const wasThere = after > told || left.some((one) => one.indexOf(uid) !== undefined);
    if (!wasThere || at >= view.openedBy.sentAt || !isKnown(cache, uid)) continue;
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
