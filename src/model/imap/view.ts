import type { NumberRange } from '../../imap/number-set.ts';
import type { Data } from '../../imap/value.ts';
import type { ImapCommand } from './command.ts';
import type { MessageMirror, ViewMirror } from './mirror.ts';
import { limits } from '../../wire/limits.ts';
import { keepNewest } from '../keep-newest.ts';

/** A message while what is known of it grows. */
export class Message implements MessageMirror {
  uid: number | undefined;
  flags: ReadonlySet<string> | undefined;
  flagsAt = 0;
  recent = false;
  modseq: bigint | undefined;
}

/** A message of which nothing was told: one for all of them. */
const untold: Message = Object.freeze(new Message());

/** A selected mailbox while a session is told of it. */
export class View implements ViewMirror {
  readonly mailbox: string;
  readonly openedBy: ImapCommand;
  readOnly: boolean;
  uidValidity: number | undefined;
  uidNext: number | undefined;
  highestModseq: bigint | undefined;
  noModseq = false;
  flags: ReadonlySet<string> | undefined;
  permanentFlags: ReadonlySet<string> | undefined;
  messages: Message[] | undefined;
  /** Messages that were there when the mailbox was opened: their UIDs are below UIDNEXT. */
  initial = 0;
  /** Nothing has changed while the mailbox was opened: no message that was there has a UID from UIDNEXT on. */
  uidNextIsExact = false;
  /** The greatest mod-sequence told, unless HIGHESTMODSEQ has lowered it since. */
  #modseq: { readonly value: bigint; readonly lowered: boolean } | undefined;
  cacheModseq: bigint | undefined;
  /** Messages with known UIDs. */
  #told = 0;
  readonly gone = new Set<number>();
  lastGone: number | undefined;
  /** Times that messages went, and when they last did. */
  removals = 0;
  goneAt = 0;
  /** Times that it was no longer known which messages are left, and when that last was. */
  losses = 0;
  forgotAt = 0;
  /** EXISTS has come, whether its messages are followed or not. */
  messagesTold = false;

  constructor(openedBy: ImapCommand, mailbox: string) {
    this.openedBy = openedBy;
    this.mailbox = mailbox;
    this.readOnly = openedBy.name === 'EXAMINE';
  }

  /** `count EXISTS`. Fewer than before: the mirror believes it, so that one fault is one breach. */
  exists(count: number): void {
    this.messagesTold = true;
    if (count > limits.messagesFollowed) {
      this.messages = undefined;
      return;
    }
    const messages = (this.messages ??= []);
    const before = messages.length;
    for (const message of messages.slice(count)) this.#lose(message);
    messages.length = count;
    if (count > before) messages.fill(untold, before);
    this.initial = Math.min(this.initial, count);
  }

  /** The message of a number, with room of its own for what is told now. */
  own(number: number): Message | undefined {
    const messages = this.messages;
    const known = messages?.[number - 1];
    if (!messages || known !== untold) return known;
    return (messages[number - 1] = new Message());
  }

  /** `number EXPUNGE`. */
  expunge(number: number): void {
    const removed = this.#remove(number - 1);
    this.lastGone = removed?.uid;
    if (!removed) return;
    if (number <= this.initial) this.initial -= 1;
    if (removed.uid !== undefined) this.#addGone(removed.uid);
  }

  /** `FETCH (UID uid)`. */
  tellUid(message: Message, uid: number): void {
    if (message.uid === undefined) this.#told += 1;
    message.uid = uid;
  }

  /** `FETCH (MODSEQ (modseq))`. */
  tellModseq(message: Message, modseq: bigint): void {
    message.modseq = modseq;
    const known = this.#modseq;
    if (!known || (modseq > known.value && !known.lowered)) this.#modseq = { value: modseq, lowered: false };
  }

  /** `HIGHESTMODSEQ modseq`: less than before where a removal waits to be told (RFC 7162 section 3.2). */
  tellHighestModseq(modseq: bigint): void {
    this.highestModseq = modseq;
    this.#modseq = { value: modseq, lowered: this.#modseq !== undefined && modseq < this.#modseq.value };
  }

  /** No command is in flight. */
  settle(): void {
    this.cacheModseq = this.#modseq?.value;
  }

  #lose(message: Message): void {
    if (message.uid !== undefined) this.#told -= 1;
  }

  /** One UID of `VANISHED`. Where several messages may have had it, these are known no more. */
  vanish(uid: number): void {
    const { low, high } = this.#between(uid);
    const known = this.messages?.[high]?.uid === uid;
    const gap = high - low - 1;
    if (!known && gap > 1) this.#forget(low + 1, high);
    const index = known ? high : low + 1;
    if (!known && gap < 1) return;
    this.#remove(index);
    this.#addGone(uid);
    if (this.uidNext === undefined ? index < this.initial : uid < this.uidNext) this.initial -= 1;
  }

  /** Whether a message of the view can have the UID. */
  mayHave(uid: number): boolean {
    const nothingNew = this.uidNextIsExact && this.messages?.length === this.initial;
    if (nothingNew && this.uidNext !== undefined && uid >= this.uidNext) return false;
    const { low, high } = this.#between(uid);
    return this.messages?.[high]?.uid === uid || high - low > 1;
  }

  /** Index of the message with that UID, where its UID is known. */
  indexOf(uid: number): number | undefined {
    const { high } = this.#between(uid);
    return this.messages?.[high]?.uid === uid ? high : undefined;
  }

  /** Known UIDs beside a number: the nearest below and above it, within some steps. */
  neighbours(number: number): { readonly below: number | undefined; readonly above: number | undefined } {
    return { below: this.#nearest(number - 2, -1), above: this.#nearest(number, 1) };
  }

  /** Messages whose numbers are in the set. */
  numbered(ranges: readonly NumberRange[]): readonly Message[] {
    const messages = this.messages ?? [];
    return ranges.flatMap(({ low, high }) => messages.slice(Math.max(0, low - 1), Math.max(0, high)));
  }

  /** Messages whose UIDs are known and in the set. */
  withUids(ranges: readonly NumberRange[]): readonly Message[] {
    const messages = this.messages ?? [];
    return ranges.flatMap((range) =>
      messages
        .slice(this.#between(range.low).low + 1, this.#between(range.high).high + 1)
        .filter(({ uid }) => uid !== undefined && range.low <= uid && uid <= range.high),
    );
  }

  /** Last known UID of the messages with the highest numbers; 0 where none is known. */
  get lastUid(): number {
    return this.#nearest((this.messages?.length ?? 0) - 1, -1) ?? 0;
  }

  #nearest(from: number, step: 1 | -1): number | undefined {
    const { messages } = this;
    for (let at = from, left = looked; left > 0 && at >= 0; at += step, left--) {
      const message = messages?.[at];
      if (!message) return undefined;
      if (message.uid !== undefined) return message.uid;
    }
    return undefined;
  }

  /** Indices of the nearest messages with known UIDs: `low` below `uid` (or -1), `high` not below it (or the end). */
  #between(uid: number): { readonly low: number; readonly high: number } {
    const messages = this.messages ?? [];
    let low = -1;
    let high = messages.length;
    if (this.#told === 0) return { low, high };
    while (high - low > 1) {
      const middle = this.#knownBetween(low, high);
      if (middle === undefined) break;
      if ((messages[middle]?.uid ?? 0) < uid) low = middle;
      else high = middle;
    }
    return { low, high };
  }

  /** A message with a known UID between two indices, near their middle. */
  #knownBetween(low: number, high: number): number | undefined {
    const messages = this.messages ?? [];
    const middle = (low + high) >> 1;
    for (let at = middle; at > low; at--) if (messages[at]?.uid !== undefined) return at;
    for (let at = middle + 1; at < high; at++) if (messages[at]?.uid !== undefined) return at;
    return undefined;
  }

  #remove(index: number): Message | undefined {
    if (index < 0) return undefined;
    const [removed] = this.messages?.splice(index, 1) ?? [];
    if (removed) this.#lose(removed);
    this.removals += 1;
    return removed;
  }

  #forget(from: number, to: number): void {
    this.losses += 1;
    this.messages?.fill(untold, from, to);
  }

  #addGone(uid: number): void {
    this.gone.add(uid);
    keepNewest(this.gone, limits.removalsRemembered);
  }
}

/** Messages looked at for a known UID beside a number. */
const looked = 64;

/** Flags as one set: in lower case. Sets of the same flags are one set. */
export class FlagSets {
  readonly #sets = new Map<string, ReadonlySet<string>>();

  of(items: readonly Data[]): ReadonlySet<string> {
    let key = '';
    for (const item of items) key += ` ${item.kind === 'atom' || item.kind === 'number' ? item.text : ''}`;
    const known = this.#sets.get(key);
    if (known) return known;
    const set = new Set(
      key
        .toLowerCase()
        .split(' ')
        .filter((flag) => flag !== '' && flag !== '\\recent'),
    );
    if (this.#sets.size < sharedSets) this.#sets.set(key, set);
    return set;
  }
}

/** Sets of flags that are shared; messages have far fewer combinations. */
const sharedSets = 4096;
