import type { Behaviour } from '../../behaviour.ts';
import { isAstringChar } from '../grammar.ts';
import type { Piece } from '../output.ts';
import { joined, list, nstring } from '../output.ts';
import type { Section } from './section.ts';

/** A section as the response names it, brackets included (RFC 9051 section 7.5.2). */
export function sectionName(behaviour: Behaviour, section: Section): string {
  const words: Piece[] = [
    [...section.path.map(String), ...(section.text === undefined ? [] : [section.text])].join('.'),
  ];
  if (section.fields.length > 0) words.push(' ', list(section.fields.map((name) => fieldName(behaviour, name))));
  return joined('[', ...words, ']').toString('latin1');
}

/** What a response tells of a section: its name, of which each character is an octet, and its value. */
export function named(name: string, value: Piece): Buffer {
  return joined(Buffer.from(`${name} `, 'latin1'), value);
}

function fieldName(behaviour: Behaviour, name: Buffer): Piece {
  const isUpper = behaviour.setting('imap.field-names-in-fetch') === 'upper-case';
  const octets = isUpper ? Buffer.from(name.toString('latin1').toUpperCase(), 'latin1') : name;
  return octets.length > 0 && octets.every(isAstringChar) ? octets : nstring(octets);
}
