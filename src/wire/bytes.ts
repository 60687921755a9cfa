import { isUtf8 } from 'node:buffer';

/** Octets that the grammars name. */
export const octet = {
  tab: 0x09,
  lf: 0x0a,
  cr: 0x0d,
  space: 0x20,
  quote: 0x22,
  dollar: 0x24,
  percent: 0x25,
  open: 0x28,
  close: 0x29,
  star: 0x2a,
  plus: 0x2b,
  comma: 0x2c,
  minus: 0x2d,
  dot: 0x2e,
  zero: 0x30,
  nine: 0x39,
  colon: 0x3a,
  less: 0x3c,
  greater: 0x3e,
  openBracket: 0x5b,
  backslash: 0x5c,
  closeBracket: 0x5d,
  openBrace: 0x7b,
  closeBrace: 0x7d,
  tilde: 0x7e,
} as const;

/** Whether an octet is one of `0` to `9`. */
export function isDigit(value: number): boolean {
  return value >= octet.zero && value <= octet.nine;
}

/** Octets as text: UTF-8 where they are valid, else one character an octet, so that nothing is lost. */
export function decodeText(bytes: Buffer): string {
  return textBetween(bytes, 0, bytes.length);
}

/** The same, of the octets from `start` to `end`. */
export function textBetween(bytes: Buffer, start: number, end: number): string {
  let plain = true;
  for (let at = start; at < end && plain; at++) plain = (bytes[at] ?? 0) < 0x80;
  const utf8 = !plain && isUtf8(bytes.subarray(start, end));
  return bytes.toString(utf8 ? 'utf8' : 'latin1', start, end);
}

/** The same octets without the line ending (CRLF or a bare LF) behind them. */
export function withoutLineEnd(bytes: Buffer): Buffer {
  if (bytes[bytes.length - 1] !== octet.lf) return bytes;
  return bytes.subarray(0, bytes.length - (bytes[bytes.length - 2] === octet.cr ? 2 : 1));
}
