import type { GrammarFault, Parsed, SyntaxNode } from '../wire/tree.ts';
import { Cursor } from './grammar/cursor.ts';
import { Recorder } from './grammar/recorder.ts';
import { response } from './grammar/response.ts';
import { readResponse } from './read-response.ts';
import type { ResponseData } from './value.ts';

/** A parsed response: its tree, what breaks the grammar, and what it says as values. */
export interface ImapParsed extends Parsed {
  readonly data: ResponseData;
}

const noFaults: readonly GrammarFault[] = [];

/**
 * Most responses break nothing, and of most only the data are looked at. So the octets are first only checked; the tree
 * and the faults are made by a second, recording pass when something was found or someone asks.
 */
class Response implements ImapParsed {
  readonly bytes: Buffer;
  readonly faults: readonly GrammarFault[];
  #tree: SyntaxNode | undefined;
  #data: ResponseData | undefined;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
    const cursor = new Cursor(bytes);
    response(cursor);
    this.faults = cursor.clean ? noFaults : this.#record().faults;
  }

  get tree(): SyntaxNode {
    return this.#tree ?? this.#record().root;
  }

  get data(): ResponseData {
    return (this.#data ??= readResponse(this.bytes, { holes: false }).value);
  }

  #record(): Recorder {
    const recorder = new Recorder(this.bytes);
    response(new Cursor(this.bytes, recorder));
    this.#tree = recorder.root;
    recorder.faults.sort((left, right) => left.offset - right.offset);
    return recorder;
  }
}

/**
 * Parses the octets of one response, line ending included, under the grammar of RFC 9051 and RFC 3501 together and of
 * the extensions in RFCs that this package knows. Nothing in the octets makes it throw: what breaks the grammar is in
 * `faults`, and its octets are `error` nodes of the tree.
 */
export function parseResponse(bytes: Buffer): ImapParsed {
  return new Response(bytes);
}
