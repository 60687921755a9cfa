import type { Data, ResponseData } from '../../../imap/value.ts';
import type { ImapCommand } from '../command.ts';
import type { ImapMoment, ImapRule } from '../moment.ts';
import { isSelect, itemsOf, mailboxOf, plainName, wordOf } from '../words.ts';
import { noteCopy, takeAppend, takeCopy } from './assigned.ts';
import { judgeChangedSince } from './changed-since.ts';
import { takeClose } from './closed.ts';
import { judgeConditionalStore } from './conditional.ts';
import { explain } from './explain.ts';
import { judgeFetched } from './fetched.ts';
import { judgeToldFlags } from './flags.ts';
import { takeMove } from './left.ts';
import { judgeListed, judgeRefused, takeNaming } from './naming.ts';
import { isUpToDate, type Place, placeOf, type Success, uidsOf } from './place.ts';
import { judgePlaceOpened, takeNews, takeOpened } from './polls.ts';
import { judgeRemovals } from './removals.ts';
import { expungeFromRoster, refreshRoster, vanishFromRoster } from './roster.ts';
import { foundBy, judgeSearch } from './search.ts';
import { judgeStatus } from './status.ts';

type Untagged = Extract<ResponseData, { kind: 'data' }>;
type Completion = Extract<ResponseData, { kind: 'tagged' }>;

/** Rules over all sessions of a mailbox; each sees the mirror after the response was taken. */
export const mailboxJudges: readonly ImapRule[] = [judgeResponse];

function judgeResponse(moment: ImapMoment): void {
  const { response } = moment;
  if (response.kind === 'data') takeData(moment, response);
  else if (response.kind === 'tagged') takeCompletion(moment, response);
  else if (response.kind === 'status') takeStatus(moment, response);
}

function takeData(moment: ImapMoment, { name, number, data }: Untagged): void {
  switch (name) {
    case 'FETCH':
      judgeFetched(moment, Number(number ?? 0n), itemsOf(data[0]));
      break;
    case 'EXPUNGE':
      noteGone(moment, Number(number ?? 0n));
      break;
    case 'VANISHED':
      noteVanished(moment, data);
      break;
    case 'STATUS':
      judgeStatus(moment, data);
      break;
    case 'LIST':
      noteListed(moment, data);
      break;
    case 'SEARCH':
    case 'ESEARCH':
      notesOf(moment).found = foundBy(name, data);
      break;
    case 'RECENT':
      notesOf(moment).recent = Number(number ?? 0n);
      break;
  }
}

function notesOf({ account, mirror }: ImapMoment): Place['notes'] {
  return account.mailboxes.notesOf(mirror);
}

function noteGone(moment: ImapMoment, number: number): void {
  const place = placeOf(moment);
  if (!place) return;
  place.notes.lost();
  const inferred = expungeFromRoster(place, number);
  const uid = place.view.lastGone ?? inferred;
  if (uid !== undefined) place.notes.gone.push(uid);
  else place.mailbox.isUnsure = true;
}

function noteVanished(moment: ImapMoment, [first, second]: readonly Data[]): void {
  const notes = notesOf(moment);
  if (first?.kind === 'list') {
    const earlier = isSelect(moment.inFlight[0]) && second !== undefined && 'text' in second;
    if (earlier) notes.vanishedEarlier.push(second.text);
    return;
  }
  const place = placeOf(moment);
  for (const uid of (place && uidsOf(first)) ?? []) {
    notes.gone.push(uid);
    notes.lost();
    if (place) vanishFromRoster(place, uid);
  }
}

function noteListed(moment: ImapMoment, [attributes, , name]: readonly Data[]): void {
  const { account, mirror, inFlight } = moment;
  const command = inFlight.find((one) => one.name === 'LIST');
  if (!command) return;
  const listed = mailboxOf(name);
  const words = itemsOf(attributes).map(wordOf);
  const selectable = !words.includes('\\NOSELECT') && !words.includes('\\NONEXISTENT');
  notesOf(moment).listed.push({ name: listed, selectable });
  if (listed !== '') account.mailboxes.named(listed, mirror).listed = { selectable, sentAt: command.sentAt };
}

function takeStatus(moment: ImapMoment, { status, code }: Extract<ResponseData, { kind: 'status' }>): void {
  const [command] = moment.inFlight;
  if (!code || !command) return;
  if (status === 'OK' && code.name === 'COPYUID') noteCopy(moment, placeOf(moment), command, code);
  if (code.name === 'UIDNOTSTICKY' && isSelect(command))
    moment.account.mailboxes.named(mailboxOf(command.args[0]), moment.mirror).notSticky = true;
}

function takeCompletion(moment: ImapMoment, completion: Completion): void {
  const { answered, account, mirror } = moment;
  if (!answered) return;
  account.mailboxes.settle(answered);
  const notes = notesOf(moment);
  const place = placeOf(moment);
  if (completion.status === 'OK' && completion.code?.name === 'COPYUID')
    noteCopy(moment, place, answered, completion.code);
  if (account.mailboxes.isChange(answered)) {
    notes.ownChanges += 1;
    explain(moment, place, answered);
    if (place) judgeConditionalStore(moment, place, answered);
    notes.changedAt = moment.at;
  }
  if (place) judgeRemovals(moment, place, answered);
  settleGone(moment, place, answered);
  if (completion.status === 'OK') takeSuccess(moment, place, answered, completion);
  else if (isSelect(answered) || answered.name === 'STATUS') judgeRefused(moment, answered);
  notes.answered(mirror.view);
}

function takeSuccess(moment: ImapMoment, place: Place | undefined, command: ImapCommand, { code }: Completion): void {
  if (isSelect(command)) takeOpened(moment, command);
  const opened = isSelect(command) ? placeOf(moment) : place;
  if (isSelect(command) && opened) judgePlaceOpened(moment, opened, command);
  takeNews(moment, opened, command);
  if (opened) refreshRoster(moment, opened);
  if (opened && moment.inFlight.length === 1 && isUpToDate(moment, opened.notes)) judgeToldFlags(moment, opened);
  successes.get(plainName(command))?.({ moment, place: opened, command, code });
  if (opened) refreshRoster(moment, opened);
}

/** What follows from the success of a command, by its name without `UID`. */
const successes: ReadonlyMap<string, (success: Success) => void> = new Map([
  ['APPEND', takeAppend],
  ['COPY', takeCopy],
  ['MOVE', takeMove],
  ['CREATE', takeNaming],
  ['DELETE', takeNaming],
  ['RENAME', takeNaming],
  ['CLOSE', takeClose],
  ['LIST', judgeListed],
  ['FETCH', judgeChangedSince],
  ['SEARCH', judgeSearch],
]);

/** Messages told gone while the command was in flight. Where nobody else changed anything the command removed them. */
function settleGone(moment: ImapMoment, place: Place | undefined, command: ImapCommand): void {
  if (!place || place.notes.gone.length === 0) return;
  const after = isUpToDate(moment, place.notes) ? command.sentAt : undefined;
  for (const uid of place.notes.gone) place.mailbox.expunged(uid, { after, at: moment.at });
}
