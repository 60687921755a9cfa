import { multiOctetLength } from './utf8.ts';

const named: ReadonlyMap<number, string> = new Map([
  [0x09, '\\t'],
  [0x0a, '\\n'],
  [0x0d, '\\r'],
  [0x5c, '\\\\'],
]);

/** Control, format and separator characters: they would not show, or would rearrange the line they stand in. */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

const hex = (value: number): string => `\\x${value.toString(16).toUpperCase().padStart(2, '0')}`;

function escapeMulti(bytes: Buffer, at: number, length: number): string {
  const character = bytes.toString('utf8', at, at + length);
  if (!invisible.test(character)) return character;
  return [...bytes.subarray(at, at + length)].map(hex).join('');
}

/** Octets as one printable line: `\r`, `\n`, `\t`, `\\`, `\xHH`; valid UTF-8 that can be seen stays as it is. */
export function escapeOctets(bytes: Buffer): string {
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const value = bytes[at] ?? 0;
    const length = value < 0x80 ? 0 : multiOctetLength(bytes, at);
    if (length > 0) text += escapeMulti(bytes, at, length);
    else text += named.get(value) ?? (value >= 0x20 && value < 0x7f ? String.fromCharCode(value) : hex(value));
    at += Math.max(length, 1);
  }
  return text;
}
