import { isAscii } from 'node:buffer';
import type { Behaviour } from '../../behaviour.ts';
import type { ImapSession } from '../contract.ts';
import { joined, literal, nstring } from '../output.ts';

/** Octets of a body as a string of the wire: a literal, or a quoted string where the server likes those (RFC 9051 section 4.3). */
export function bodyString({ behaviour, utf8 }: ImapSession, octets: Buffer): Buffer {
  if (!isAscii(octets)) return eightBit(behaviour, octets);
  return behaviour.setting('imap.body-strings') === 'literal' ? literal(octets) : nstring(octets, utf8);
}

/** The count of a literal is of octets, and they all go out as they are. */
function eightBit(behaviour: Behaviour, octets: Buffer): Buffer {
  if (behaviour.has('imap.fetch.literal-counts-characters')) {
    return joined(`{${String(octets.toString().length)}}\r\n`, octets);
  }
  return literal(behaviour.has('imap.fetch.eight-bit-lost') ? Buffer.from(octets.map(questionMark)) : octets);
}

function questionMark(octet: number): number {
  return octet < 0x80 ? octet : 0x3f;
}
