import { isDigit, octet } from '../../wire/bytes.ts';
import type { Cursor } from './cursor.ts';
import { Keywords } from './keywords.ts';
import { listOf, part, type Rule } from './lists.ts';
import { number, nzNumber } from './numbers.ts';
import { astring } from './strings.ts';

const headerFldName: Rule = (c) => astring(c, 'header-fld-name');

/** RFC 9051 section 9 header-list. */
const headerList: Rule = (c) => listOf(c, headerFldName);

const nothing: Rule = () => true;
const fields: Rule = (c) => c.sp() && part(c, 'header-list', headerList);

/** RFC 9051 section 9 section-msgtext, with what follows each word. */
const msgtext = { HEADER: nothing, TEXT: nothing, 'HEADER.FIELDS': fields, 'HEADER.FIELDS.NOT': fields };
const sectionMsgtext = new Keywords<Rule>(msgtext);
const sectionText = new Keywords<Rule>({ ...msgtext, MIME: nothing });

/** RFC 9051 section 9 section-part. It ends in front of a dot that no digit follows. */
const sectionPart: Rule = (c) => {
  while (nzNumber(c)) {
    if (c.peek() !== octet.dot || !isDigit(c.bytes[c.pos + 1] ?? 0)) return true;
    c.expect(octet.dot);
  }
  return false;
};

function word(c: Cursor, rule: string, words: Keywords<Rule>): boolean {
  c.open(rule);
  const follows = words.take(c);
  return c.close(follows === undefined ? c.fault('the name of a section belongs here') : follows(c));
}

/** RFC 9051 section 9 section-spec. */
const sectionSpec: Rule = (c) => {
  if (!isDigit(c.peek())) return word(c, 'section-msgtext', sectionMsgtext);
  if (!part(c, 'section-part', sectionPart)) return false;
  return c.peek() !== octet.dot || (c.expect(octet.dot) && word(c, 'section-text', sectionText));
};

/** RFC 9051 section 9 section. */
export function section(c: Cursor): boolean {
  c.open('section');
  if (!c.expect(octet.openBracket)) return c.close(false);
  if (c.peek() !== octet.closeBracket && !part(c, 'section-spec', sectionSpec)) return c.close(false);
  return c.close(c.expect(octet.closeBracket));
}

/** RFC 9051 section 9 section-binary. */
export function sectionBinary(c: Cursor): boolean {
  c.open('section-binary');
  if (!c.expect(octet.openBracket)) return c.close(false);
  if (c.peek() !== octet.closeBracket && !part(c, 'section-part', sectionPart)) return c.close(false);
  return c.close(c.expect(octet.closeBracket));
}

/** `["<" number ">"]`: where a partial body starts. BINARY has it by errata 8217 and 7246: with and without is right. */
export function origin(c: Cursor): boolean {
  return c.peek() !== octet.less || (c.expect(octet.less) && number(c) && c.expect(octet.greater));
}
