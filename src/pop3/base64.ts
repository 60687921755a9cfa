import type { GrammarFault } from '../wire/tree.ts';
import type { Span } from './octets.ts';
import { fault, firstNot, nameOctet } from './octets.ts';

export interface Base64 {
  /** Absent when the octets are no base64. */
  readonly decoded?: Buffer;
  readonly faults: readonly GrammarFault[];
}

const PAD = 0x3d;

/** `base64` of RFC 5034 s.5: no other octet is skipped, and padding stands at the end only. Empty is an empty challenge. */
export function readBase64(bytes: Buffer, span: Span): Base64 {
  const bad = firstNot(bytes, { start: span.start, end: span.end - padding(bytes, span) }, isBase64);
  if (bad !== undefined) return { faults: [fault('base64', bad, `${nameOctet(bytes[bad])} may not stand in base64`)] };
  if ((span.end - span.start) % 4 !== 0) {
    return { faults: [fault('base64', span.end, 'the length of base64 is a multiple of four')] };
  }
  return { decoded: Buffer.from(bytes.toString('latin1', span.start, span.end), 'base64'), faults: [] };
}

/** Pad characters at the end: at most two. */
function padding(bytes: Buffer, span: Span): number {
  let count = 0;
  while (count < 2 && span.end - count > span.start && bytes[span.end - 1 - count] === PAD) count++;
  return count;
}

function isBase64(value: number): boolean {
  const isLetter = (value >= 0x41 && value <= 0x5a) || (value >= 0x61 && value <= 0x7a);
  return isLetter || (value >= 0x30 && value <= 0x39) || value === 0x2b || value === 0x2f;
}
