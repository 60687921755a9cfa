import { isDigit, octet } from '../../wire/bytes.ts';
import { inClass, runEnd } from './classes.ts';
import type { Cursor } from './cursor.ts';
import { listOrEmpty, tail } from './lists.ts';
import { looksLikeSet, number64, partialRange, sequenceSet } from './numbers.ts';
import { astring, atom, isLiteral8, literal8, string } from './strings.ts';

/** RFC 9051 section 9 tagged-ext-comp: astrings and lists of them. */
function taggedExtComp(c: Cursor): boolean {
  if (c.peek() !== octet.open) return astring(c);
  c.open('tagged-ext-comp');
  return c.close(listOrEmpty(c, taggedExtComp));
}

/** Whether the digits at the cursor are a number by themselves, and not the start of a set. */
function isPlainNumber(c: Cursor): boolean {
  const end = runEnd(c.bytes, c.pos, inClass.digit);
  return end > c.pos && c.bytes[end] !== octet.colon && c.bytes[end] !== octet.comma;
}

/** RFC 9051 section 9 tagged-ext-simple, with partial-range-last of RFC 9394. */
function taggedExtSimple(c: Cursor): boolean {
  if (c.peek() === octet.minus && isDigit(c.bytes[c.pos + 1] ?? 0)) return partialRange(c);
  if (isPlainNumber(c)) return number64(c);
  return looksLikeSet(c) ? sequenceSet(c) : c.fault('a number, a set or a list belongs here');
}

/** RFC 9051 section 9 tagged-ext-val. */
export function taggedExtVal(c: Cursor): boolean {
  c.open('tagged-ext-val');
  return c.close(c.peek() === octet.open ? listOrEmpty(c, taggedExtComp) : taggedExtSimple(c));
}

/** A run without quotes in data whose grammar is not known: list-char, or a flag. */
function bareValue(c: Cursor): boolean {
  const start = c.peek() === octet.backslash ? c.pos + 1 : c.pos;
  const end = runEnd(c.bytes, start, inClass.list);
  return end > start ? c.take('astring', end) : c.fault('a value belongs here');
}

/** A value of an extension that this grammar does not know: whatever any RFC uses as one. */
export function anyValue(c: Cursor): boolean {
  const first = c.peek();
  if (first === octet.open) return anyList(c);
  if (first === octet.quote || first === octet.openBrace) return string(c);
  return isLiteral8(c) ? literal8(c) : bareValue(c);
}

/** Lists of known extensions stand side by side without a space too (address, thread-list): so may these. */
function anyListItem(c: Cursor): boolean {
  if (!anyValue(c)) return false;
  while (c.peek() === octet.open) if (!anyList(c)) return false;
  return true;
}

function anyList(c: Cursor): boolean {
  c.open('tagged-ext-comp');
  return c.close(listOrEmpty(c, anyListItem));
}

/** Untagged data of an extension that this grammar does not know (RFC 4466 section 2 response-payload). */
export function otherPayload(c: Cursor): boolean {
  c.open('response-payload');
  return c.close(atom(c) && tail(c, anyListItem));
}
