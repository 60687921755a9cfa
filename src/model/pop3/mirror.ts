/** Octets of a message, as a session got them. */
export interface BodyFacts {
  readonly octets: number;
  readonly digest: string;
  /** Digest of what follows the header: a server may write fields of its own into the header, such as `Status`. */
  readonly text: string;
  /** The last line of the message has something in it, so that its line end may be one that the server added. */
  readonly mayLackLineEnd: boolean;
}

/** What TOP gave of a message when it was first asked. */
export interface TopFacts {
  readonly lines: number;
  readonly digest: string;
}

/** The maildrop as one session was told of it. Numbers count from 1. */
export interface DropMirror {
  /** Messages that the maildrop had at login, marked ones included. Undefined: nothing told that yet. */
  readonly count: number | undefined;
  /** Their size altogether, as STAT told it while nothing was marked. */
  readonly octets: number | undefined;
  readonly sizes: ReadonlyMap<number, number>;
  /** Sum of `sizes`. */
  readonly sizeSum: number;
  readonly uids: ReadonlyMap<number, string>;
  readonly bodies: ReadonlyMap<number, BodyFacts>;
  readonly tops: ReadonlyMap<number, TopFacts>;
  /** Marked as deleted. */
  readonly marked: ReadonlySet<number>;
  /** Were marked, and RSET took that back. */
  readonly restored: ReadonlySet<number>;
}

/** A login that was accepted. */
export interface Login {
  readonly sentAt: number;
  readonly repliedAt: number;
  /** The last moment before `repliedAt` at which somebody else than a POP3 client may have changed the maildrop. */
  readonly disturbedAt: number;
  /** The last moment before `repliedAt` at which somebody may have put a message there. */
  readonly addedAt: number;
}

/** What one session must be in, from what it sent and what it was told. */
export interface Pop3Mirror {
  readonly name: string;
  readonly state: 'authorization' | 'transaction';
  readonly login: Login | undefined;
  readonly secured: boolean;
  /** UTF8 was accepted (RFC 6856 section 2). */
  readonly utf8: boolean;
  readonly drop: DropMirror;
  /** Names of capabilities, as last announced in this state. */
  readonly announced: ReadonlySet<string> | undefined;
}

/** How a message number stands in a session. */
export type Place = 'present' | 'marked' | 'absent' | 'unknown';

/** What is known of a number before a command names it. */
export function placeOf({ count, marked, sizes, uids }: DropMirror, number: number): Place {
  if (marked.has(number)) return 'marked';
  if (number === 0 || (count !== undefined && number > count)) return 'absent';
  return count !== undefined || sizes.has(number) || uids.has(number) ? 'present' : 'unknown';
}

/** Sizes of all messages are known. */
export function knowsSizes({ count, sizes }: DropMirror): boolean {
  return count !== undefined && sizes.size === count;
}

/** Sum of the sizes of marked messages; undefined where one is not known. */
export function markedOctets({ marked, sizes }: DropMirror): number | undefined {
  let sum = 0;
  for (const number of marked) {
    const size = sizes.get(number);
    if (size === undefined) return undefined;
    sum += size;
  }
  return sum;
}
