import { firstDifference } from './octets.ts';

/** Fields that delivery puts above a message: RFC 5321 section 4.4, and what delivery agents add in practice. */
const traceField =
  /^(?:return-path|received|delivered-to|envelope-to|delivery-date|authentication-results|received-spf|dkim-signature|status|x-[!-9;-~]+)[ \t]*:/i;

/** Whether a part of a fixture begins with the message's header, above which delivery may put trace fields. */
export function startsAtTop(part: string | undefined): boolean {
  return part === undefined || part === 'header' || part.startsWith('top ');
}

/** Where the header field that starts at `from` ends, with its folded lines; undefined where none starts there. */
function endOfTraceField(bytes: Buffer, from: number): number | undefined {
  if (!traceField.test(bytes.toString('latin1', from, from + 80))) return undefined;
  let end = bytes.indexOf('\r\n', from);
  while (end >= 0 && (bytes[end + 2] === 0x20 || bytes[end + 2] === 0x09)) end = bytes.indexOf('\r\n', end + 2);
  return end < 0 ? undefined : end + 2;
}

/**
 * The message below the trace fields that its delivery put on top. Which fields are of the delivery and which of the
 * message, the message itself tells: as many are taken off as make the rest agree longest with what was delivered.
 */
export function stripTraceFields(got: Buffer, delivered: Buffer): Buffer {
  let rest = got;
  let agreed = -1;
  for (let from: number | undefined = 0; from !== undefined; from = endOfTraceField(got, from)) {
    const candidate = got.subarray(from);
    const same = firstDifference(delivered, candidate);
    if (same === undefined) return candidate;
    if (same > agreed) [rest, agreed] = [candidate, same];
  }
  return rest;
}
