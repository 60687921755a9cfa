import { octet } from '../../wire/bytes.ts';
import { body, bodyStructure } from './body.ts';
import type { Cursor } from './cursor.ts';
import { dateTime, dateTimeOrNil } from './date-time.ts';
import { envelope } from './envelope.ts';
import { anyValue } from './extension.ts';
import { flagFetchList } from './flags.ts';
import { Keywords } from './keywords.ts';
import { listOf, type Rule } from './lists.ts';
import { modSequenceValue, number, number64, uniqueid } from './numbers.ts';
import { objectidInList, objectidInListOrNil } from './object-id.ts';
import { origin, section, sectionBinary } from './section.ts';
import { atom, nstring, nstringOrLiteral8 } from './strings.ts';

interface Item {
  readonly kind: 'msg-att-static' | 'msg-att-dynamic';
  /** What follows the name. */
  readonly rest: Rule;
}

const fixed = (rule: Rule): Item => ({ kind: 'msg-att-static', rest: (c) => c.sp() && rule(c) });
const changing = (rule: Rule): Item => ({ kind: 'msg-att-dynamic', rest: (c) => c.sp() && rule(c) });

/** BODY with a section is a part of the message, without one its structure. */
const bodyOrSection: Rule = (c) => {
  if (c.peek() !== octet.openBracket) return c.sp() && body(c);
  return section(c) && origin(c) && c.sp() && nstring(c);
};

const binary: Rule = (c) => sectionBinary(c) && origin(c) && c.sp() && nstringOrLiteral8(c);
const binarySize: Rule = (c) => sectionBinary(c) && c.sp() && number(c);

/** RFC 7162 section 7 fetch-mod-resp, behind its name. */
const modSequence: Rule = (c) => c.openList() && modSequenceValue(c) && c.closeList();

/** RFC 9051 and RFC 3501 section 9 msg-att-static and msg-att-dynamic; RFC 7162, 8474, 8514, 8970. */
const known = new Keywords<Item>({
  BINARY: { kind: 'msg-att-static', rest: binary },
  'BINARY.SIZE': { kind: 'msg-att-static', rest: binarySize },
  BODY: { kind: 'msg-att-static', rest: bodyOrSection },
  BODYSTRUCTURE: fixed(bodyStructure),
  EMAILID: fixed(objectidInList),
  ENVELOPE: fixed(envelope),
  FLAGS: changing(flagFetchList),
  INTERNALDATE: fixed(dateTime),
  MODSEQ: changing(modSequence),
  PREVIEW: changing(nstring),
  RFC822: fixed(nstring),
  'RFC822.HEADER': fixed(nstring),
  'RFC822.SIZE': fixed(number64),
  'RFC822.TEXT': fixed(nstring),
  SAVEDATE: fixed(dateTimeOrNil),
  THREADID: fixed(objectidInListOrNil),
  UID: fixed(uniqueid),
});

/** An item of an extension that this grammar does not know: a name and a value. */
const other: Item = { kind: 'msg-att-static', rest: (c) => atom(c) && c.sp() && anyValue(c) };

function item(c: Cursor): boolean {
  const word = known.find(c);
  const { kind, rest } = word?.value ?? other;
  c.open(kind);
  if (word !== undefined) c.take('terminal', c.pos + word.octets.length);
  return c.close(rest(c));
}

/** RFC 9051 section 9 msg-att. */
export function msgAtt(c: Cursor): boolean {
  c.open('msg-att');
  return c.close(listOf(c, item, 2));
}
