import { SyntaxFault } from './reply.ts';

/** A complete command as it was read: text without CRLF, and the literals between its pieces. */
export type Segment =
  | { readonly kind: 'text'; readonly octets: Buffer }
  | { readonly kind: 'literal'; readonly octets: Buffer; readonly binary: boolean };

export type Literal = Segment & { readonly kind: 'literal' };

/** A place in a command. Nothing is read across a literal by accident: at one, there is no next octet. */
export class Cursor {
  readonly #segments: readonly Segment[];
  #segment = 0;
  #offset = 0;

  constructor(segments: readonly Segment[]) {
    this.#segments = segments;
  }

  /** The next octet, or -1 at a literal and at the end. */
  octet(): number {
    this.#settle();
    const segment = this.#segments[this.#segment];
    return segment?.kind === 'text' ? (segment.octets[this.#offset] ?? -1) : -1;
  }

  advance(count = 1): void {
    this.#offset += count;
  }

  /** The literal that stands here. */
  literal(): Literal | undefined {
    this.#settle();
    const segment = this.#segments[this.#segment];
    return segment?.kind === 'literal' ? segment : undefined;
  }

  skipLiteral(): void {
    this.#segment += 1;
    this.#offset = 0;
  }

  atEnd(): boolean {
    return this.octet() === -1 && this.literal() === undefined;
  }

  /** Text up to the next literal or the end. */
  text(): Buffer {
    this.#settle();
    const segment = this.#segments[this.#segment];
    return segment?.kind === 'text' ? segment.octets.subarray(this.#offset) : Buffer.alloc(0);
  }

  mark(): readonly [number, number] {
    return [this.#segment, this.#offset];
  }

  reset(mark: readonly [number, number]): void {
    [this.#segment, this.#offset] = mark;
  }

  fail(expected: string): never {
    throw new SyntaxFault(`${this.#place()} where ${expected} was expected`);
  }

  #place(): string {
    if (this.literal() !== undefined) return 'Literal';
    const octet = this.octet();
    if (octet === -1) return 'End of the command';
    return octet > 0x20 && octet < 0x7f ? `"${String.fromCharCode(octet)}"` : `Octet ${String(octet)}`;
  }

  /** Leaves a text that was read to its end. */
  #settle(): void {
    const segment = this.#segments[this.#segment];
    if (
      segment?.kind === 'text' &&
      this.#offset >= segment.octets.length &&
      this.#segment < this.#segments.length - 1
    ) {
      this.#segment += 1;
      this.#offset = 0;
    }
  }
}
