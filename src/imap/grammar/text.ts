import { octet } from '../../wire/bytes.ts';
import { multiOctetLength } from '../../wire/utf8.ts';
import { inClass, runEnd } from './classes.ts';
import { respTextCode } from './codes.ts';
import type { Cursor } from './cursor.ts';

/** RFC 9051 section 9 text, up to the end of the line; it may be empty, as resp-text allows. */
function text(c: Cursor): true {
  let noted = false;
  let at = c.pos;
  for (;;) {
    at = runEnd(c.bytes, at, inClass.text);
    if (at >= c.lineEnd) break;
    const length = multiOctetLength(c.bytes, at);
    if (length === 0 && !noted) noted = c.note('this octet may not stand in a text', 'TEXT-CHAR', at);
    at += Math.max(length, 1);
  }
  c.open('text');
  if (c.lineEnd > c.pos) c.pos = c.lineEnd;
  return c.close(true) as true;
}

/** `"[" resp-text-code "]"`; what breaks it is left behind up to its `]`. */
function bracketed(c: Cursor): boolean {
  if (c.expect(octet.openBracket) && respTextCode(c) && c.expect(octet.closeBracket)) return true;
  if (c.recorder === undefined) return false;
  const close = c.bytes.indexOf(octet.closeBracket, c.pos);
  if (close >= 0 && close < c.lineEnd) c.skipTo(close + 1);
  return true;
}

/**
 * The space in front of a text. Where no text follows either, RFC 9051 erratum 7343 wants it optional while the ABNF
 * requires it: a rule name of its own lets judgement tell that from other breaches.
 */
function spaceBeforeText(c: Cursor): void {
  if (c.peek() === octet.space) c.take('SP', c.pos + 1);
  else if (c.pos >= c.lineEnd) c.note('a space belongs here even if no text follows', 'resp-text.sp');
  else c.note('a space belongs here', 'SP');
}

/** `SP resp-text`, as it stands behind OK, NO, BAD, BYE and PREAUTH (RFC 9051 section 9 resp-cond-state). */
export function spRespText(c: Cursor): boolean {
  spaceBeforeText(c);
  c.open('resp-text');
  if (c.peek() === octet.openBracket) {
    if (!bracketed(c)) return c.close(false);
    spaceBeforeText(c);
  }
  return c.close(text(c));
}
