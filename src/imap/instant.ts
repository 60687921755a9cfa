const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const form = /^([ \d]\d)-([A-Za-z]{3})-(\d{4}) (\d{2}):(\d{2}):(\d{2}) ([+-])(\d{2})(\d{2})$/;

/**
 * The instant of a date-time (RFC 9051 section 9), in milliseconds. A server may give INTERNALDATE in its own zone,
 * so that date-times compare as instants. A day of one digit may lack its space. Undefined where it is none.
 */
export function instantOf(text: string): number | undefined {
  const parts = form.exec(/^\d-/.test(text) ? ` ${text}` : text);
  if (!parts) return undefined;
  const [, day, month = '', year, hours, minutes, seconds, sign, zoneHours, zoneMinutes] = parts;
  const index = months.indexOf(month.toLowerCase());
  if (index < 0) return undefined;
  const local = Date.UTC(Number(year), index, Number(day), Number(hours), Number(minutes), Number(seconds));
  const zone = (Number(zoneHours) * 60 + Number(zoneMinutes)) * 60_000;
  return sign === '-' ? local + zone : local - zone;
}
