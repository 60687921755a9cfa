import { isDigit, octet } from '../../wire/bytes.ts';
import { inClass, runEnd } from './classes.ts';
import type { Cursor } from './cursor.ts';

const max32 = 4_294_967_295;
const max63 = '9223372036854775807';
/** Digits of which any number is exact as a double. */
const exactDigits = 15;

/** Whether the digits from `start` to `end` give a number of at most `limit`. */
function within(c: Cursor, start: number, end: number, limit: number | string): boolean {
  let from = start;
  while (from < end - 1 && c.bytes[from] === octet.zero) from++;
  if (typeof limit === 'number' && end - from <= exactDigits) return valueOf(c, from, end) <= limit;
  const digits = c.bytes.toString('latin1', from, end);
  const bound = String(limit);
  return digits.length < bound.length || (digits.length === bound.length && digits <= bound);
}

function valueOf(c: Cursor, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at++) value = value * 10 + (c.bytes[at] ?? 0) - octet.zero;
  return value;
}

/** Digits as one leaf. A value out of bounds is noted, and the number read all the same. */
function digits(c: Cursor, rule: string, limit: number | string): boolean {
  const start = c.pos;
  const end = runEnd(c.bytes, start, inClass.digit);
  if (end === start) return c.fault('digits belong here', rule);
  if (end - start > 9 && !within(c, start, end, limit)) c.note(`the number is larger than ${limit}`, rule);
  return c.take(rule, end);
}

/** The same, led by a digit from 1 to 9. */
function nonZero(c: Cursor, rule: string, limit: number | string): boolean {
  if (c.bytes[c.pos] === octet.zero) c.note('the first digit is 1 to 9', rule);
  return digits(c, rule, limit);
}

/** RFC 9051 section 9 number: 0 to 2^32-1. */
export function number(c: Cursor): boolean {
  return digits(c, 'number', max32);
}

/** RFC 9051 section 9 number64: 0 to 2^63-1. */
export function number64(c: Cursor): boolean {
  return digits(c, 'number64', max63);
}

/** RFC 9051 section 9 nz-number: 1 to 2^32-1. */
export function nzNumber(c: Cursor): boolean {
  return nonZero(c, 'nz-number', max32);
}

/** RFC 9051 section 9 uniqueid. */
export function uniqueid(c: Cursor): boolean {
  return nonZero(c, 'uniqueid', max32);
}

/** RFC 7162 section 7 mod-sequence-value: 1 to 2^63-1, and unlike nz-number it may have leading zeros. */
export function modSequenceValue(c: Cursor): boolean {
  const end = runEnd(c.bytes, c.pos, inClass.digit);
  let zeros = c.pos;
  while (c.bytes[zeros] === octet.zero) zeros++;
  if (end > c.pos && zeros === end) c.note('a mod-sequence is at least 1', 'mod-sequence-value');
  return digits(c, 'mod-sequence-value', max63);
}

/** RFC 7162 section 7 mod-sequence-valzer: 0 to 2^63-1. */
export function modSequenceValzer(c: Cursor): boolean {
  return digits(c, 'mod-sequence-valzer', max63);
}

/** Members of a set, apart by commas: a number, or two with a colon between them. */
function set(c: Cursor, rule: string, member: (c: Cursor) => boolean): boolean {
  c.open(rule);
  for (;;) {
    if (!member(c)) return c.close(false);
    if (c.peek() === octet.colon && !(c.expect(octet.colon) && member(c))) return c.close(false);
    if (c.peek() !== octet.comma) return c.close(true);
    c.expect(octet.comma);
  }
}

/** RFC 9051 section 9 seq-number. */
function seqNumber(c: Cursor): boolean {
  return c.peek() === octet.star ? c.take('seq-number', c.pos + 1) : nonZero(c, 'seq-number', max32);
}

/** RFC 9051 section 9 sequence-set, as servers may send it: without the `$` of seq-last-command. */
export function sequenceSet(c: Cursor): boolean {
  return set(c, 'sequence-set', seqNumber);
}

/** RFC 9051 section 9 uid-set: like sequence-set, without `*`. */
export function uidSet(c: Cursor): boolean {
  return set(c, 'uid-set', uniqueid);
}

/** RFC 7162 section 7 known-uids: a sequence-set in which `*` is not allowed. */
export function knownUids(c: Cursor): boolean {
  return set(c, 'known-uids', uniqueid);
}

/** RFC 9394 section 4 partial-range: `1:100`, or `-1:-100` counted from the end. */
export function partialRange(c: Cursor): boolean {
  c.open('partial-range');
  const sign = c.peek() === octet.minus;
  const bound = (): boolean => (!sign || c.expect(octet.minus)) && nzNumber(c);
  return c.close(bound() && c.expect(octet.colon) && bound());
}

/** Whether a sequence-set, and not a word that starts with a digit, stands at the cursor. */
export function looksLikeSet(c: Cursor): boolean {
  const first = c.peek();
  return isDigit(first) || first === octet.star;
}
