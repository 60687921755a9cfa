import type { Data } from '../../../imap/value.ts';
import type { MessageMirror } from '../mirror.ts';
import type { ImapMoment } from '../moment.ts';
import { isSelect, itemsOf, numberOf, wordOf } from '../words.ts';
import { changedSince } from './changed-since.ts';
import { judgeContent } from './content.ts';
import { judgeNumber } from './counts.ts';
import { judgeFlags } from './flags.ts';
import { judgeModseq } from './modseq.ts';
import { bigOf, isUpToDate, type Place, placeOf } from './place.ts';
import { judgeUnvanished } from './qresync.ts';
import { judgeRecentFlag } from './recent.ts';
import { tellRoster, uidOf } from './roster.ts';
import { judgeUid } from './told-uids.ts';
import { limits } from '../../../wire/limits.ts';

/** `number FETCH (...)` came. */
export function judgeFetched(moment: ImapMoment, number: number, items: readonly Data[]): void {
  if (isSelect(moment.inFlight[0])) {
    noteReplayed(moment, items);
    return;
  }
  const place = placeOf(moment);
  const message = place?.view.messages?.[number - 1];
  if (!place || !message) return;
  if (changedSince(moment.inFlight[0]) !== undefined) place.notes.fetched.add(number);
  const uid = uidOf(place, number);
  if (uid !== undefined) judgeMessage(moment, place, { number, uid, message, items });
}

interface Fetched {
  readonly number: number;
  readonly uid: number;
  readonly message: MessageMirror;
  readonly items: readonly Data[];
}

function judgeMessage(moment: ImapMoment, place: Place, { number, uid, message, items }: Fetched): void {
  const told = namesOf(items);
  if (told.uid) {
    tellRoster(place, number, uid);
    judgeUid(moment, place, uid);
    judgeUnvanished(moment, place, uid);
    judgeNumber(moment, place, uid, number);
  }
  const flags = told.flags ? message.flags : undefined;
  if (flags) {
    judgeRecentFlag(moment, place, uid, message.recent);
    tellFlags(moment, place, uid, flags);
  }
  if (told.modseq !== undefined) judgeModseq(moment, place, uid, { modseq: told.modseq, flags });
  if (told.others) judgeContent(moment, place, uid, items);
}

function tellFlags(moment: ImapMoment, place: Place, uid: number, flags: ReadonlySet<string>): void {
  const { notes } = place;
  if (isUpToDate(moment, notes)) judgeFlags(moment, place, uid, flags);
  else if (notes.told.length < limits.flagsNoted) notes.told.push({ uid, flags });
}

interface Told {
  uid: boolean;
  flags: boolean;
  modseq: bigint | undefined;
  others: boolean;
}

function namesOf(items: readonly Data[]): Told {
  const told: Told = { uid: false, flags: false, modseq: undefined, others: false };
  for (let at = 0; at + 1 < items.length; at += 2) {
    const name = wordOf(items[at]);
    if (name === 'UID') told.uid = true;
    else if (name === 'FLAGS') told.flags = true;
    else if (name === 'MODSEQ') told.modseq = bigOf(itemsOf(items[at + 1])[0]);
    else told.others = true;
  }
  return told;
}

/** What SELECT (QRESYNC ...) replays belongs to the mailbox that is about to be open. */
function noteReplayed({ mirror, account }: ImapMoment, items: readonly Data[]): void {
  const { told } = account.mailboxes.notesOf(mirror);
  const at = items.findIndex((one) => wordOf(one) === 'UID');
  const uid = numberOf(items[at + 1]);
  const flags = items.findIndex((one) => wordOf(one) === 'FLAGS');
  if (at < 0 || uid === undefined || told.length >= limits.flagsNoted) return;
  const words = flags < 0 ? [] : itemsOf(items[flags + 1]).map((one) => ('text' in one ? one.text.toLowerCase() : ''));
  told.push({ uid, flags: new Set(words.filter((flag) => flag !== '\\recent')) });
}
