import { classes, inClass } from './classes.ts';
import type { Cursor } from './cursor.ts';

interface Entry<T> {
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

/** The words that may stand at one place of the grammar, in any case of letters, and what each means. */
export class Keywords<T> {
  readonly #entries = new Map<number, Entry<T>[]>();

  constructor(words: Readonly<Record<string, T>>) {
    for (const [word, value] of Object.entries(words)) {
      const octets = Buffer.from(word, 'latin1');
      const key = octets.reduce((hash, octet) => (hash * 31 + octet) | 0, 0);
      this.#entries.set(key, [...(this.#entries.get(key) ?? []), { octets, value }]);
    }
  }

  /** The meaning of the word at the cursor, without moving. */
  look(c: Cursor): T | undefined {
    return this.#find(c)?.value;
  }

  /** Moves over the word at the cursor if it is one of these, and gives its meaning. */
  take(c: Cursor): T | undefined {
    const entry = this.#find(c);
    if (entry === undefined) return undefined;
    c.take('terminal', c.pos + entry.octets.length);
    return entry.value;
  }

  #find(c: Cursor): Entry<T> | undefined {
    const { bytes, pos } = c;
    let hash = 0;
    let end = pos;
    for (; ((classes[bytes[end] ?? 0] ?? 0) & inClass.word) !== 0; end++) hash = (hash * 31 + upperAt(bytes, end)) | 0;
    return this.#entries.get(hash)?.find(({ octets }) => octets.length === end - pos && sameWord(octets, bytes, pos));
  }
}

function sameWord(word: Buffer, bytes: Buffer, pos: number): boolean {
  for (let at = 0; at < word.length; at++) if (word[at] !== upperAt(bytes, pos + at)) return false;
  return true;
}

/** Whether the word at the cursor is `word` (in upper case), in any case of letters; without moving. */
export function isWord(c: Cursor, word: Buffer): boolean {
  const end = c.pos + word.length;
  return sameWord(word, c.bytes, c.pos) && ((classes[c.bytes[end] ?? 0] ?? 0) & inClass.word) === 0;
}

/** Moves over `word` if it stands at the cursor. */
export function takeWord(c: Cursor, word: Buffer): boolean {
  return isWord(c, word) && c.take('terminal', c.pos + word.length);
}
