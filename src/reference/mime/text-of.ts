import { isUtf8 } from 'node:buffer';

/** Text of a header that should be ASCII: 8-bit octets are UTF-8 (RFC 6532) where they can be, else Latin-1. */
export function textOf(latin1: string): string {
  const octets = Buffer.from(latin1, 'latin1');
  return isUtf8(octets) ? octets.toString() : latin1;
}
