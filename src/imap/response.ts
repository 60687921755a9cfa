import type { GrammarFault, Parsed, SyntaxNode } from '../wire/tree.ts';
import { readResponse } from './read-response.ts';
import type { ResponseData } from './value.ts';

/** A parsed response: its tree, what breaks the grammar, and what it says as values. */
export interface ImapParsed extends Parsed {
  readonly data: ResponseData;
}

/** Parses the octets of one response, line ending included. Never throws on them. */
export function parseResponse(bytes: Buffer): ImapParsed {
  const tree: SyntaxNode = { rule: 'response', start: 0, end: bytes.length, children: [] };
  const ends = bytes.length > 1 && bytes.indexOf('\r\n', bytes.length - 2) >= 0;
  const faults: GrammarFault[] = ends
    ? []
    : [{ rule: 'CRLF', offset: bytes.length, message: 'a response ends with CRLF' }];
  return { bytes, tree, faults, data: readResponse(bytes, { holes: false }).value };
}
