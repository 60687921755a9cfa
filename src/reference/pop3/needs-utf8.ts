import { isAscii } from 'node:buffer';
import type { Entity } from '../mime/entity.ts';
import { entityOf } from '../mime/parse.ts';

const known = new WeakMap<Buffer, boolean>();

/** Whether a message has octets beyond ASCII in a header, of its own or of a part: it is no message of RFC 5322. */
export function needsUtf8(octets: Buffer): boolean {
  const answer = known.get(octets) ?? (!isAscii(octets) && hasEightBitHeader(entityOf(octets)));
  known.set(octets, answer);
  return answer;
}

function hasEightBitHeader({ header, parts, message }: Entity): boolean {
  return !isAscii(header) || parts.some(hasEightBitHeader) || (message !== undefined && hasEightBitHeader(message));
}
