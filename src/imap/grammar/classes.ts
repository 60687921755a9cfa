/** Sets of octets that the ABNF names (RFC 9051 section 9), as bits of one table. */
export const inClass = {
  /** ATOM-CHAR */
  atom: 1,
  /** ASTRING-CHAR: ATOM-CHAR and `]`. */
  astring: 2,
  /** ASTRING-CHAR except `+`, as in tag. */
  tag: 4,
  /** TEXT-CHAR: CHAR except CR and LF. */
  text: 8,
  /** TEXT-CHAR except `"` and `\`. */
  quoted: 16,
  /** ATOM-CHAR except `[`: what keywords are made of. */
  word: 32,
  /** list-char: ASTRING-CHAR and the wildcards, the widest unquoted run of any rule. */
  list: 64,
  digit: 128,
} as const;

const octetsOf = (characters: string): readonly number[] => [...Buffer.from(characters, 'latin1')];
const range = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);
const without = (octets: readonly number[], characters: string): readonly number[] =>
  octets.filter((octet) => !octetsOf(characters).includes(octet));

const atom = without(range(0x21, 0x7e), '(){%*"\\]');
const astring = [...atom, ...octetsOf(']')];
const text = without(range(0x01, 0x7f), '\r\n');

const members: Readonly<Record<keyof typeof inClass, readonly number[]>> = {
  atom,
  astring,
  tag: without(astring, '+'),
  text,
  quoted: without(text, '"\\'),
  word: without(atom, '['),
  list: [...astring, ...octetsOf('%*')],
  digit: octetsOf('0123456789'),
};

/** The classes of each octet. */
export const classes: Uint8Array = new Uint8Array(256);

for (const name of Object.keys(inClass) as (keyof typeof inClass)[]) {
  for (const octet of members[name]) classes[octet] = (classes[octet] ?? 0) | inClass[name];
}

/** The end of the longest run of octets of a class that starts at `from`. */
export function runEnd(bytes: Buffer, from: number, wanted: number): number {
  // Never reads out of bounds: engines make such loops several times slower.
  const { length } = bytes;
  let at = from;
  while (at < length && ((classes[bytes[at] ?? 0] ?? 0) & wanted) !== 0) at++;
  return at;
}
