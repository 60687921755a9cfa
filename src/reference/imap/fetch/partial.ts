import type { Behaviour } from '../../behaviour.ts';
import type { Scanner } from '../scanner.ts';

/** `<o.l>` behind a section (RFC 9051 section 6.4.5). */
export interface Partial {
  readonly origin: number;
  /** Its digits: beyond 2^53 the number is inexact. */
  readonly digits: string;
  readonly count: number;
}

/** partial of RFC 9051 section 9, if there is one. */
export function tryPartial(scanner: Scanner): Partial | undefined {
  if (!scanner.tryWord('<')) return undefined;
  const digits = /^\d*/.exec(scanner.rest())?.[0] ?? '';
  const origin = scanner.number64();
  scanner.word('.');
  if (scanner.peek() === '0') scanner.fail('a number of octets');
  const count = scanner.number64();
  scanner.word('>');
  return { origin, digits, count };
}

/** What stands behind the section in the response: the origin, only where the client asked for a part. */
export function originMark(behaviour: Behaviour, partial: Partial | undefined): string {
  if (partial === undefined) return behaviour.has('imap.fetch.origin-unasked') ? '<0>' : '';
  return behaviour.has('imap.fetch.partial-without-origin') ? '' : `<${partial.digits}>`;
}

/** The octets asked for: from beyond the end, none. */
export function cut(behaviour: Behaviour, octets: Buffer, partial: Partial | undefined): Buffer {
  if (partial === undefined) return untruncated(behaviour, octets);
  const { origin, count } = partial;
  if (origin >= octets.length && behaviour.has('imap.fetch.partial-wraps')) return octets.subarray(0, count);
  const from = origin > 0 && behaviour.has('imap.fetch.partial-counts-from-one') ? origin - 1 : origin;
  const more = from + count < octets.length && behaviour.has('imap.fetch.partial-one-more') ? 1 : 0;
  return octets.subarray(from, from + count + more);
}

/** What fits into the buffer of a server that forgets to read on. */
const forgetfulOctets = 65_536;

function untruncated(behaviour: Behaviour, octets: Buffer): Buffer {
  return octets.length > forgetfulOctets && behaviour.has('imap.fetch.body-truncated')
    ? octets.subarray(0, forgetfulOctets)
    : octets;
}
