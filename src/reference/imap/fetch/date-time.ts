import type { Behaviour } from '../../behaviour.ts';
import type { Instant } from '../../store/store.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function twoDigits(value: number, pad = '0'): string {
  return String(value).padStart(2, pad);
}

/** date-time of RFC 9051 section 9 with its quotes, in the zone that the instant was given in. */
export function dateTime(behaviour: Behaviour, instant: Instant): string {
  const zoneMinutes = zoneOf(behaviour, instant);
  const local = new Date(instant.epochMs + localMinutes(behaviour, instant) * 60_000);
  const day = paddedDay(behaviour, local.getUTCDate());
  const year = String(local.getUTCFullYear()).padStart(4, '0');
  const time = [local.getUTCHours(), local.getUTCMinutes(), local.getUTCSeconds()]
    .map((part) => twoDigits(part))
    .join(':');
  const end = behaviour.has('imap.fetch.internaldate-without-zone') ? '' : ` ${zone(zoneMinutes)}`;
  return `"${day}-${months[local.getUTCMonth()] ?? ''}-${year} ${time}${end}"`;
}

function zone(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${twoDigits(Math.trunc(size / 60))}${twoDigits(size % 60)}`;
}

function zoneOf(behaviour: Behaviour, { zoneMinutes }: Instant): number {
  return zoneMinutes !== 0 && behaviour.has('imap.fetch.internaldate-zone-sign') ? -zoneMinutes : zoneMinutes;
}

function localMinutes(behaviour: Behaviour, { zoneMinutes }: Instant): number {
  return zoneMinutes !== 0 && behaviour.has('imap.fetch.internaldate-time-in-utc') ? 0 : zoneMinutes;
}

/** date-day-fixed: a day of one digit has a space or a zero before it. */
function paddedDay(behaviour: Behaviour, day: number): string {
  if (day > 9) return String(day);
  if (behaviour.has('imap.fetch.internaldate-unpadded')) return String(day);
  return twoDigits(day, behaviour.setting('imap.internaldate-padding') === 'zero' ? '0' : ' ');
}
