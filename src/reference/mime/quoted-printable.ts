import { lineAt } from './lines.ts';
import { isBlank } from './fields.ts';

const equals = 0x3d;

/**
 * Octets of quoted-printable text (RFC 2045 section 6.7): blanks at the end of a line are not there, `=` before that
 * joins two lines, and an `=` that no two hex digits follow stays.
 */
export function decodedQuotedPrintable(text: Buffer): Buffer {
  const decoded = Buffer.alloc(text.length);
  let written = 0;
  for (let start = 0; start < text.length;) {
    const { end, next } = lineAt(text, start);
    const textEnd = withoutBlanks(text, start, end);
    const isSoft = textEnd > start && text[textEnd - 1] === equals;
    written = decodeLine({ text, start, end: isSoft ? textEnd - 1 : textEnd }, decoded, written);
    if (!isSoft) written += text.copy(decoded, written, end, next);
    start = next;
  }
  return decoded.subarray(0, written);
}

function withoutBlanks(text: Buffer, start: number, end: number): number {
  let at = end;
  while (at > start && isBlank(text[at - 1])) at -= 1;
  return at;
}

interface Span {
  readonly text: Buffer;
  readonly start: number;
  readonly end: number;
}

function decodeLine({ text, start, end }: Span, into: Buffer, from: number): number {
  let written = from;
  for (let at = start; at < end; at += 1) {
    const octet = text[at] ?? 0;
    const value = octet === equals && at + 2 < end ? hexValue(text, at + 1) : -1;
    into[written] = value < 0 ? octet : value;
    written += 1;
    if (value >= 0) at += 2;
  }
  return written;
}

/** The octet that two hex digits stand for, or -1. Small letters are no hex digits here, but what else could they be. */
function hexValue(text: Buffer, at: number): number {
  const high = digit(text[at] ?? 0);
  const low = digit(text[at + 1] ?? 0);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

function digit(octet: number): number {
  if (octet >= 0x30 && octet <= 0x39) return octet - 0x30;
  const letter = octet & 0xdf;
  return letter >= 0x41 && letter <= 0x46 ? letter - 0x37 : -1;
}
