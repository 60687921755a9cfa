import { isInSet, type NumberRange } from '../../../imap/number-set.ts';
import { limits } from '../../../wire/limits.ts';
import { keepNewest } from '../../keep-newest.ts';
import type { ViewMirror } from '../mirror.ts';
import { Floor } from './floor.ts';
import { MessageFacts } from './message-facts.ts';

/** A message is gone. */
export interface Removal {
  /** It was there at this moment, where that is known. */
  readonly after: number | undefined;
  /** A session was told, and what it had asked for was over. */
  readonly at: number;
}

/** A change of flags that one session made, and that others are to be told. */
export interface FlagsChange {
  readonly uid: number;
  readonly flags: ReadonlySet<string>;
  /** When the change was over, and when its command was sent. */
  readonly at: number;
  readonly sentAt: number;
  /** The session that made it. */
  readonly by: object;
}

/** What all sessions together know of the messages under one name and one UIDVALIDITY. */
export class MailboxMirror {
  readonly uidValidity: number;
  readonly #messages = new Map<number, MessageFacts>();
  /** Removals of messages, by UID. */
  readonly #gone = new Map<number, Removal>();
  /** UIDs of messages that are there, as far as they are known. */
  readonly alive = new Set<number>();
  /** Messages went of which nobody knows which: some of those may be gone. */
  isUnsure = false;
  /** UIDs of messages that are or were there. */
  readonly uids = new Floor<number>();
  readonly uidNext = new Floor<number>();
  readonly modseq = new Floor<bigint>();
  readonly highestModseq = new Floor<bigint>();
  /** What HIGHESTMODSEQ was before a message came, and before one was changed. */
  readonly exceeded = { message: new Floor<bigint>(), change: new Floor<bigint>() };
  /** What SELECT or STATUS told last, all at once. */
  snapshot:
    { readonly uidNext: number; readonly messages: number; readonly modseq: bigint; readonly at: number } | undefined;
  /** All messages below this were shown to a session that may write, which takes `\Recent` from them. */
  readonly shownBelow = new Floor<number>();
  /** The last views of sessions that asked for QRESYNC: their clients may resynchronise from what they were told there. */
  readonly resyncable = new Set<ViewMirror>();
  /** What PERMANENTFLAGS told a session that may write. */
  permanentFlags: ReadonlySet<string> | undefined;
  /** The last change of each message, oldest first. */
  readonly flagsChanges = new Map<number, FlagsChange>();

  constructor(uidValidity: number) {
    this.uidValidity = uidValidity;
  }

  /** What is known of a message; from now on something may be. */
  message(uid: number): MessageFacts {
    const known = this.#messages.get(uid);
    if (known) return known;
    const facts = new MessageFacts();
    this.#messages.set(uid, facts);
    keepNewest(this.#messages, limits.messagesRemembered);
    return facts;
  }

  known(uid: number): MessageFacts | undefined {
    return this.#messages.get(uid);
  }

  /** Whether a message that is not known to be gone is known to have the flag, in lower case. */
  hasMessageWith(flag: string): boolean {
    for (const [uid, { flags }] of this.#messages) if (flags?.flags.has(flag) && !this.#gone.has(uid)) return true;
    return false;
  }

  /** UIDs in the ranges of messages that something is known of. */
  knownIn(ranges: readonly NumberRange[]): readonly number[] {
    return [...this.#messages.keys()].filter((uid) => isInSet(ranges, uid));
  }

  /** UIDs of messages that have a greater mod-sequence. */
  changedSince(modseq: bigint): readonly number[] {
    const greater = ({ modseq: told, exceeds }: MessageFacts): boolean =>
      (told !== undefined && told.modseq > modseq) || (exceeds !== undefined && exceeds.modseq >= modseq);
    return [...this.#messages].filter(([, facts]) => greater(facts)).map(([uid]) => uid);
  }

  /** A message is there. */
  exists(uid: number, at: number): void {
    this.uids.raise(uid, at);
    if (!this.#gone.has(uid)) this.alive.add(uid);
    if (this.alive.size > limits.messagesRemembered) this.isUnsure = true;
  }

  expunged(uid: number, removal: Removal): void {
    this.alive.delete(uid);
    if (this.#gone.has(uid)) return;
    this.#gone.set(uid, removal);
    const forgotten = keepNewest(this.#gone, limits.removalsRemembered);
    if (forgotten === undefined) return;
    // A session that looks at its ghost would seem to see a message.
    this.isUnsure = true;
    const facts = this.#messages.get(forgotten);
    // Of a copy of a copy of a copy nobody asks where it came from.
    if (facts) facts.original = undefined;
    this.#messages.delete(forgotten);
  }

  /** Messages that are gone, by UID. */
  get gone(): ReadonlyMap<number, Removal> {
    return this.#gone;
  }

  /** A session that asked for QRESYNC has opened the mailbox. */
  opened(view: ViewMirror): void {
    this.resyncable.add(view);
    keepNewest(this.resyncable, limits.viewsRemembered);
  }

  changedFlags(change: FlagsChange): void {
    this.flagsChanges.delete(change.uid);
    this.flagsChanges.set(change.uid, change);
    keepNewest(this.flagsChanges, limits.changesRemembered);
  }
}
