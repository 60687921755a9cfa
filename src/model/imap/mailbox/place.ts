import { numberOf } from '../words.ts';
import type { Data, ResponseCode } from '../../../imap/value.ts';
import type { ImapCommand } from '../command.ts';
import type { ImapMoment } from '../moment.ts';
import type { Place, SessionNotes } from './session-notes.ts';
import { limits } from '../../../wire/limits.ts';

export type { Place } from './session-notes.ts';

/** A command was answered OK. */
export interface Success {
  readonly moment: ImapMoment;
  /** Where the session is now. */
  readonly place: Place | undefined;
  readonly command: ImapCommand;
  readonly code: ResponseCode | undefined;
}

/**
 * Where a session is. Undefined: no mailbox is selected, its UIDs mean nothing to other sessions, or its name stands for
 * something else since (RFC 2180 section 3).
 */
export function placeOf({ mirror, account: { mailboxes } }: ImapMoment): Place | undefined {
  const { view } = mirror;
  if (view?.uidValidity === undefined || view.uidValidity === 0) return undefined;
  const notes = mailboxes.notesOf(mirror);
  const known = notes.place;
  if (known?.view === view && known.mailbox.uidValidity === view.uidValidity && !known.name.notSticky)
    return known.name.since < view.openedBy.sentAt ? known : undefined;
  const name = mailboxes.named(view.mailbox, mirror);
  if (name.notSticky || name.since >= view.openedBy.sentAt) return undefined;
  const place = { view, name, notes, mailbox: name.mailbox(view.uidValidity) };
  notes.place = place;
  return place;
}

/** Whether the session that speaks knows of every change so far, or made it itself. */
export function isUpToDate({ mirror, account }: ImapMoment, notes: SessionNotes): boolean {
  return notes.isUpToDate(account.begun, mirror);
}

/** The last moment at which messages may have been removed; then some session may look at ghosts (RFC 2180 section 4.1). */
export function lastRemoval({ account }: ImapMoment): number {
  return Math.max(account.mailboxes.lastRemoval, account.lastChange(['pop3']));
}

/** Changes of which nobody can tell what they did to flags. */
export function unexplained({ account }: ImapMoment): number {
  return account.begun - account.mailboxes.explained;
}

/** `INBOX / UID 4`, for people. */
export function pathOf({ name }: Pick<Place, 'name'>, uid: number): string {
  return `${name.name} / UID ${uid}`;
}

/** A number of any size. */
export function bigOf(data: Data | undefined): bigint | undefined {
  return data?.kind === 'number' ? data.value : undefined;
}

/** Pairs of a list that goes name, value, name, value. */
export function* pairsOf(items: readonly Data[]): Generator<readonly [Data, Data]> {
  for (let at = 0; at + 1 < items.length; at += 2) {
    const [name, value] = [items[at], items[at + 1]];
    if (name && value) yield [name, value];
  }
}

/** The same of numbers, by name in upper case. */
export function numbersOf(items: readonly Data[]): ReadonlyMap<string, bigint> {
  const numbers = new Map<string, bigint>();
  for (const [name, value] of pairsOf(items))
    if (name.kind === 'atom' && value.kind === 'number') numbers.set(name.text.toUpperCase(), value.value);
  return numbers;
}

/** UIDs of a set in the order written, `10:12` and `12:10` being the same; undefined where it is none or beyond all bounds. */
export function uidsOf(data: Data | undefined): readonly number[] | undefined {
  if (data?.kind === 'number') return numberOf(data) === undefined ? undefined : [Number(data.value)];
  if (data?.kind !== 'atom' || !/^[\d:,]+$/.test(data.text)) return undefined;
  const uids: number[] = [];
  for (const part of data.text.split(',')) {
    const [first = NaN, last = first] = part.split(':').map(Number);
    const [low, high] = [Math.min(first, last), Math.max(first, last)];
    if (!(high - low < limits.messagesRemembered - uids.length)) return undefined;
    for (let uid = low; uid <= high; uid++) uids.push(uid);
  }
  return uids;
}
