import type { Instant } from '../store/store.ts';
import type { Entity } from './entity.ts';
import { valueNamed } from './fields.ts';
import { Lexer } from './lexer.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Zones of RFC 5322 section 4.3 in hours; every other name stands for +0000. */
const zones: Readonly<Record<string, number>> = {
  edt: -4,
  est: -5,
  cdt: -5,
  cst: -6,
  mdt: -6,
  mst: -7,
  pdt: -7,
  pst: -8,
};

const form =
  /^(?:[a-z]+ ?,? ?)?(?<day>\d{1,2}) ?(?<month>[a-z]{3}) ?(?<year>\d{2,})(?: (?<hour>\d{1,2}) ?: ?(?<minute>\d{1,2})(?: ?: ?(?<second>\d{1,2}))?)?(?: ?(?<zone>[+-]\d{4}|[a-z]+))?/;

/** When a message was sent by its Date field (RFC 5322 sections 3.3 and 4.3); undefined where that has no date. */
export function sentDate(entity: Entity): Instant | undefined {
  const value = valueNamed(entity, 'Date');
  const { groups } = form.exec(value ? plainText(value) : '') ?? {};
  return groups && instantOf(groups);
}

/** In small letters, comments taken out, one space for all blanks. */
function plainText(value: Buffer): string {
  const lexer = new Lexer(value.toString('latin1').toLowerCase());
  const words: string[] = [];
  lexer.skipBlanks();
  while (!lexer.atEnd && words.length < 16) {
    words.push(lexer.take(/[^ \t\r\n(]+/y));
    lexer.skipBlanks();
  }
  return words.join(' ');
}

/** A time that cannot be is midnight, and a zone that cannot be is UTC (RFC 5256 section 2.2). */
function instantOf(groups: Readonly<Record<string, string | undefined>>): Instant | undefined {
  const number = (name: string) => Number(groups[name] ?? 0);
  const [day, month, year] = [number('day'), months.indexOf(groups['month'] ?? ''), fullYear(groups['year'] ?? '')];
  if (month < 0 || !isDay(year, month, day)) return undefined;
  const [hour, minute, second] = [number('hour'), number('minute'), number('second')];
  const isTime = hour < 24 && minute < 60 && second <= 60;
  const zoneMinutes = zoneOf(groups['zone']);
  const local = isTime ? utc(year, month, day) + ((hour * 60 + minute) * 60 + second) * 1000 : utc(year, month, day);
  return { epochMs: local - zoneMinutes * 60_000, zoneMinutes };
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(utc(year, month, day));
  return date.getUTCMonth() === month && date.getUTCDate() === day;
}

function utc(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month, day);
}

/** Two digits are 1950 to 2049, three are years after 1900 (RFC 5322 section 4.3). */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length > 3) return year;
  return digits.length === 2 && year < 50 ? year + 2000 : year + 1900;
}

function zoneOf(zone: string | undefined): number {
  if (zone === undefined) return 0;
  const { groups } = /^(?<sign>[+-])(?<hours>\d\d)(?<minutes>[0-5]\d)$/.exec(zone) ?? {};
  if (!groups) return (zones[zone] ?? 0) * 60;
  const minutes = Number(groups['hours']) * 60 + Number(groups['minutes']);
  return groups['sign'] === '-' ? -minutes : minutes;
}
