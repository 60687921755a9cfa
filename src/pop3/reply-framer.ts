import { octet } from '../wire/bytes.ts';
import type { Frame } from '../wire/frame.ts';
import { limits } from '../wire/limits.ts';
import type { GrammarFault } from '../wire/tree.ts';
import type { ExpectedReply, ReplyForm, ReplyShape } from './reply-form.ts';

export type { ReplyShape } from './reply-form.ts';

/** One reply as it stood on the wire. */
export interface ReplyFrame extends Frame {
  /** True when no reply was awaited: the server spoke unasked. */
  readonly unexpected?: true;
  /** What the reply was expected to be. */
  readonly form?: ReplyForm;
}

const positive = Buffer.from('+OK');
/** After a status line that ends with CRLF, only CRLF ends a line: a bare LF belongs to the message. */
const strictEnd = Buffer.from('\r\n.\r\n');
/** A server that ends its status line with a bare LF is held to its own line ending; the parser reports it. */
const bareEnds = [Buffer.from('\n.\n'), Buffer.from('\n.\r\n')];
/** One octet less than the longest terminator: what a search must see of the octets before a chunk. */
const overlap = strictEnd.length - 1;

/**
 * Cuts a POP3 stream into replies. Call `expect` once for each reply that is to come, in order; the greeting is a
 * `line`. A `multi-line` reply is one frame if its status is positive, and a line otherwise.
 */
export class ReplyFramer {
  readonly #expected: ExpectedReply[] = [];
  #chunks: Buffer[] = [];
  #length = 0;
  #offset = 0;
  /** Terminators looked for; absent while the status line is read. */
  #ends: readonly Buffer[] | undefined;
  #full = false;

  expect(shape: ReplyShape, form: ReplyForm = 'any'): void {
    this.#expected.push({ shape, form });
  }

  /** Takes octets and gives the replies that they complete. After a limit was broken it takes nothing more. */
  push(chunk: Buffer): readonly ReplyFrame[] {
    const frames: ReplyFrame[] = [];
    let rest = chunk;
    while (rest.length > 0 && !this.#full) {
      const end = this.#endIn(rest);
      this.#chunks.push(end === rest.length ? rest : rest.subarray(0, end ?? rest.length));
      this.#length += end ?? rest.length;
      rest = end === undefined ? rest.subarray(rest.length) : rest.subarray(end);
      if (end !== undefined && this.#isComplete()) frames.push(this.#take());
      else if (this.#isTooLong()) frames.push(this.#overflow());
    }
    return frames;
  }

  /** The octets of a reply that has begun and will not be completed. */
  finish(): ReplyFrame | undefined {
    if (this.#length === 0) return undefined;
    const rule = this.#ends === undefined ? 'single-line' : 'multi-line';
    return this.#take({ rule, offset: this.#length, message: 'the stream ends in the middle of the reply' });
  }

  /** Where the part that is being read ends within the chunk: the status line, or the whole reply. */
  #endIn(chunk: Buffer): number | undefined {
    if (this.#ends === undefined) {
      const at = chunk.indexOf(octet.lf);
      return at === -1 ? undefined : at + 1;
    }
    const before = this.#tail();
    const positions = this.#ends.map((end) => terminatorEnd(before, chunk, end)).filter((at) => at !== undefined);
    return positions.length === 0 ? undefined : Math.min(...positions);
  }

  /** Called at an end: either the status line's or the terminator's. */
  #isComplete(): boolean {
    if (this.#ends !== undefined) return true;
    if (this.#expected[0]?.shape !== 'multi-line') return true;
    const status = this.#chunks.length === 1 ? this.#chunks[0] : Buffer.concat(this.#chunks);
    if (status === undefined || !isPositive(status)) return true;
    this.#chunks = [status];
    this.#ends = status.at(-2) === octet.cr ? [strictEnd] : bareEnds;
    return false;
  }

  #isTooLong(): boolean {
    return this.#length > (this.#ends === undefined ? limits.lineOctets : limits.pendingOctets);
  }

  #overflow(): ReplyFrame {
    this.#full = true;
    const rule = this.#ends === undefined ? 'single-line' : 'multi-line';
    return this.#take({ rule, offset: this.#length, message: `no end after ${this.#length} octets` });
  }

  #take(fault?: GrammarFault): ReplyFrame {
    const [first] = this.#chunks;
    const bytes = this.#chunks.length === 1 && first !== undefined ? first : Buffer.concat(this.#chunks);
    const expected = this.#expected.shift();
    const kind = expected ? { form: expected.form } : { unexpected: true as const };
    const frame = { bytes, offset: this.#offset, ...kind, ...(fault && { fault }) };
    this.#offset += bytes.length;
    this.#chunks = [];
    this.#length = 0;
    this.#ends = undefined;
    return frame;
  }

  /** The last octets that were taken and not yet given out. */
  #tail(): Buffer {
    let tail: Buffer = Buffer.alloc(0);
    for (let index = this.#chunks.length - 1; index >= 0 && tail.length < overlap; index--) {
      const chunk = this.#chunks[index];
      if (chunk !== undefined) tail = Buffer.concat([chunk.subarray(-overlap), tail]);
    }
    return tail.subarray(-overlap);
  }
}

/** In capture letter case is overlooked, so that a `+ok` does not tear the lines behind it apart; the parser judges it. */
function isPositive(status: Buffer): boolean {
  return status.subarray(0, positive.length).toString('latin1').toUpperCase() === '+OK';
}

/** Position after the terminator in `chunk`, which may have begun in the octets before it. */
function terminatorEnd(before: Buffer, chunk: Buffer, end: Buffer): number | undefined {
  const joint = Buffer.concat([before, chunk.subarray(0, overlap)]);
  const across = joint.indexOf(end);
  if (across !== -1 && across + end.length > before.length) return across + end.length - before.length;
  const within = chunk.indexOf(end);
  return within === -1 ? undefined : within + end.length;
}
