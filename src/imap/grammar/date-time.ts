import { isDigit, octet } from '../../wire/bytes.ts';
import type { Cursor } from './cursor.ts';
import { isNil, nil } from './strings.ts';

/** RFC 9051 section 9 date-time, octet for octet: `9` a digit, `d` a digit or space, `m` date-month, `s` a sign. */
const shape = '"d9-mmm-9999 99:99:99 s9999"';

const months: ReadonlySet<string> = new Set(
  ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'], //
);

/** Offset and length of the month within `shape`. */
const monthAt = shape.indexOf('m');

const wildcards: ReadonlyMap<string, (value: number) => boolean> = new Map([
  ['9', isDigit],
  ['d', (value) => isDigit(value) || value === octet.space],
  ['s', (value) => value === octet.plus || value === octet.minus],
  ['m', () => true],
]);

/** One test for each octet of `shape`. */
const tests = Array.from(shape, (wanted) => {
  return wildcards.get(wanted) ?? ((value: number) => value === wanted.charCodeAt(0));
});

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
  for (const [index, fits] of tests.entries()) {
    const at = c.pos + index;
    if (fits(c.bytes[at] ?? 0)) continue;
    c.fault('a date and time reads "dd-Mmm-yyyy hh:mm:ss +zzzz"', ruleAt(index), at);
    c.skipTo(at);
    return false;
  }
  const month = c.bytes.toString('latin1', c.pos + monthAt, c.pos + monthAt + 3);
  if (!months.has(month.toLowerCase())) c.note('a month is Jan to Dec', 'date-month', c.pos + monthAt);
  return c.take('date-time', c.pos + shape.length);
}

/** `date-time / nil`, as in SAVEDATE (RFC 8514 section 5). */
export function dateTimeOrNil(c: Cursor): boolean {
  return isNil(c) ? nil(c) : dateTime(c);
}
