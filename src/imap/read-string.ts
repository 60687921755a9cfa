import { isDigit, octet } from '../wire/bytes.ts';
import type { StringData } from './value.ts';

interface ReadString {
  readonly end: number;
  /** Missing where the octets open no string after all. */
  readonly octets?: Buffer;
  readonly form: StringData['form'];
  readonly fault?: string;
}

function unescape(bytes: Buffer): Buffer {
  const octets: number[] = [];
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] === octet.backslash && at + 1 < bytes.length) at++;
    octets.push(bytes[at] ?? 0);
  }
  return Buffer.from(octets);
}

function readQuoted(bytes: Buffer, start: number): ReadString {
  let escaped = false;
  for (let at = start + 1; at < bytes.length; at++) {
    const value = bytes[at];
    if (value === octet.quote) {
      const octets = bytes.subarray(start + 1, at);
      return { form: 'quoted', octets: escaped ? unescape(octets) : octets, end: at + 1 };
    }
    if (value !== octet.backslash) continue;
    escaped = true;
    at++;
  }
  const octets = unescape(bytes.subarray(start + 1));
  return { form: 'quoted', octets, end: bytes.length, fault: 'this quoted string is not closed' };
}

function readLiteral(bytes: Buffer, start: number): ReadString {
  const form = bytes[start] === octet.tilde ? 'literal8' : 'literal';
  const digits = start + (form === 'literal8' ? 2 : 1);
  let at = digits;
  while (isDigit(bytes[at] ?? 0)) at++;
  const size = Number(bytes.toString('latin1', digits, at));
  if (bytes[at] === octet.plus) at++;
  if (at === digits || bytes[at] !== octet.closeBrace) return { form, end: at, fault: 'a literal reads `{octets}`' };
  at++;
  if (bytes[at] === octet.cr) at++;
  if (bytes[at] !== octet.lf) return { form, end: at, fault: 'the line does not end behind the size of a literal' };
  const end = Math.min(at + 1 + size, bytes.length);
  const octets = bytes.subarray(at + 1, end);
  if (octets.length === size) return { form, octets, end };
  return { form, octets, end, fault: `the literal promises ${size} octets and ${octets.length} are there` };
}

/** A quoted string or a literal (RFC 9051 section 4.3), from its first octet on, as the octets it stands for. */
export function readString(bytes: Buffer, start: number): ReadString {
  return bytes[start] === octet.quote ? readQuoted(bytes, start) : readLiteral(bytes, start);
}
