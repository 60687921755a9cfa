import { isDigit, octet } from '../../wire/bytes.ts';
import type { Cursor } from './cursor.ts';
import { isNil, nil } from './strings.ts';

/** RFC 9051 section 9 date-time, octet for octet: `9` a digit, `d` a digit or space, `m` date-month, `s` a sign. */
const shape = Buffer.from('"d9-mmm-9999 99:99:99 s9999"');

const [digitOrSpace, sign, letter] = [0x64, 0x73, 0x6d];

/** Offset of the month within `shape`. */
const monthAt = shape.indexOf('m');

/** Three letters as one number, in lower case. */
function packed(bytes: Buffer, at: number): number {
  return ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0) | 0x202020;
}

const months: ReadonlySet<number> = new Set(
  ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'].map((name) =>
    packed(Buffer.from(name), 0),
  ),
);

function fits(value: number, wanted: number): boolean {
  if (wanted === octet.nine) return isDigit(value);
  if (wanted === digitOrSpace) return isDigit(value) || value === octet.space;
  if (wanted === sign) return value === octet.plus || value === octet.minus;
  return wanted === letter || value === wanted;
}

/** The rule of the part that an octet of `shape` belongs to, by where each part ends. */
const parts = [
  { rule: 'date-time', end: 1 },
  { rule: 'date-day-fixed', end: 3 },
  { rule: 'date-month', end: 8 },
  { rule: 'date-year', end: 13 },
  { rule: 'time', end: 22 },
  { rule: 'zone', end: 27 },
] as const;

const ruleAt = (index: number): string => parts.find(({ end }) => index < end)?.rule ?? 'date-time';

/** RFC 9051 section 9 date-time. */
export function dateTime(c: Cursor): boolean {
  const { bytes, pos } = c;
  for (let index = 0; index < shape.length; index++) {
    const at = pos + index;
    if (at < bytes.length && fits(bytes[at] ?? 0, shape[index] ?? 0)) continue;
    c.fault('a date and time reads "dd-Mmm-yyyy hh:mm:ss +zzzz"', ruleAt(index), at);
    c.skipTo(at);
    return false;
  }
  if (!months.has(packed(bytes, pos + monthAt))) c.note('a month is Jan to Dec', 'date-month', pos + monthAt);
  return c.take('date-time', pos + shape.length);
}

/** `date-time / nil`, as in SAVEDATE (RFC 8514 section 5). */
export function dateTimeOrNil(c: Cursor): boolean {
  return isNil(c) ? nil(c) : dateTime(c);
}
