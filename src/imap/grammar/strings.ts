import { isDigit, octet } from '../../wire/bytes.ts';
import { multiOctetLength } from '../../wire/utf8.ts';
import { classes, inClass, runEnd } from './classes.ts';
import type { Cursor } from './cursor.ts';
import { isWord, takeWord } from './keywords.ts';

const NIL = Buffer.from('NIL');

/** RFC 9051 section 9 atom. */
export function atom(c: Cursor, rule = 'atom'): boolean {
  return c.run(rule, inClass.atom) || c.fault('an atom belongs here', rule);
}

/** RFC 9051 section 9 nil. */
export function nil(c: Cursor): boolean {
  c.open('nil');
  return c.close(takeWord(c, NIL) || c.fault('NIL belongs here'));
}

/** Whether NIL stands at the cursor. */
export function isNil(c: Cursor): boolean {
  return isWord(c, NIL);
}

/** Octets of the QUOTED-CHAR at `at`; 0 where none stands. */
function quotedCharLength(c: Cursor, at: number): number {
  const value = c.bytes[at] ?? 0;
  if (value >= 0x80) return multiOctetLength(c.bytes, at);
  if (value !== octet.backslash) return 0;
  const next = c.bytes[at + 1];
  return next === octet.quote || next === octet.backslash ? 2 : 0;
}

/** RFC 9051 section 9 quoted. UTF-8 is allowed in it; whether the session allows it is not the grammar's matter. */
export function quoted(c: Cursor): boolean {
  if (c.peek() !== octet.quote) return c.fault('a quoted string belongs here', 'quoted');
  for (let at = c.pos + 1; ;) {
    at = runEnd(c.bytes, at, inClass.quoted);
    const value = c.bytes[at];
    if (value === octet.quote) return c.take('quoted', at + 1);
    const length = quotedCharLength(c, at);
    if (length === 0 && (value === undefined || value === octet.cr || value === octet.lf)) return openQuote(c, at);
    if (length === 0) c.note('this octet may not stand in a quoted string', 'QUOTED-CHAR', at);
    at += Math.max(length, 1);
  }
}

function openQuote(c: Cursor, at: number): false {
  c.fault('the quoted string is not closed', 'quoted', at);
  c.skipTo(at);
  return false;
}

/** What the octets of a literal may be: CHAR8 leaves out NUL, OCTET does not. */
type LiteralRule = 'literal' | 'literal8';

/** The size in `{n}` at the cursor, and the octet behind `}`; noted and undefined where it reads otherwise. */
function literalHead(c: Cursor, rule: LiteralRule): { readonly size: number; readonly end: number } | undefined {
  const start = c.pos + (rule === 'literal8' ? 2 : 1);
  let end = runEnd(c.bytes, start, inClass.digit);
  if (end === start) c.fault('the size of the literal belongs here', rule, start);
  const size = Number(c.bytes.toString('latin1', start, end));
  if (c.bytes[end] === octet.plus) {
    c.note('a server sends no non-synchronizing literal', rule, end);
    end++;
  }
  if (c.bytes[end] === octet.closeBrace) return end === start ? undefined : { size, end: end + 1 };
  c.fault('`}` ends the size of a literal', rule, end);
  return undefined;
}

/** The line ending between the size of a literal and its octets: the octet behind it, or undefined without one. */
function literalLineEnd(c: Cursor, rule: LiteralRule, at: number): number | undefined {
  if (c.bytes[at] === octet.cr && c.bytes[at + 1] === octet.lf) return at + 2;
  c.fault('CRLF stands between the size of a literal and its octets', rule, at);
  return c.bytes[at] === octet.lf ? at + 1 : undefined;
}

function readLiteral(c: Cursor, rule: LiteralRule): boolean {
  const head = literalHead(c, rule);
  if (head === undefined) return false;
  const start = literalLineEnd(c, rule, head.end);
  if (start === undefined) return false;
  const end = start + head.size;
  if (end > c.bytes.length) {
    c.fault(`the literal promises ${head.size} octets`, rule, c.bytes.length);
    c.skipTo(c.bytes.length);
    return false;
  }
  const nul = rule === 'literal' ? c.nextNul(start) : -1;
  if (nul >= 0 && nul < end) c.note('NUL may not stand in a literal', 'CHAR8', nul);
  return c.take(rule, end);
}

/** RFC 9051 section 9 literal. A non-synchronizing one is a fault: servers do not send them. */
function literal(c: Cursor): boolean {
  if (c.peek() !== octet.openBrace) return c.fault('a literal belongs here', 'literal');
  return readLiteral(c, 'literal');
}

/** Whether `~{` stands at the cursor. */
export function isLiteral8(c: Cursor): boolean {
  return c.peek() === octet.tilde && c.bytes[c.pos + 1] === octet.openBrace;
}

/** RFC 9051 section 9 literal8. */
export function literal8(c: Cursor): boolean {
  return isLiteral8(c) ? readLiteral(c, 'literal8') : c.fault('a literal8 belongs here', 'literal8');
}

function isString(c: Cursor): boolean {
  const first = c.peek();
  return first === octet.quote || first === octet.openBrace;
}

function quotedOrLiteral(c: Cursor): boolean {
  return c.peek() === octet.quote ? quoted(c) : literal(c);
}

/** RFC 9051 section 9 string. */
export function string(c: Cursor): boolean {
  return isString(c) ? quotedOrLiteral(c) : c.fault('a quoted string or a literal belongs here', 'string');
}

/** RFC 9051 section 9 nstring. */
export function nstring(c: Cursor): boolean {
  if (isString(c)) return quotedOrLiteral(c);
  return isNil(c) ? nil(c) : c.fault('a quoted string, a literal or NIL belongs here', 'nstring');
}

/** `nstring / literal8`, as in BINARY (RFC 9051 section 9 msg-att-static). */
export function nstringOrLiteral8(c: Cursor): boolean {
  return isLiteral8(c) ? literal8(c) : nstring(c);
}

/** RFC 9051 section 9 astring. */
export function astring(c: Cursor, rule = 'astring'): boolean {
  if (!isString(c)) return c.run(rule, inClass.astring) || c.fault('an astring belongs here', rule);
  c.open(rule);
  return c.close(quotedOrLiteral(c));
}

/** RFC 9051 section 9 mailbox. */
export function mailbox(c: Cursor): boolean {
  return astring(c, 'mailbox');
}

/** RFC 9051 section 9 charset; a literal is none (erratum 261 of RFC 3501). */
export function charset(c: Cursor): boolean {
  c.open('charset');
  return c.close(c.peek() === octet.quote ? quoted(c) : atom(c));
}

/** `DQUOTE QUOTED-CHAR DQUOTE / nil`: the hierarchy delimiter of LIST and NAMESPACE (RFC 9051 section 9). */
export function delimiter(c: Cursor): boolean {
  if (isNil(c)) return nil(c);
  const start = c.pos + 1;
  const length = ((classes[c.bytes[start] ?? 0] ?? 0) & inClass.quoted) !== 0 ? 1 : quotedCharLength(c, start);
  if (c.peek() !== octet.quote) return c.fault('a quoted character or NIL belongs here', 'QUOTED-CHAR');
  if (c.bytes[start] === octet.quote || (length > 0 && c.bytes[start + length] !== octet.quote))
    c.note('one quoted character belongs here', 'QUOTED-CHAR');
  return quoted(c);
}

/** RFC 9051 section 9 tagged-ext-label. */
export function taggedExtLabel(c: Cursor): boolean {
  const first = c.peek();
  let end = c.pos;
  while (isLabelChar(c.bytes[end] ?? 0)) end++;
  if (end === c.pos || isDigit(first) || first === octet.colon) {
    return c.fault('the name of an extension belongs here', 'tagged-ext-label');
  }
  return c.take('tagged-ext-label', end);
}

function isLabelChar(value: number): boolean {
  const letter = value | 0x20;
  if (letter >= 0x61 && letter <= 0x7a) return true;
  return isDigit(value) || value === octet.colon || value === octet.minus || value === octet.dot || value === 0x5f;
}
