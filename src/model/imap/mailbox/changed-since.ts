import { isInSet, numberSetOf } from '../../../imap/number-set.ts';
import { decide } from '../../judge.ts';
import type { ImapCommand } from '../command.ts';
import { modseqAbove } from './modseq.ts';
import { isByUid, itemsOf, plainName, wordOf } from '../words.ts';
import { uidOf } from './roster.ts';
import { bigOf, isUpToDate, type Place, type Success } from './place.ts';

/** The value of CHANGEDSINCE (RFC 7162 section 3.1.4.1). */
export function changedSince(command: ImapCommand | undefined): bigint | undefined {
  if (!command || command.args.length < 3 || plainName(command) !== 'FETCH') return undefined;
  const modifiers = itemsOf(command.args[2]);
  const at = modifiers.findIndex((one) => wordOf(one) === 'CHANGEDSINCE');
  return at < 0 ? undefined : bigOf(modifiers[at + 1]);
}

/** FETCH (CHANGEDSINCE ...) was answered OK: what this session knows to be newer came. */
export function judgeChangedSince({ moment, place, command }: Success): void {
  if (!place) return;
  const modseq = changedSince(command);
  const { notes, name } = place;
  if (modseq === undefined || command.overlapped || !isUpToDate(moment, notes)) return;
  for (const number of newerThan(modseq, place, command))
    decide(moment.judge, 'rule.imap.changedsince-is-complete', notes.fetched.has(number), () => ({
      path: `${name.name} / ${number} FETCH`,
      wanted: `FETCH: its mod-sequence is above ${modseq}`,
      got: 'nothing',
    }));
}

/** Messages of the command's set that the session must know to be newer. */
function* newerThan(modseq: bigint, place: Place, command: ImapCommand): Generator<number> {
  const { messages = [] } = place.view;
  const byUid = isByUid(command);
  const last = byUid ? (uidOf(place, messages.length) ?? 0) : messages.length;
  const ranges = numberSetOf(command.args[0], last) ?? [];
  for (const [index, message] of messages.entries()) {
    const uid = uidOf(place, index + 1) ?? 0;
    const isNamed = isInSet(ranges, byUid ? uid : index + 1);
    if (isNamed && ((message.modseq ?? 0n) > modseq || isAbove(place, uid, modseq))) yield index + 1;
  }
}

/** Whether the message came or was changed since the mailbox had that mod-sequence. */
function isAbove(place: Place, uid: number, modseq: bigint): boolean {
  const above = modseqAbove(place, uid);
  return above !== undefined && above.modseq >= modseq;
}
