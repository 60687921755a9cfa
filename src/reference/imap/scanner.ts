import type { Instant } from '../store/store.ts';

/** `n`, `n:m` with either order, `*` as undefined; or `$`, the saved result (RFC 9051 section 9 sequence-set). */
export type SequenceSet = readonly { readonly from: number | undefined; readonly to: number | undefined }[] | 'saved';

/**
 * Reads the arguments of one complete command, literals included. Every reading method throws `SyntaxFault` when what
 * is there does not match; `try...` methods leave the place alone and return undefined.
 */
export interface Scanner {
  /** One SP. */
  space(): void;
  trySpace(): boolean;
  /** The end of the command. */
  end(): void;
  atEnd(): boolean;
  /** The next octet as a character, consumed nothing; empty at the end and at a literal. */
  peek(): string;
  /** Exactly this text, letters in any case. */
  word(text: string): void;
  tryWord(text: string): boolean;
  /** An atom as it is written (ATOM-CHARs). */
  atom(): string;
  /** An atom in upper case, for keywords of commands. Stops at SP, parentheses, `[`, and `<`. */
  keyword(): string;
  tryKeyword(): string | undefined;
  /** Octets of an astring, string (quoted or literal) or nstring. */
  astring(): Buffer;
  string(): Buffer;
  nstring(): Buffer | undefined;
  /** A literal or literal8, as APPEND wants it. */
  message(): { readonly octets: Buffer; readonly binary: boolean };
  /** At most 4,294,967,295; `number64` at most 2^63 - 1 and exact below 2^53. */
  number(): number;
  nonZero(): number;
  number64(): number;
  set(): SequenceSet;
  /** `(` items with one SP between `)`; `()` only where `empty` allows it. */
  list<T>(item: () => T, options?: { readonly empty?: boolean }): T[];
  /** A flag of STORE or APPEND: `\Seen`, keyword; `\Recent` is a syntax fault. */
  flag(): string;
  /** A mailbox name, decoded by the session's rules (modified UTF-7, or UTF-8); INBOX in any case is `INBOX`. */
  mailbox(): string;
  /** A list-mailbox pattern, decoded in the same way. */
  pattern(): string;
  /** `"17-Jul-1996 02:44:25 -0700"`. */
  dateTime(): Instant;
  /** `1-Feb-1994`, quoted or not: the day, as UTC midnight in ms. */
  date(): number;
  /** The first characters that were not read, for an error. */
  rest(): string;
  /** Throws a SyntaxFault that says what was expected here. */
  fail(expected: string): never;
}
