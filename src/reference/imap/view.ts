import type { Mailbox, Message } from '../store/store.ts';
import type { SequenceSet } from './scanner.ts';

/** What happened to the mailbox and was not announced to the session. */
export interface News {
  /** Messages that are not in the view yet, ascending. */
  readonly added: readonly Message[];
  /** Ghosts: gone from the mailbox, still in the view. */
  readonly expunged: ReadonlySet<Message>;
  /** Messages of the view whose flags another session changed. */
  readonly changed: ReadonlySet<Message>;
  /** Takes the new messages into the view, which makes them recent here when they were so nowhere else. */
  admit(): void;
  /** Takes ghosts out of the view. */
  bury(ghosts: readonly Message[]): void;
  /** Drops what was not announced, as if it had been. For faults. */
  forget(): void;
  /** Calls back, synchronously, whenever something comes in. */
  listener: (() => void) | undefined;
}

/**
 * What one session sees of its selected mailbox: message numbers change only by what the session was told (RFC 9051
 * section 7.5.1). A message that another session expunged stays in the view, as a ghost, until EXPUNGE is announced;
 * a new one is not in it until EXISTS is.
 */
export interface View {
  readonly mailbox: Mailbox;
  readonly readOnly: boolean;
  /** By message number minus one, ascending UID, ghosts included. */
  readonly messages: readonly Message[];
  isGhost(message: Message): boolean;
  /** Message number, or 0 when it is not in the view. */
  numberOf(message: Message): number;
  /** Message number of a UID, or 0. */
  numberOfUid(uid: number): number;
  isRecent(message: Message): boolean;
  /** How many messages are `\Recent` in this session. */
  recentCount(): number;
  /** Flags as this session reports them: with `\Recent` where it is (rev1), else as stored. */
  flagsOf(message: Message): readonly string[];
  /**
   * Messages that a set names, in ascending order, each once. By number: a number beyond the view is a `SyntaxFault`
   * (RFC 9051 section 9 seq-number); by UID: what is not there is ignored. `*` is the last message of the view.
   */
  resolve(set: SequenceSet, by: 'number' | 'uid'): readonly Message[];
  /** The result saved by SEARCH RETURN (SAVE); empty until then (RFC 5182 section 2.1). Expunged ones drop out when announced. */
  saved: readonly Message[];
  /** Listing of keywords that FLAGS announced; a new keyword is announced again before it is used. */
  readonly announcedKeywords: Set<string>;
  /** Takes a message's pending flag change off the list: it has been told in another way. */
  told(message: Message): void;
  /** For announcements only: commands look at the view. */
  readonly news: News;
  /** Stops listening. */
  close(): void;
}
