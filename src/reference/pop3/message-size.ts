import type { Behaviour } from '../behaviour.ts';
import { lacksLineEnd, wireForm } from './wire-form.ts';

/**
 * Size of a message in octets: with CRLF for each line end and without byte-stuffing (RFC 1939 section 11). Whether a
 * line end that RETR adds is counted, no RFC says.
 */
export function messageSize(stored: Buffer, behaviour: Behaviour): number {
  const octets = wireForm(stored, behaviour);
  const added = lacksLineEnd(octets) && behaviour.setting('pop3.missing-line-end') === 'counted' ? 2 : 0;
  return octets.length + added + miscounted(octets, behaviour);
}

/** How far off a server is that counts what it should not, or does not count what it should. */
function miscounted(octets: Buffer, behaviour: Behaviour): number {
  if (behaviour.has('pop3.size.line-ends-counted-once')) return -occurrences(octets, '\r\n');
  if (behaviour.has('pop3.size.terminator-counted')) return 3;
  const stuffing = occurrences(octets, '\r\n.');
  return stuffing > 0 && behaviour.has('pop3.size.stuffing-counted') ? stuffing : 0;
}

function occurrences(octets: Buffer, text: string): number {
  return octets.toString('latin1').split(text).length - 1;
}
