import { octet } from '../../wire/bytes.ts';
import { limits } from '../../wire/limits.ts';
import { runEnd } from './classes.ts';
import type { Recorder } from './recorder.ts';
import { skipBroken } from './skip.ts';

/**
 * A place in the octets of one response. Without a recorder it only finds whether the grammar takes them (`clean`), and
 * gives up at the first fault; with one it makes the tree, collects the faults and goes on behind them.
 *
 * Grammar functions take a cursor, move it over what they read and return true; or they note a fault and return false.
 */
export class Cursor {
  pos = 0;
  /** False once something was found that the grammar does not allow. */
  clean = true;
  /** Lists that are open. */
  nesting = 0;
  readonly bytes: Buffer;
  readonly recorder: Recorder | undefined;
  /** Where the line ending of the response starts. */
  readonly lineEnd: number;

  /** The first NUL not yet passed: searched for once, not in each literal. Unknown until then. */
  #nul = 0;

  constructor(bytes: Buffer, recorder?: Recorder) {
    this.bytes = bytes;
    this.recorder = recorder;
    const { length } = bytes;
    const ended = bytes[length - 1] === octet.lf;
    this.lineEnd = ended ? length - (bytes[length - 2] === octet.cr ? 2 : 1) : length;
  }

  /** The octet at the cursor, or -1 behind the last one. */
  peek(): number {
    return this.pos < this.bytes.length ? (this.bytes[this.pos] ?? -1) : -1;
  }

  /** The first NUL at or behind `from`, or -1. */
  nextNul(from: number): number {
    if (this.#nul >= 0 && this.#nul < from) this.#nul = this.bytes.indexOf(0, from);
    return this.#nul;
  }

  /** Starts a node of the tree; `close` ends it. */
  open(rule: string): void {
    if (this.recorder !== undefined) this.recorder.open(rule, this.pos);
  }

  /** Ends the node and hands on whether it was read. */
  close(read: boolean): boolean {
    if (this.recorder !== undefined) this.recorder.close(this.pos);
    return read;
  }

  /** Moves to `end`, over octets that are one leaf of the tree. */
  take(rule: string, end: number): true {
    if (this.recorder !== undefined) this.recorder.leaf(rule, this.pos, end);
    this.pos = end;
    return true;
  }

  /** A run of octets of a class (at least one) as one leaf. */
  run(rule: string, wanted: number): boolean {
    const end = runEnd(this.bytes, this.pos, wanted);
    return end > this.pos && this.take(rule, end);
  }

  /** Notes what the grammar wanted here; `rule` is the innermost open one where none is named. */
  fault(wanted: string, rule?: string, offset: number = this.pos): false {
    this.clean = false;
    this.recorder?.fault(offset, wanted, rule);
    return false;
  }

  /** Notes a fault that does not keep the rule from being read. */
  note(wanted: string, rule?: string, offset: number = this.pos): true {
    this.fault(wanted, rule, offset);
    return true;
  }

  /** One octet that stands for itself. */
  expect(value: number): boolean {
    if (this.peek() === value) return this.take('terminal', this.pos + 1);
    return this.fault(`\`${String.fromCharCode(value)}\` belongs here`);
  }

  /** SP: exactly one space (RFC 9051 section 9, note 2). */
  sp(): boolean {
    if (this.peek() !== octet.space) return this.fault('a space belongs here', 'SP');
    this.take('SP', this.pos + 1);
    if (this.peek() !== octet.space) return true;
    this.note('one space is all that is allowed', 'SP');
    let end = this.pos;
    while (this.bytes[end] === octet.space) end++;
    return this.take('error', end);
  }

  /** `(`, within the limit of nesting. */
  openList(): boolean {
    if (this.nesting >= limits.nesting) {
      this.fault(`lists nested deeper than ${limits.nesting} are not read`);
      this.skipTo(this.lineEnd);
      return false;
    }
    if (!this.expect(octet.open)) return false;
    this.nesting++;
    return true;
  }

  closeList(): boolean {
    if (!this.expect(octet.close)) return false;
    this.nesting--;
    return true;
  }

  /**
   * After a fault in an item of a list: moves to the space or the `)` behind it. False where the line ends before, and
   * where nothing is recorded, so that there is no use in going on.
   */
  recover(item: { readonly start: number; readonly nesting: number; readonly words: number }): boolean {
    if (this.recorder === undefined || this.pos >= this.lineEnd) return false;
    const { start, words } = item;
    this.skipTo(skipBroken(this.bytes, { start, words, broken: this.pos, limit: this.lineEnd }));
    this.nesting = item.nesting;
    return this.pos < this.lineEnd;
  }

  /** After a fault: moves to `end` if it lies ahead. */
  skipTo(end: number): void {
    if (end > this.pos) this.take('error', end);
  }
}
