import { textOf } from '../imap/text-of.ts';
import { anyData } from './any-data.ts';
import { body, bodyStructure, envelope } from './body-rule.ts';
import { listOf, sequence } from './lists.ts';
import { astring, dateTime, nstring, number, word } from './scalars.ts';
import type { Rule } from './state.ts';
import { asSet } from './unordered.ts';

/** Flags of a message: a set, and `\Recent` may come unasked (RFC 3501 section 2.3.2: no client can rely on it). */
const flags = listOf(asSet({ rule: word, ignored: (flag) => textOf(flag)?.toLowerCase() === '\\recent' }));

const objectId = listOf(sequence(['', astring]));

const rules: ReadonlyMap<string, Rule> = new Map([
  ['FLAGS', flags],
  ['UID', number],
  ['RFC822.SIZE', number],
  ['MODSEQ', listOf(sequence(['', number]))],
  ['INTERNALDATE', dateTime],
  ['SAVEDATE', dateTime],
  ['ENVELOPE', envelope],
  ['BODY', body],
  ['BODYSTRUCTURE', bodyStructure],
  ['EMAILID', objectId],
  ['THREADID', objectId],
  ['PREVIEW', nstring],
  ['RFC822', nstring],
  ['RFC822.HEADER', nstring],
  ['RFC822.TEXT', nstring],
]);

/** How the value of a FETCH item compares, by the item's name with its section. */
export function fetchRule(key: string): Rule {
  if (key.startsWith('BINARY.SIZE[')) return number;
  if (key.startsWith('BODY[') || key.startsWith('BINARY[')) return nstring;
  return rules.get(key) ?? anyData;
}
