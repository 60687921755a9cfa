import type { ViewMirror } from '../mirror.ts';
import { Floor } from './floor.ts';
import { MessageFacts } from './message-facts.ts';
import type { SessionNotes } from './session-notes.ts';

/** Messages of a mailbox that are remembered. The largest mailbox of a suite has 100,000. */
const remembered = 200_000;

/** A change of flags that one session made, and that others are to be told. */
export interface FlagsChange {
  readonly uid: number;
  readonly flags: ReadonlySet<string>;
  /** Number that the message had in the view of the session that changed it, and how many there were. */
  readonly number: number;
  readonly of: number;
  /** When the change was over, and when its command was sent. */
  readonly at: number;
  readonly sentAt: number;
  readonly by: SessionNotes;
}

/** Changes of flags that wait to be told. */
const keptChanges = 256;

/** What all sessions together know of the messages under one name and one UIDVALIDITY. */
export class MailboxMirror {
  readonly uidValidity: number;
  readonly #messages = new Map<number, MessageFacts>();
  /** When the removal of a message was over, by UID. */
  readonly #gone = new Map<number, number>();
  /** UIDs of messages that are or were there. */
  readonly uids = new Floor<number>();
  readonly uidNext = new Floor<number>();
  readonly modseq = new Floor<bigint>();
  readonly highestModseq = new Floor<bigint>();
  /** All messages below this were shown to a session that may write, which takes `\Recent` from them. */
  readonly shownBelow = new Floor<number>();
  /** What PERMANENTFLAGS told a session that may write. */
  permanentFlags: ReadonlySet<string> | undefined;
  /** Open views of this mailbox. */
  readonly views = new Map<SessionNotes, ViewMirror>();
  readonly flagsChanges: FlagsChange[] = [];

  constructor(uidValidity: number) {
    this.uidValidity = uidValidity;
  }

  /** What is known of a message; from now on something may be. */
  message(uid: number): MessageFacts {
    const known = this.#messages.get(uid);
    if (known) return known;
    const facts = new MessageFacts();
    this.#messages.set(uid, facts);
    if (this.#messages.size > remembered) forgetOldest(this.#messages);
    return facts;
  }

  known(uid: number): MessageFacts | undefined {
    return this.#messages.get(uid);
  }

  expunged(uid: number, at: number): void {
    if (!this.#gone.has(uid)) this.#gone.set(uid, at);
    if (this.#gone.size > remembered) forgetOldest(this.#gone);
  }

  goneAt(uid: number): number | undefined {
    return this.#gone.get(uid);
  }

  get anyGone(): boolean {
    return this.#gone.size > 0;
  }

  /** UIDs that are gone. */
  get gone(): ReadonlyMap<number, number> {
    return this.#gone;
  }

  changedFlags(change: FlagsChange): void {
    this.flagsChanges.push(change);
    if (this.flagsChanges.length > keptChanges) this.flagsChanges.shift();
  }
}

function forgetOldest(map: Map<number, unknown>): void {
  const [oldest] = map.keys();
  if (oldest !== undefined) map.delete(oldest);
}
