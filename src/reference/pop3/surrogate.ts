import { isAscii } from 'node:buffer';
import type { Entity, Field } from '../mime/entity.ts';
import { unfolded } from '../mime/fields.ts';
import { entityOf } from '../mime/parse.ts';

const addressFields = /^(?:resent-)?(?:from|sender|to|cc|bcc|reply-to)$/i;
const freeText = /^(?:subject|comments|keywords|x-.*)$/i;
/** Octets that one encoded-word takes: 75 characters at most, and whole UTF-8 characters (RFC 2047 section 2). */
const wordOctets = 45;

const known = new WeakMap<Buffer, Buffer>();

/**
 * A message of RFC 5322 in place of one with UTF-8 in its header (RFC 6855 section 7): texts become encoded-words,
 * addresses become an empty group of that name (RFC 6857), other fields are left out. Undefined: a part has UTF-8 in its
 * header too, and the structure of the message would have to be made anew.
 */
export function surrogateOf(octets: Buffer): Buffer | undefined {
  const ready = known.get(octets);
  if (ready !== undefined) return ready;
  const entity = entityOf(octets);
  if (hasDeepUtf8(entity)) return undefined;
  const fields = entity.fields.map(asciiField);
  const surrogate = Buffer.concat([...fields, Buffer.from('\r\n'), entity.body]);
  known.set(octets, surrogate);
  return surrogate;
}

function asciiField(field: Field): Buffer {
  if (isAscii(field.raw)) return field.raw;
  const words = encodedWords(unfolded(field).toString('utf8'));
  if (addressFields.test(field.name)) return Buffer.from(`${field.name}: ${words}:;\r\n`);
  return Buffer.from(freeText.test(field.name) ? `${field.name}: ${words}\r\n` : '');
}

/** RFC 2047 section 2, folded between the words. */
function encodedWords(text: string): string {
  const words: string[] = [''];
  for (const character of Array.from(text)) {
    const longer = `${words.at(-1) ?? ''}${character}`;
    if (Buffer.byteLength(longer) > wordOctets) words.push(character);
    else words[words.length - 1] = longer;
  }
  return words.map((word) => `=?utf-8?B?${Buffer.from(word).toString('base64')}?=`).join('\r\n ');
}

function hasDeepUtf8({ parts, message }: Entity): boolean {
  const inner = message === undefined ? parts : [...parts, message];
  return inner.some((part) => !isAscii(part.header) || hasDeepUtf8(part));
}
