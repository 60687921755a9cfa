import type { Cursor } from './cursor.ts';
import { decodeUtf8Name } from './names.ts';

/** quoted of RFC 9051 section 9; with `utf8`, QUOTED-CHAR has UTF-8 (RFC 9051 section 4.3), else only US-ASCII. */
export function quotedString(cursor: Cursor, utf8: boolean): Buffer {
  if (cursor.octet() !== 0x22) cursor.fail('a string');
  cursor.advance();
  const octets: number[] = [];
  while (cursor.octet() !== 0x22) {
    octets.push(quotedOctet(cursor, utf8));
    cursor.advance();
  }
  cursor.advance();
  const value = Buffer.from(octets);
  if (utf8 && decodeUtf8Name(value) === undefined) cursor.fail('UTF-8');
  return value;
}

function quotedOctet(cursor: Cursor, utf8: boolean): number {
  const octet = cursor.octet();
  if (octet === -1) cursor.fail('the end of a quoted string');
  if (octet === 0x5c) return escaped(cursor);
  const isTextChar = octet !== 0 && octet !== 0x0d && octet !== 0x0a && (utf8 || octet < 0x80);
  return isTextChar ? octet : cursor.fail('a character of a quoted string');
}

/** Only `\"` and `\\` are escapes. */
function escaped(cursor: Cursor): number {
  cursor.advance();
  const octet = cursor.octet();
  return octet === 0x22 || octet === 0x5c ? octet : cursor.fail('a quoted backslash or quotation mark');
}
