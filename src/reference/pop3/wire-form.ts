import type { Behaviour } from '../behaviour.ts';

const cr = 0x0d;
const lf = 0x0a;
const chunkOctets = 16_384;
const lineEnd = Buffer.from('\r\n');

/** Messages whose bare LF were made line ends. */
const converted = new WeakMap<Buffer, Buffer>();

/** Octets of a message as they cross the wire before byte-stuffing, but for a line end that it lacks at its end. */
export function wireForm(octets: Buffer, behaviour: Behaviour): Buffer {
  if (!hasBareLineFeed(octets) || behaviour.setting('pop3.bare-line-feed') === 'kept') return octets;
  const known = converted.get(octets) ?? withLineEnds(octets);
  converted.set(octets, known);
  return known;
}

/** Whether octets do not end with CRLF: a multi-line reply is made of whole lines (RFC 1939 section 3). */
export function lacksLineEnd(octets: Buffer): boolean {
  return octets.length > 0 && !endsWithLineEnd(octets);
}

/** Octets of a message in pieces, ended by CRLF. */
export function* chunksOf(octets: Buffer): Iterable<Buffer> {
  for (let at = 0; at < octets.length; at += chunkOctets) yield octets.subarray(at, at + chunkOctets);
  if (lacksLineEnd(octets)) yield lineEnd;
}

/** Joins small pieces, so that a listing of many lines takes few writes. */
export function* batched(pieces: Iterable<Buffer>): Iterable<Buffer> {
  let batch: Buffer[] = [];
  let octets = 0;
  for (const piece of pieces) {
    batch.push(piece);
    octets += piece.length;
    if (octets < chunkOctets) continue;
    yield Buffer.concat(batch);
    batch = [];
    octets = 0;
  }
  if (octets > 0) yield Buffer.concat(batch);
}

function endsWithLineEnd(octets: Buffer): boolean {
  return octets.at(-1) === lf && octets.at(-2) === cr;
}

function hasBareLineFeed(octets: Buffer): boolean {
  for (let at = octets.indexOf(lf); at !== -1; at = octets.indexOf(lf, at + 1)) {
    if (octets[at - 1] !== cr) return true;
  }
  return false;
}

function withLineEnds(octets: Buffer): Buffer {
  return Buffer.from(octets.toString('latin1').replace(/(?<!\r)\n/g, '\r\n'), 'latin1');
}
