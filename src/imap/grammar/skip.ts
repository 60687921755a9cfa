import { octet } from '../../wire/bytes.ts';
import { readString } from '../read-string.ts';

/** An item of a list, as far as it must be known to get past it when it is broken. */
interface Item {
  readonly start: number;
  /** Where it broke: its end is not looked for before. */
  readonly broken: number;
  /** Where the line ends. */
  readonly limit: number;
  /** Words apart by a space that make it up; a name in front of others may carry a section in brackets. */
  readonly words: number;
}

/**
 * Gives the octet behind the string that starts at a place; the place itself where none does that is whole. After a
 * quote that nothing closes no other one opens a string: each would be searched to the end of the line.
 */
function stringEnds(bytes: Buffer, limit: number): (at: number) => number {
  let quotes = true;
  return (at) => {
    const value = bytes[at];
    if (value !== octet.openBrace && !(quotes && value === octet.quote)) return at;
    const { end, fault } = readString(bytes, at);
    if (fault === undefined && end <= limit) return end;
    if (value === octet.quote) quotes = false;
    return at;
  };
}

/** 1 where an octet opens something nested, -1 where it closes it, else 0. */
function nesting(value: number | undefined, sections: boolean): number {
  if (value === octet.open || (sections && value === octet.openBracket)) return 1;
  return value === octet.close || (sections && value === octet.closeBracket) ? -1 : 0;
}

/** Where a broken item ends: the space or the `)` behind its last word, or the limit. */
export function skipBroken(bytes: Buffer, { start, broken, limit, words }: Item): number {
  const stringEnd = stringEnds(bytes, limit);
  let spaces = 0;
  let depth = 0;
  for (let at = start; at < limit; at++) {
    const end = stringEnd(at);
    if (end > at) {
      at = end - 1;
      continue;
    }
    const value = bytes[at];
    if (depth === 0 && value === octet.space) spaces++;
    const behind = value === octet.close || (value === octet.space && spaces >= words);
    if (depth === 0 && behind && at >= broken) return at;
    depth = Math.max(0, depth + nesting(value, words > 1));
  }
  return limit;
}
