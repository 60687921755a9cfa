import { classes, inClass } from './classes.ts';
import type { Cursor } from './cursor.ts';

/** A word that the grammar knows at some place. */
export interface Keyword<T> {
  /** In upper case. */
  readonly octets: Buffer;
  readonly value: T;
}

/** Letters without their case, every other octet as it is. */
const upper: Uint8Array = Uint8Array.from({ length: 256 }, (_, octet) => {
  return octet >= 0x61 && octet <= 0x7a ? octet - 0x20 : octet;
});

function upperAt(bytes: Buffer, at: number): number {
  return upper[bytes[at] ?? 0] ?? 0;
}

const nextHash = (hash: number, octet: number): number => (hash * 31 + octet) & 0xffffff;

/** Whether `word` (in upper case) stands at `pos`, in any case of letters. */
function sameWord(word: Buffer, bytes: Buffer, pos: number): boolean {
  if (pos + word.length > bytes.length) return false;
  for (let at = 0; at < word.length; at++) if (word[at] !== upperAt(bytes, pos + at)) return false;
  return true;
}

/** Words by their hash, in a table so large that no two of them meet. */
function tableOf<T>(words: readonly Keyword<T>[], size = 16): readonly (Keyword<T> | undefined)[] {
  const table = Array.from({ length: size }, (): Keyword<T> | undefined => undefined);
  for (const word of words) {
    const slot = word.octets.reduce(nextHash, 0) & (size - 1);
    if (table[slot] !== undefined) return tableOf(words, 2 * size);
    table[slot] = word;
  }
  return table;
}

/** The words that may stand at one place of the grammar, in any case of letters, and what each means. */
export class Keywords<T> {
  readonly #table: readonly (Keyword<T> | undefined)[];

  constructor(words: Readonly<Record<string, T>>) {
    this.#table = tableOf(
      Object.entries(words).map(([word, value]) => ({ octets: Buffer.from(word, 'latin1'), value })),
    );
  }

  /** The word at the cursor if it is one of these, without moving. */
  find(c: Cursor): Keyword<T> | undefined {
    const { bytes, pos } = c;
    const { length } = bytes;
    let hash = 0;
    let end = pos;
    for (; end < length && ((classes[bytes[end] ?? 0] ?? 0) & inClass.word) !== 0; end++) {
      hash = nextHash(hash, upperAt(bytes, end));
    }
    const word = this.#table[hash & (this.#table.length - 1)];
    return word?.octets.length === end - pos && sameWord(word.octets, bytes, pos) ? word : undefined;
  }

  /** Moves over the word at the cursor if it is one of these, and gives its meaning. */
  take(c: Cursor): T | undefined {
    const word = this.find(c);
    if (word === undefined) return undefined;
    c.take('terminal', c.pos + word.octets.length);
    return word.value;
  }
}

/** Whether the word at the cursor is `word` (in upper case), in any case of letters; without moving. */
export function isWord(c: Cursor, word: Buffer): boolean {
  const end = c.pos + word.length;
  if (!sameWord(word, c.bytes, c.pos)) return false;
  return end >= c.bytes.length || ((classes[c.bytes[end] ?? 0] ?? 0) & inClass.word) === 0;
}

/** Moves over `word` if it stands at the cursor. */
export function takeWord(c: Cursor, word: Buffer): boolean {
  return isWord(c, word) && c.take('terminal', c.pos + word.length);
}
