import type { ImapSession, SearchTest } from '../contract.ts';
import type { Scanner } from '../scanner.ts';

/** A search key that was read. */
export interface SearchKey {
  readonly test: SearchTest;
  /** Whether it reads the message: such keys are asked last, and may take long. */
  readonly reads: boolean;
}

/** What the parser of a key reads with. */
export interface KeyReader {
  readonly scanner: Scanner;
  readonly session: ImapSession;
  /** Name given by CHARSET, in lower case. */
  readonly charset: string | undefined;
  /** Names of the keys met so far; `byNumber` for message numbers. */
  readonly met: Set<string>;
  /** Reads a key inside this one. */
  readonly key: () => SearchKey;
}

/** Reads the arguments of one key, SP included. */
export type KeyParser = (reader: KeyReader) => SearchKey;

/** Keys of one kind, by name in upper case. */
export type KeyTable = Readonly<Record<string, KeyParser>>;

/** How `met` names a set of message numbers. No key can have this name. */
export const byNumber = '(sequence-set)';

/** A key that looks only at what is at hand: flags, dates of arrival, sizes, sets. */
export function quick(test: SearchTest): SearchKey {
  return { test, reads: false };
}

/** A key that reads the message. */
export function slow(test: SearchTest): SearchKey {
  return { test, reads: true };
}
