import { isAscii } from 'node:buffer';
import { hash } from 'node:crypto';
import { instantOf } from '../../../imap/instant.ts';
import type { Data } from '../../../imap/value.ts';

/** A value of a message that never changes, in little room: a number, a short text, or a digest. */
export type StaticValue = number | string;

/** Texts up to this many characters are kept as they are. */
const longestText = 72;

/** What a FETCH item gives: a name that is the same however it was asked for, and a value that can be compared. */
export interface StaticItem {
  readonly name: string;
  readonly value: StaticValue;
  /** Octets of a text. */
  readonly octets?: number | undefined;
  /** Nothing but what a server may send in the place of a message that is gone (RFC 2180 section 4.1.3). */
  readonly empty: boolean;
}

/** Octets as a value. */
export function digestOf(octets: Buffer): string {
  if (octets.length <= longestText) return octets.toString('latin1');
  return `${octets.length} octets ${hash('sha1', octets, 'base64')}`;
}

/** A value spelled in one way: strings by their octets, whatever form they came in. */
export function spell(data: Data): string {
  if (data.kind === 'list') return `(${data.items.map(spell).join(' ')})`;
  if (data.kind === 'string') return `"${data.octets.toString('latin1')}"`;
  if (data.kind === 'nil') return 'NIL';
  return 'text' in data ? data.text : data.kind;
}

/** Whether nothing is said: NIL, no octets, 0, or lists of these. */
function isEmpty(data: Data): boolean {
  if (data.kind === 'list') return data.items.every(isEmpty);
  if (data.kind === 'string') return data.octets.length === 0;
  return data.kind === 'nil' || (data.kind === 'number' && data.value === 0n);
}

/** RFC 3501 section 6.4.5: these are sections under other names. */
const oldNames: ReadonlyMap<string, string> = new Map([
  ['RFC822', 'BODY[]'],
  ['RFC822.HEADER', 'BODY[HEADER]'],
  ['RFC822.TEXT', 'BODY[TEXT]'],
]);

function structure(name: string, data: Data): StaticItem {
  const fold = name !== 'ENVELOPE';
  const text = fold ? spell(data).toLowerCase() : spell(data);
  return { name, value: digestOf(Buffer.from(text, 'latin1')), empty: isEmpty(data) };
}

function text(name: string, data: Data): StaticItem | undefined {
  if (data.kind === 'nil') return { name, value: 'NIL', empty: true };
  if (data.kind !== 'string') return undefined;
  return { name, value: digestOf(data.octets), octets: data.octets.length, empty: data.octets.length === 0 };
}

function byName(name: string, data: Data): StaticItem | undefined {
  switch (name) {
    case 'RFC822.SIZE':
      return data.kind === 'number' ? { name, value: Number(data.value), empty: data.value === 0n } : undefined;
    case 'INTERNALDATE':
      return internalDate(data);
    case 'ENVELOPE':
    case 'BODY':
    case 'BODYSTRUCTURE':
      return structure(name, data);
    default:
      return oldNames.has(name) ? text(oldNames.get(name) ?? name, data) : undefined;
  }
}

function internalDate(data: Data): StaticItem | undefined {
  const value = data.kind === 'string' ? instantOf(data.octets.toString('latin1')) : undefined;
  return value === undefined ? undefined : { name: 'INTERNALDATE', value, empty: value <= 0 };
}

/**
 * The static value of a FETCH item (RFC 9051 section 2.3.1.1: internal date, size, envelope, structures and texts).
 * Undefined: it is no such item, a part of a text, or broken.
 */
export function staticItem(item: Data, data: Data): StaticItem | undefined {
  if (item.kind === 'atom') return byName(item.text.toUpperCase(), data);
  if (item.kind !== 'item' || item.origin !== undefined) return undefined;
  const name = `${item.name}[${item.section.map(spell).join(' ').toUpperCase()}]`;
  if (item.name !== 'BINARY.SIZE') return text(name, data);
  return data.kind === 'number' ? { name, value: Number(data.value), empty: data.value === 0n } : undefined;
}

/** Octets that every server can keep as they are: ASCII without NUL, in lines that end with CRLF. */
export function isPlainMessage(octets: Buffer): boolean {
  return isAscii(octets) && !/\r(?!\n)|(?<!\r)\n|\0/.test(octets.toString('latin1'));
}
