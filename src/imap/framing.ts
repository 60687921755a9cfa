import { isDigit, octet } from '../wire/bytes.ts';
import type { Frame } from '../wire/frame.ts';
import { limits } from '../wire/limits.ts';

export type { Frame } from '../wire/frame.ts';

const none: readonly Frame[] = [];

/** Status words behind `* `: what follows them is text, and `{5}` at its end is no literal. */
const statusWords: ReadonlySet<string> = new Set(['OK', 'NO', 'BAD', 'BYE', 'PREAUTH']);

/** Whether the response that starts at `start` is one that literals may stand in (RFC 9051 section 9 response-data). */
function mayHoldLiterals(bytes: Buffer, start: number): boolean {
  if (bytes[start] !== octet.star || bytes[start + 1] !== octet.space) return false;
  const word = /^[A-Za-z]*/.exec(bytes.toString('latin1', start + 2, start + 10))?.[0] ?? '';
  return !statusWords.has(word.toUpperCase());
}

/** Whether the octets from `from` to `to` leave a quoted string open: `{5}` behind it belongs to that string. */
function leavesQuoteOpen(bytes: Buffer, from: number, to: number): boolean {
  let open = false;
  for (let at = from; at < to; at++) {
    if (open && bytes[at] === octet.backslash) at++;
    else if (bytes[at] === octet.quote) open = !open;
  }
  return open;
}

/** The size that `{n}` or `{n+}` at the end of a line announces; `lineEnd` is the octet after its last one. */
function announcedSize(bytes: Buffer, lineStart: number, lineEnd: number): number | undefined {
  if (bytes[lineEnd - 1] !== octet.closeBrace) return undefined;
  const digitsEnd = bytes[lineEnd - 2] === octet.plus ? lineEnd - 2 : lineEnd - 1;
  let digits = digitsEnd;
  while (digits > lineStart && isDigit(bytes[digits - 1] ?? 0)) digits--;
  if (digits === digitsEnd || bytes[digits - 1] !== octet.openBrace) return undefined;
  if (leavesQuoteOpen(bytes, lineStart, digits - 1)) return undefined;
  return Number(bytes.toString('latin1', digits, digitsEnd));
}

/** Where a search for the end of a response stopped: offsets from the response's first octet. */
interface Scan {
  /** Start of the current line: behind the last literal. */
  readonly line: number;
  /** Where to look on; beyond the octets at hand while a literal is awaited. */
  readonly from: number;
}

/** The octet behind a response, or how far the search came. */
type Cut = { readonly end: number; readonly limit?: string } | Scan;

const atStart: Scan = { line: 0, from: 0 };

/** Looks for the end of the response that starts at `start`. */
function findEnd(bytes: Buffer, start: number, { line, from }: Scan): Cut {
  for (;;) {
    const lf = start + from < bytes.length ? bytes.indexOf(octet.lf, start + from) : -1;
    if (lf < 0) break;
    const end = lf + 1;
    const textEnd = bytes[lf - 1] === octet.cr && lf > start ? lf - 1 : lf;
    const size = announcedSize(bytes, start + line, textEnd);
    if (size === undefined || !mayHoldLiterals(bytes, start)) return { end };
    from = line = end - start + size;
    if (size > limits.literalOctets) return { end, limit: `a literal of more than ${limits.literalOctets} octets` };
    if (from > limits.pendingOctets) return { end, limit: `a response of more than ${limits.pendingOctets} octets` };
  }
  const length = bytes.length - start;
  if (length - line > limits.lineOctets) {
    return { end: bytes.length, limit: `a line of more than ${limits.lineOctets} octets` };
  }
  return { line, from: Math.max(from, length) };
}

/**
 * Cuts an IMAP stream into responses: lines, and in data responses literals with what follows them. It keeps no more
 * than one unfinished response; a line or a literal beyond its limit ends the frame with a fault, and what follows is
 * read as lines again. Frames share memory with the chunks, which must not be written to afterwards.
 */
export class ResponseFramer {
  /** Octets of an unfinished response, in a buffer that grows by doubling. */
  #kept: Buffer = Buffer.alloc(0);
  #length = 0;
  /** Octet of the stream at which the unfinished response starts. */
  #offset = 0;
  #scan: Scan = atStart;

  /** Takes octets and gives the responses that they complete. */
  push(chunk: Buffer): readonly Frame[] {
    const bytes = this.#length === 0 ? chunk : this.#append(chunk);
    if (this.#scan.from > bytes.length) return this.#keep(bytes, 0, none);
    const frames: Frame[] = [];
    let start = 0;
    let scan = this.#scan;
    while (start < bytes.length) {
      const cut = findEnd(bytes, start, scan);
      if (!('end' in cut)) {
        scan = cut;
        break;
      }
      frames.push(this.#frame(bytes.subarray(start, cut.end), cut.limit));
      scan = atStart;
      start = cut.end;
    }
    this.#scan = scan;
    return this.#keep(bytes, start, frames);
  }

  /** What is left when the stream ends: an unfinished response, with the fault that says so. */
  finish(): Frame | undefined {
    if (this.#length === 0) return undefined;
    const bytes = this.#kept.subarray(0, this.#length);
    this.#length = 0;
    return this.#frame(bytes, 'the end of the stream within a response');
  }

  #frame(bytes: Buffer, limit: string | undefined): Frame {
    const offset = this.#offset;
    this.#offset += bytes.length;
    if (limit === undefined) return { bytes, offset };
    return { bytes, offset, fault: { rule: 'response', offset: bytes.length, message: limit } };
  }

  /** The kept octets with the chunk behind them. */
  #append(chunk: Buffer): Buffer {
    const length = this.#length + chunk.length;
    if (length > this.#kept.length) this.#grow(length);
    chunk.copy(this.#kept, this.#length);
    this.#length = length;
    return this.#kept.subarray(0, length);
  }

  #grow(length: number): void {
    const grown = Buffer.allocUnsafe(Math.max(length, 2 * this.#kept.length));
    this.#kept.copy(grown, 0, 0, this.#length);
    this.#kept = grown;
  }

  /** Keeps what stands from `start` on, apart from the frames that were cut off before it. */
  #keep(bytes: Buffer, start: number, frames: readonly Frame[]): readonly Frame[] {
    const length = bytes.length - start;
    if (length > 0 && (start > 0 || this.#length === 0)) this.#kept = Buffer.from(bytes.subarray(start));
    this.#length = length;
    return frames;
  }
}
