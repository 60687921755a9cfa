import { isInSet, numberSetOf } from '../../../imap/number-set.ts';
import { decide } from '../../judge.ts';
import type { ImapCommand } from '../command.ts';
import type { ImapMoment } from '../moment.ts';
import { isByUid, itemsOf, plainName, wordOf } from '../words.ts';
import type { MessageFacts } from './message-facts.ts';
import { bigOf, isUpToDate, type Place } from './place.ts';
import { uidOf } from './roster.ts';

/** The value of UNCHANGEDSINCE (RFC 7162 section 3.1.3). */
function unchangedSince(command: ImapCommand): bigint | undefined {
  const modifiers = plainName(command) === 'STORE' ? itemsOf(command.args[1]) : [];
  const at = modifiers.findIndex((one) => wordOf(one) === 'UNCHANGEDSINCE');
  return at < 0 ? undefined : bigOf(modifiers[at + 1]);
}

/**
 * STORE (UNCHANGEDSINCE ...) was answered to a session that knows every change: MODIFIED names the messages that were
 * newer, and no message that was not. What 0 means depends on the flag.
 */
export function judgeConditionalStore(moment: ImapMoment, place: Place, command: ImapCommand): void {
  const { response, judge } = moment;
  const modseq = unchangedSince(command);
  if (!modseq || response.kind !== 'tagged' || response.status === 'BAD') return;
  if (command.overlapped || !isUpToDate(moment, place.notes)) return;
  const modified = response.code?.name === 'MODIFIED' ? (numberSetOf(response.code.args[0], 0) ?? []) : [];
  for (const { named, uid } of messagesOf(place, command)) {
    const newer = wasNewer(place, uid, modseq, command);
    if (newer === undefined) continue;
    decide(judge, 'rule.imap.modified-names-newer', isInSet(modified, named) === newer, () => ({
      path: `${place.name.name} / UID ${uid} / MODIFIED`,
      wanted: newer
        ? `${named}: its mod-sequence is above ${modseq}`
        : `no ${named}: its mod-sequence is not above ${modseq}`,
      got: modified.length === 0 ? 'nothing' : 'other messages',
    }));
  }
}

interface Named {
  /** UID or number, whichever the command goes by. */
  readonly named: number;
  readonly uid: number;
}

function* messagesOf(place: Place, command: ImapCommand): Generator<Named> {
  const count = place.view.messages?.length ?? 0;
  const byUid = isByUid(command);
  // The last message's UID may not be known yet: then `*` is above every UID that is.
  const ranges = numberSetOf(command.args[0], byUid ? (uidOf(place, count) ?? Infinity) : count) ?? [];
  for (let number = 1; number <= count; number++) {
    const uid = uidOf(place, number);
    const named = byUid ? uid : number;
    if (uid !== undefined && named !== undefined && isInSet(ranges, named)) yield { named, uid };
  }
}

/** Whether the message had a greater mod-sequence when the command was sent; undefined: nobody can tell. */
function wasNewer(
  { mailbox, notes }: Place,
  uid: number,
  modseq: bigint,
  { sentAt }: ImapCommand,
): boolean | undefined {
  const facts = mailbox.known(uid);
  const known = modseqBefore(facts, sentAt);
  const raised = raisedBetween(facts, known?.at ?? 0, sentAt);
  if (raised) return raised.modseq >= modseq ? true : undefined;
  if (!known || known.modseq > modseq) return known && true;
  const last = Math.max(notes.syncedAt, notes.changedAt);
  return known.by === notes && known.at > last ? false : undefined;
}

/** A change that is not told yet. */
function raisedBetween(facts: MessageFacts | undefined, after: number, before: number): MessageFacts['exceeds'] {
  const { exceeds } = facts ?? {};
  return exceeds && exceeds.at > after && exceeds.at < before ? exceeds : undefined;
}

function modseqBefore(facts: MessageFacts | undefined, moment: number): MessageFacts['modseq'] {
  return [facts?.modseq, facts?.modseqBefore].find((fact) => fact !== undefined && fact.at < moment);
}
