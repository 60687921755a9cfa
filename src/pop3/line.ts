import { octet } from '../wire/bytes.ts';
import type { GrammarFault } from '../wire/tree.ts';
import { fault } from './octets.ts';

/** One line: its content, and what ends it. */
export interface Line {
  readonly start: number;
  /** End of the content, where the line ending begins. */
  readonly contentEnd: number;
  readonly end: number;
}

/** The line at `start`, up to the first LF, or up to the end of the octets. */
export function lineAt(bytes: Buffer, start: number): Line {
  const at = bytes.indexOf(octet.lf, start);
  if (at === -1) return { start, contentEnd: bytes.length, end: bytes.length };
  const crlf = at > start && bytes[at - 1] === octet.cr;
  return { start, contentEnd: crlf ? at - 1 : at, end: at + 1 };
}

/** True for a line that ends as RFC 1939 s.3 asks. */
export function endsWithCrlf(line: Line): boolean {
  return line.end - line.contentEnd === 2;
}

/** The fault of a line that does not end with CRLF. */
export function lineEndFault(line: Line): GrammarFault | undefined {
  if (endsWithCrlf(line)) return undefined;
  const what = line.end === line.contentEnd ? 'the line has no end' : 'the line ends with a bare LF';
  return fault('CRLF', line.contentEnd, `${what}, not with CRLF`);
}
