import { octet } from '../wire/bytes.ts';
import type { GrammarFault, SyntaxNode } from '../wire/tree.ts';
import { readBase64 } from './base64.ts';
import type { Line } from './line.ts';
import { lineAt, lineEndFault } from './line.ts';
import type { Span } from './octets.ts';
import { branch, DEL, fault, firstNot, leaf, nameOctet } from './octets.ts';

export type Pop3Status = '+OK' | '-ERR';

/** The first line of a reply (RFC 1939 s.3, RFC 2449 s.3), or a continuation request (RFC 5034 s.5). */
export interface StatusLine {
  readonly line: Line;
  readonly status: Pop3Status | undefined;
  /** Response code in upper case (RFC 2449 s.8). */
  readonly code?: string;
  /** What stands behind status and response code, octet for octet (latin1). */
  readonly text: string;
  /** Where `text` begins in the octets. */
  readonly textStart: number;
  /** The decoded challenge of a continuation request. */
  readonly challenge?: Buffer;
  readonly node: SyntaxNode;
  readonly faults: readonly GrammarFault[];
}

/** RFC 1939 s.3, RFC 2449 s.4: with its CRLF. A continuation request may be longer (RFC 5034 s.4). */
const longest = 512;

/** Reads the first line of a reply. */
export function readStatusLine(bytes: Buffer): StatusLine {
  const line = lineAt(bytes, 0);
  const status = statusOf(bytes, line);
  if (status !== undefined) return singleLine(bytes, line, status);
  return bytes[0] === octet.plus && isContinuation(bytes, line) ? continuation(bytes, line) : unreadable(bytes, line);
}

function statusOf(bytes: Buffer, line: Line): Pop3Status | undefined {
  const start = bytes.toString('latin1', 0, Math.min(4, line.contentEnd));
  if (start === '-ERR') return '-ERR';
  return start.startsWith('+OK') ? '+OK' : undefined;
}

function isContinuation(bytes: Buffer, line: Line): boolean {
  return line.contentEnd === 1 || bytes[1] === octet.space;
}

/** `single-line = status [SP text] CRLF ;512 octets maximum` (RFC 2449 s.3) */
function singleLine(bytes: Buffer, line: Line, status: Pop3Status): StatusLine {
  const nodes = [leaf('status', 0, status.length)];
  const faults: GrammarFault[] = [];
  if (line.end > longest)
    faults.push(fault('single-line', longest, `the line has ${line.end} octets, 512 are allowed`));
  const after = status.length;
  const spaced = bytes[after] === octet.space && after < line.contentEnd;
  if (spaced) nodes.push(leaf('SP', after, after + 1));
  else if (after < line.contentEnd) {
    faults.push(fault('single-line', after, `${nameOctet(bytes[after])} follows the status, a space or CRLF must`));
  }
  const text = readText(bytes, { start: spaced ? after + 1 : after, end: line.contentEnd });
  nodes.push(...text.nodes, ...lineEnd(line));
  faults.push(...text.faults, ...lineEndFaults(line));
  const { code, textStart } = text;
  return {
    line,
    status,
    ...(code !== undefined && { code }),
    text: bytes.toString('latin1', textStart, line.contentEnd),
    textStart,
    node: branch('single-line', nodes),
    faults,
  };
}

interface Text {
  readonly code?: string;
  readonly textStart: number;
  readonly nodes: readonly SyntaxNode[];
  readonly faults: readonly GrammarFault[];
}

/**
 * `text = *schar / resp-code *CHAR` (RFC 2449 s.3). The printed `schar` has no space and no `[`, which every example
 * of the same RFC contradicts for the space: read as printable ASCII whose first octet is no `[`.
 */
function readText(bytes: Buffer, span: Span): Text {
  const code = bytes[span.start] === octet.openBracket && span.start < span.end ? readCode(bytes, span) : undefined;
  if (code === undefined) {
    const faults = textFaults(bytes, span, isPrintable);
    return { textStart: span.start, nodes: [leaf('text', span.start, span.end)], faults };
  }
  if (typeof code === 'object')
    return { textStart: span.start, nodes: [leaf('text', span.start, span.end)], faults: [code] };
  const rest = { start: code, end: span.end };
  const spaced = bytes[code] === octet.space && code < span.end;
  return {
    code: bytes.toString('latin1', span.start + 1, code - 1).toUpperCase(),
    textStart: spaced ? code + 1 : code,
    nodes: [branch('text', [leaf('resp-code', span.start, code), leaf('CHAR', code, span.end)])],
    faults: textFaults(bytes, rest, isChar),
  };
}

/** `resp-code = "[" resp-level *("/" resp-level) "]"`: the position behind it, or why there is none. */
function readCode(bytes: Buffer, span: Span): number | GrammarFault {
  const close = bytes.indexOf(octet.closeBracket, span.start);
  if (close === -1 || close >= span.end)
    return fault('resp-code', span.start, 'the "[" of a response code is never closed');
  const bad = firstNot(bytes, { start: span.start + 1, end: close }, isCodeOctet);
  if (bad !== undefined) return fault('resp-level', bad, `${nameOctet(bytes[bad])} may not stand in a response code`);
  const levels = bytes.toString('latin1', span.start + 1, close).split('/');
  if (levels.includes('')) return fault('resp-level', span.start + 1, 'a level of the response code is empty');
  return close + 1;
}

function textFaults(bytes: Buffer, span: Span, allowed: (value: number) => boolean): readonly GrammarFault[] {
  const bad = firstNot(bytes, span, allowed);
  return bad === undefined ? [] : [fault('text', bad, `${nameOctet(bytes[bad])} may not stand in the text of a reply`)];
}

/** `continue-req = "+" SP [base64] CRLF` (RFC 5034 s.5): nothing but base64 may follow, of any length. */
function continuation(bytes: Buffer, line: Line): StatusLine {
  const spaced = line.contentEnd > 1;
  const start = spaced ? 2 : 1;
  const base64 = readBase64(bytes, { start, end: line.contentEnd });
  const faults = spaced ? [] : [fault('continue-req', 1, 'a space must follow the "+"')];
  const nodes = [leaf('plus', 0, 1), leaf('SP', 1, start), leaf('base64', start, line.contentEnd), ...lineEnd(line)];
  return {
    line,
    status: undefined,
    text: bytes.toString('latin1', start, line.contentEnd),
    textStart: start,
    ...(base64.decoded && { challenge: base64.decoded }),
    node: branch('continue-req', nodes),
    faults: [...faults, ...base64.faults, ...lineEndFaults(line)],
  };
}

/** Octets that are no reply at all. `+ok` is one of them: status indicators are in upper case (RFC 1939 s.3). */
function unreadable(bytes: Buffer, line: Line): StatusLine {
  const nodes = [leaf('error', 0, line.contentEnd), ...lineEnd(line)];
  return {
    line,
    status: undefined,
    text: bytes.toString('latin1', 0, line.contentEnd),
    textStart: 0,
    node: branch('single-line', nodes),
    faults: [fault('status', 0, 'neither "+OK" nor "-ERR" begins the reply'), ...lineEndFaults(line)],
  };
}

function lineEnd(line: Line): readonly SyntaxNode[] {
  return [leaf(line.end - line.contentEnd === 2 ? 'CRLF' : 'error', line.contentEnd, line.end)];
}

function lineEndFaults(line: Line): readonly GrammarFault[] {
  const found = lineEndFault(line);
  return found === undefined ? [] : [found];
}

/** `schar` with space; 0x7F is in the printed range. */
function isPrintable(value: number): boolean {
  return value >= octet.space && value <= DEL;
}

/** `CHAR` of RFC 2234: seven bits, no NUL. CR and LF end the line and cannot stand in it. */
function isChar(value: number): boolean {
  return value !== 0 && value !== octet.cr && value <= DEL;
}

/** `rchar`, and the `/` between levels. */
function isCodeOctet(value: number): boolean {
  return value > octet.space && value <= DEL && value !== octet.closeBracket;
}
