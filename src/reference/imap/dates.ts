import type { Instant } from '../store/store.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** date-text of RFC 9051 section 9, as UTC midnight. */
export function parseDate(text: string): number | undefined {
  const groups = /^(?<day>\d{1,2})-(?<month>[a-z]{3})-(?<year>\d{4})$/i.exec(text)?.groups;
  return groups === undefined ? undefined : utcDay(groups);
}

/** date-time of RFC 9051 section 9 without its quotes: ` 1-Feb-1994 02:44:25 -0700`. */
export function parseDateTime(text: string): Instant | undefined {
  const groups =
    /^(?<day>[ \d]\d)-(?<month>[a-z]{3})-(?<year>\d{4}) (?<hour>\d\d):(?<minute>\d\d):(?<second>\d\d) (?<zone>[+-]\d{4})$/i.exec(
      text,
    )?.groups;
  if (groups === undefined) return undefined;
  const midnight = utcDay(groups);
  const time = timeMs(groups);
  const zoneMinutes = zoneOf(groups['zone'] ?? '');
  if (midnight === undefined || time === undefined || zoneMinutes === undefined) return undefined;
  return { epochMs: midnight + time - zoneMinutes * 60_000, zoneMinutes };
}

type Groups = Readonly<Record<string, string | undefined>>;

function utcDay({ year, month = '', day }: Groups): number | undefined {
  const index = months.indexOf(month.toLowerCase());
  const date = new Date(0);
  // Not Date.UTC: it takes the years 0 to 99 for 1900 to 1999.
  date.setUTCFullYear(Number(year), index, Number(day));
  const exists = index >= 0 && date.getUTCMonth() === index && date.getUTCDate() === Number(day);
  return exists ? date.getTime() : undefined;
}

/** A leap second is a time (RFC 3339 section 5.6). */
function timeMs({ hour, minute, second }: Groups): number | undefined {
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return undefined;
  return ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000;
}

function zoneOf(zone: string): number | undefined {
  const minutes = Number(zone.slice(3));
  if (minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (Number(zone.slice(1, 3)) * 60 + minutes);
}
