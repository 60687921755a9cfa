import type { Behaviour } from '../behaviour.ts';
import type { Cursor } from './cursor.ts';
import { decodeUtf8Name } from './names.ts';

interface Dialect {
  readonly utf8: boolean;
  readonly behaviour: Behaviour;
}

const backslash = 0x5c;
const quotationMark = 0x22;

/** quoted of RFC 9051 section 9: with `utf8`, QUOTED-CHAR has UTF-8 (RFC 9051 section 4.3), else only US-ASCII. */
export function quotedString(cursor: Cursor, dialect: Dialect): Buffer {
  if (cursor.octet() !== quotationMark) cursor.fail('a string');
  cursor.advance();
  const octets: number[] = [];
  while (cursor.octet() !== quotationMark) {
    if (cursor.atEnd() && dialect.behaviour.has('imap.parser.open-quote-closed')) break;
    if (cursor.octet() === backslash) octets.push(...escaped(cursor, dialect));
    else octets.push(quotedOctet(cursor, dialect));
    cursor.advance();
  }
  cursor.advance();
  const value = Buffer.from(octets);
  if (dialect.utf8 && decodeUtf8Name(value) === undefined) cursor.fail('UTF-8');
  return value;
}

function quotedOctet(cursor: Cursor, { utf8, behaviour }: Dialect): number {
  const octet = cursor.octet();
  if (octet === -1) cursor.fail('the end of a quoted string');
  const isAllowed = octet < 0x80 || (utf8 && !behaviour.has('imap.quoted.utf8-refused'));
  const isTextChar = octet !== 0 && octet !== 0x0d && octet !== 0x0a && isAllowed;
  return isTextChar ? octet : cursor.fail('a character of a quoted string');
}

/** Only `\"` and `\\` are escapes. */
function escaped(cursor: Cursor, { behaviour }: Dialect): readonly number[] {
  if (behaviour.has('imap.quoted.ends-at-escape')) cursor.fail('the end of a quoted string');
  cursor.advance();
  const octet = cursor.octet();
  if (octet !== quotationMark && octet !== backslash) cursor.fail('a quoted backslash or quotation mark');
  return behaviour.has('imap.quoted.escapes-kept') ? [backslash, octet] : [octet];
}
