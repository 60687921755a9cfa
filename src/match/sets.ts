/** A run of numbers, both ends included; `*` is the largest number there is. */
export interface Range {
  readonly from: bigint;
  readonly to: bigint;
}

/** Stands for `*`: above every UID and sequence number (RFC 9051 section 9 seq-number). */
const star = 1n << 64n;

function parseEnd(text: string): bigint | undefined {
  if (text === '*') return star;
  return /^\d+$/.test(text) ? BigInt(text) : undefined;
}

function parseRange(text: string): Range | undefined {
  const ends = text.split(':').map(parseEnd);
  const [first, last = first] = ends;
  if (first === undefined || last === undefined || ends.length > 2 || ends.includes(undefined)) return undefined;
  return first <= last ? { from: first, to: last } : { from: last, to: first };
}

/** Numbers in the order written: `2 4`, `2,4:6`, or nothing at all. Undefined where the text is no set. */
export function parseSet(text: string): readonly Range[] | undefined {
  const ranges: Range[] = [];
  for (const word of text.split(/[\s,]+/).filter((one) => one !== '')) {
    const range = parseRange(word);
    if (!range) return undefined;
    ranges.push(range);
  }
  return ranges;
}

/** The same set with ranges ascending, apart and as few as can be. */
export function normalise(ranges: readonly Range[]): readonly Range[] {
  const sorted = [...ranges].sort((left, right) => (left.from < right.from ? -1 : left.from > right.from ? 1 : 0));
  const merged: Range[] = [];
  for (const range of sorted) {
    const last = merged.at(-1);
    if (!last || range.from > last.to + 1n) merged.push(range);
    else if (range.to > last.to) merged[merged.length - 1] = { from: last.from, to: range.to };
  }
  return merged;
}

const printEnd = (value: bigint): string => (value === star ? '*' : value.toString());

/** A set as IMAP writes it. Empty for the empty set. */
export function printSet(ranges: readonly Range[]): string {
  return ranges.map(({ from, to }) => (from === to ? printEnd(from) : `${printEnd(from)}:${printEnd(to)}`)).join(',');
}

/** Whether two sets hold the same numbers. */
export function sameSet(left: readonly Range[], right: readonly Range[]): boolean {
  return printSet(normalise(left)) === printSet(normalise(right));
}

/** How many different numbers a set holds. */
export function sizeOf(ranges: readonly Range[]): bigint {
  return normalise(ranges).reduce((sum, { from, to }) => sum + (to - from) + 1n, 0n);
}

/** Whether a number is in the set. */
export function includes(ranges: readonly Range[], value: bigint): boolean {
  return ranges.some(({ from, to }) => from <= value && value <= to);
}

/** The numbers one by one, in the order written; undefined where they are more than `most`. */
export function expand(ranges: readonly Range[], most: number): readonly bigint[] | undefined {
  const count = ranges.reduce((sum, { from, to }) => sum + (to - from) + 1n, 0n);
  if (count > BigInt(most)) return undefined;
  return ranges.flatMap(({ from, to }) => Array.from({ length: Number(to - from) + 1 }, (_, at) => from + BigInt(at)));
}
