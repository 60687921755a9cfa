import { octet } from '../wire/bytes.ts';
import type { GrammarFault, SyntaxNode } from '../wire/tree.ts';
import type { Line } from './line.ts';
import { endsWithCrlf, lineAt } from './line.ts';
import { branch, fault, leaf } from './octets.ts';

/** The part of a multi-line reply behind its status line (RFC 1939 s.3). */
export interface Lines {
  /** Lines as they stood on the wire, still byte-stuffed. */
  readonly lines: readonly Line[];
  /** The line with nothing but the termination octet. */
  readonly terminator?: Line;
  /** Octets behind the terminator, where the reply was cut too late. */
  readonly rest?: { readonly start: number; readonly end: number };
}

/** Cuts the octets behind the status line into lines. A server that ended its status line with a bare LF is held to that. */
export function splitLines(bytes: Buffer, status: Line): Lines {
  const lines: Line[] = [];
  const next = endsWithCrlf(status) ? crlfLineAt : lineAt;
  for (let at = status.end; at < bytes.length;) {
    const line = next(bytes, at);
    if (isTerminator(bytes, line)) {
      const rest = line.end < bytes.length ? { start: line.end, end: bytes.length } : undefined;
      return { lines, terminator: line, ...(rest && { rest }) };
    }
    lines.push(line);
    at = line.end;
  }
  return { lines };
}

/** The content of a line without the octet that byte-stuffing put before it. */
export function unstuffed(bytes: Buffer, line: Line): Buffer {
  const stuffed = line.contentEnd > line.start && bytes[line.start] === octet.dot;
  return bytes.subarray(line.start + (stuffed ? 1 : 0), line.contentEnd);
}

/** The lines without byte-stuffing, each with CRLF: the octets of the message that was sent. */
export function contentOf(bytes: Buffer, lines: Lines): Buffer {
  const pieces: Buffer[] = [];
  /** Octets up to here are in `pieces`; an unstuffed stretch is taken whole. */
  let taken = lines.lines[0]?.start ?? 0;
  for (const line of lines.lines) {
    const clean = endsWithCrlf(line);
    if (clean && bytes[line.start] !== octet.dot) continue;
    pieces.push(bytes.subarray(taken, line.start), unstuffed(bytes, line));
    taken = clean ? line.contentEnd : line.end;
    if (!clean) pieces.push(Buffer.from('\r\n'));
  }
  const end = lines.lines.at(-1)?.end ?? taken;
  if (pieces.length === 0) return bytes.subarray(taken, end);
  return Buffer.concat([...pieces, bytes.subarray(taken, end)]);
}

/** `dot-stuffed = *CHAR CRLF` and the terminator (RFC 2449 s.3), as tree nodes that tile the octets. */
export function lineNodes(lines: Lines): readonly SyntaxNode[] {
  const nodes = lines.lines.map((line) =>
    branch('dot-stuffed', [leaf('CHAR', line.start, line.contentEnd), lineEndNode(line)]),
  );
  const { terminator, rest } = lines;
  if (terminator)
    nodes.push(branch('terminator', [leaf('dot', terminator.start, terminator.contentEnd), lineEndNode(terminator)]));
  if (rest) nodes.push(leaf('error', rest.start, rest.end));
  return nodes;
}

/**
 * What is wrong with lines and terminator. Octets with the eighth bit set are the message's own matter (8bit MIME parts
 * may be sent, RFC 6856 s.2.1); NUL and a CR or LF that stands alone are no `CHAR` of a line.
 */
export function lineFaults(bytes: Buffer, lines: Lines): readonly GrammarFault[] {
  const faults = lines.lines.flatMap((line) => faultsOfLine(bytes, line));
  if (!lines.terminator) faults.push(fault('multi-line', bytes.length, 'the terminating line "." is missing'));
  else if (!endsWithCrlf(lines.terminator)) {
    faults.push(fault('CRLF', lines.terminator.contentEnd, 'the terminating line ends with a bare LF'));
  }
  if (lines.rest) faults.push(fault('multi-line', lines.rest.start, 'octets follow the terminating line'));
  return faults;
}

function faultsOfLine(bytes: Buffer, line: Line): readonly GrammarFault[] {
  const faults: GrammarFault[] = [];
  const { start, contentEnd } = line;
  if (bytes[start] === octet.dot && contentEnd > start && bytes[start + 1] !== octet.dot) {
    faults.push(fault('dot-stuffed', start, 'a line that begins with "." was not byte-stuffed'));
  }
  const content = bytes.subarray(start, contentEnd);
  for (const [value, name] of unfit) {
    const at = content.indexOf(value);
    if (at !== -1) faults.push(fault('dot-stuffed', start + at, `${name} within a line`));
  }
  if (!endsWithCrlf(line)) faults.push(fault('CRLF', contentEnd, 'the line does not end with CRLF'));
  return faults;
}

const unfit = [
  [0x00, 'NUL'],
  [octet.cr, 'a CR without LF'],
  [octet.lf, 'a bare LF'],
] as const;

function lineEndNode(line: Line): SyntaxNode {
  return leaf(endsWithCrlf(line) ? 'CRLF' : 'error', line.contentEnd, line.end);
}

/** The line at `start` up to CRLF; a bare CR or LF within is content. */
function crlfLineAt(bytes: Buffer, start: number): Line {
  const at = bytes.indexOf('\r\n', start, 'latin1');
  if (at === -1) return { start, contentEnd: bytes.length, end: bytes.length };
  return { start, contentEnd: at, end: at + 2 };
}

function isTerminator(bytes: Buffer, line: Line): boolean {
  return line.contentEnd - line.start === 1 && bytes[line.start] === octet.dot && line.end > line.contentEnd;
}
