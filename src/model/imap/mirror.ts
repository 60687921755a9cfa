import type { ImapCommand } from './command.ts';

/** What a session was told of one message. Undefined: nothing, or nothing that still holds. */
export interface MessageMirror {
  readonly uid: number | undefined;
  /** In lower case, without `\recent`. */
  readonly flags: ReadonlySet<string> | undefined;
  /** Moment at which the command was sent that the flags came with or after. */
  readonly flagsAt: number;
  readonly recent: boolean;
  readonly modseq: bigint | undefined;
}

/** A selected mailbox, as one session was told of it. */
export interface ViewMirror {
  /** Name on the wire; INBOX in upper case. */
  readonly mailbox: string;
  readonly readOnly: boolean;
  /** The SELECT or EXAMINE that opened it. */
  readonly openedBy: ImapCommand;
  readonly uidValidity: number | undefined;
  /** UIDNEXT as SELECT told it. */
  readonly uidNext: number | undefined;
  readonly highestModseq: bigint | undefined;
  /** What a client that left now would resynchronise from (RFC 7162 section 3.2), as of when no command was in flight. */
  readonly cacheModseq: bigint | undefined;
  /** Flags of the FLAGS and PERMANENTFLAGS responses, in lower case; `\*` included. */
  readonly flags: ReadonlySet<string> | undefined;
  readonly permanentFlags: ReadonlySet<string> | undefined;
  /** Messages in order of their numbers; its length is what EXISTS and EXPUNGE amount to. Undefined: EXISTS did not come yet. */
  readonly messages: readonly MessageMirror[] | undefined;
  /** UIDs of messages that this session was told are gone. */
  readonly gone: ReadonlySet<number>;
  /** Index of the message with that UID, where its UID is known. */
  indexOf(uid: number): number | undefined;
  /** UID of the message that the last EXPUNGE took away; undefined: it was not known. */
  readonly lastGone: number | undefined;
  /** Moment at which the session was last told that a message is gone. */
  readonly goneAt: number;
  /** Moment at which it last became unknown which messages are left, and with it what was told of them. */
  readonly forgotAt: number;
}

/** What one session must be in, from what it sent and what it was told. */
export interface ImapMirror {
  readonly name: string;
  readonly state: 'not authenticated' | 'authenticated' | 'selected' | 'logout';
  readonly view: ViewMirror | undefined;
  /** Extensions that are on: of ENABLE, and CONDSTORE by an enabling command. In upper case. */
  readonly enabled: ReadonlySet<string>;
  /** The mirror no longer knows what is in progress: only where octets were sent that no client should send. */
  readonly lost: boolean;
}
