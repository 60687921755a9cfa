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

/** The octet behind the string that starts at `at`; `at` where none does that is whole. */
function stringEnd(bytes: Buffer, at: number, limit: number): number {
  const value = bytes[at];
  if (value !== octet.quote && value !== octet.openBrace) return at;
  const { end, fault } = readString(bytes, at);
  return fault === undefined && end <= limit ? end : at;
}

/** 1 where an octet opens something nested, -1 where it closes it, else 0. */
function nesting(value: number | undefined, sections: boolean): number {
  if (value === octet.open || (sections && value === octet.openBracket)) return 1;
  return value === octet.close || (sections && value === octet.closeBracket) ? -1 : 0;
}

/** Where a broken item ends: the space or the `)` behind its last word, or the limit. */
export function skipBroken(bytes: Buffer, { start, broken, limit, words }: Item): number {
  let spaces = 0;
  let depth = 0;
  for (let at = start; at < limit; at = Math.max(at + 1, stringEnd(bytes, at, limit))) {
    const value = bytes[at];
    if (depth === 0 && value === octet.close && at >= broken) return at;
    if (depth === 0 && value === octet.space && ++spaces >= words && at >= broken) return at;
    depth = Math.max(0, depth + nesting(value, words > 1));
  }
  return limit;
}
