import type { ImapMoment } from '../moment.ts';
import { isUpToDate, type Place } from './place.ts';

/**
 * UIDs of messages by their numbers, where a session was not told them: UIDs ascend with the numbers (RFC 9051 section
 * 2.3.1.2), so that as many known UIDs as there are messages leave no doubt which is whose.
 */
export function refreshRoster(moment: ImapMoment, place: Place): void {
  const { notes, view, mailbox } = place;
  const count = view.messages?.length;
  if (count === undefined || (notes.roster?.view === view && notes.roster.uids.length === count)) return;
  if (!isUpToDate(moment, notes) || mailbox.isUnsure || mailbox.alive.size !== count) return;
  if (moment.account.lastChange(['pop3']) > 0) return;
  notes.roster = { view, uids: [...mailbox.alive].sort((left, right) => left - right) };
}

/** UID of the message with that number, told or inferred. */
export function uidOf({ notes, view }: Place, number: number): number | undefined {
  const told = view.messages?.[number - 1]?.uid;
  return told ?? (notes.roster?.view === view ? notes.roster.uids[number - 1] : undefined);
}

/** A session was told a UID. */
export function tellRoster({ notes, view }: Place, number: number, uid: number): void {
  const inferred = notes.roster?.view === view ? notes.roster.uids[number - 1] : undefined;
  if (inferred !== undefined && inferred !== uid) notes.roster = undefined;
}

/** `number EXPUNGE`: the UID that was inferred for it. */
export function expungeFromRoster({ notes, view }: Place, number: number): number | undefined {
  return notes.roster?.view === view ? notes.roster.uids.splice(number - 1, 1)[0] : undefined;
}

/** VANISHED. */
export function vanishFromRoster({ notes, view }: Place, uid: number): void {
  const { roster } = notes;
  if (roster?.view !== view) return;
  const index = roster.uids.indexOf(uid);
  if (index >= 0) roster.uids.splice(index, 1);
  else notes.roster = undefined;
}
