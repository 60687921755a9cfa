import { decide } from '../../judge.ts';
import type { ImapCommand } from '../command.ts';
import type { ViewMirror } from '../mirror.ts';
import { isInSet, numberSetOf } from '../number-set.ts';
import { isByUid, itemsOf, plainName, wordOf } from '../words.ts';
import { bigOf, isUpToDate, type Success } from './place.ts';

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
  const { notes, name, view } = place;
  if (modseq === undefined || moment.inFlight.length !== 1 || !isUpToDate(moment, notes)) return;
  for (const { number, known } of newerThan(modseq, view, command))
    decide(moment.judge, 'rule.imap.changedsince-is-complete', notes.fetched.has(number), () => ({
      path: `${name.name} / ${number} FETCH`,
      wanted: `FETCH: its mod-sequence ${known} is above ${modseq}`,
      got: 'nothing',
    }));
}

/** Messages of the command's set that the session knows to be newer. */
function* newerThan(
  modseq: bigint,
  { messages = [] }: ViewMirror,
  command: ImapCommand,
): Generator<{ readonly number: number; readonly known: bigint }> {
  const byUid = isByUid(command);
  const last = byUid ? (messages.at(-1)?.uid ?? 0) : messages.length;
  const ranges = numberSetOf(command.args[0], last) ?? [];
  for (const [index, { uid, modseq: known }] of messages.entries()) {
    if (known === undefined || known <= modseq) continue;
    if (isInSet(ranges, byUid ? (uid ?? 0) : index + 1)) yield { number: index + 1, known };
  }
}
