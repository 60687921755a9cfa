import type { Parsed, SyntaxNode } from '../wire/tree.ts';
import { formFaults } from './form-faults.ts';
import { lazy } from './lazy.ts';
import type { Lines } from './lines.ts';
import { contentOf, lineFaults, lineNodes, splitLines, unstuffed } from './lines.ts';
import { branch } from './octets.ts';
import type { ReplyForm } from './reply-form.ts';
import type { Pop3Status, StatusLine } from './status-line.ts';
import { readStatusLine } from './status-line.ts';

/** A POP3 reply. Everything behind the status line is computed when it is asked for. */
export interface Pop3Parsed extends Parsed {
  /** Absent where the first line is a continuation request, or no reply at all. */
  readonly status: Pop3Status | undefined;
  /** Response code in upper case, e.g. `SYS/TEMP` (RFC 2449 s.8). */
  readonly code?: string | undefined;
  /** Text behind status and response code, one character an octet. */
  readonly text: string;
  /** Decoded challenge of `+ base64` (RFC 5034 s.4). */
  readonly challenge?: Buffer | undefined;
  /** Lines of a multi-line reply, unstuffed, without CRLF. Absent where the reply is one line. */
  readonly lines?: readonly Buffer[] | undefined;
  /** The same lines as octets, unstuffed, each with CRLF: the message of RETR. */
  readonly content?: Buffer | undefined;
}

/**
 * Reads a reply strictly by RFC 1939 and RFC 2449, and by the rules of the command that it answers where `form` tells it.
 * Never throws; the leaves of its tree tile the octets.
 */
export function parseReply(bytes: Buffer, form: ReplyForm = 'any'): Pop3Parsed {
  const first = readStatusLine(bytes);
  const behind = lazy(() => (first.line.end < bytes.length ? splitLines(bytes, first.line) : undefined));
  const lines = lazy(() => behind()?.lines.map((line) => unstuffed(bytes, line)));
  const content = lazy(() => mapDefined(behind(), (found) => contentOf(bytes, found)));
  const tree = lazy(() => treeOf(first, behind()));
  const faults = lazy(() => [
    ...first.faults,
    ...(mapDefined(behind(), (found) => lineFaults(bytes, found)) ?? []),
    ...formFaults(bytes, form, first, behind()?.lines),
  ]);
  return {
    bytes,
    status: first.status,
    code: first.code,
    text: first.text,
    challenge: first.challenge,
    get lines() {
      return lines();
    },
    get content() {
      return content();
    },
    get tree() {
      return tree();
    },
    get faults() {
      return faults();
    },
  };
}

function treeOf(first: StatusLine, behind: Lines | undefined): SyntaxNode {
  return behind === undefined ? first.node : branch('multi-line', [first.node, ...lineNodes(behind)]);
}

function mapDefined<T, R>(value: T | undefined, map: (value: T) => R): R | undefined {
  return value === undefined ? undefined : map(value);
}
