import { lineAt } from './lines.ts';

/** A delimiter line of one of the multiparts that are open (RFC 2046 section 5.1.1). */
export interface Delimiter {
  readonly line: number;
  /** Of the line after it. */
  readonly next: number;
  /** Whose it is: how many multiparts are around that one. */
  readonly depth: number;
  readonly closes: boolean;
}

/** Boundaries that go on with one octet, and whose boundary ends here, innermost last. */
interface Node {
  readonly next: Map<number, Node>;
  readonly depths: number[];
}

const hyphen = 0x2d;
const hyphensOfNextLine = Buffer.from('\n--');

/**
 * The boundaries of the multiparts that are open, as a tree of their octets: a line is compared with all of them in
 * one go, however many there are.
 */
export class OpenBoundaries {
  readonly #octets: Buffer;
  readonly #root: Node = { next: new Map(), depths: [] };
  #size = 0;

  constructor(octets: Buffer) {
    this.#octets = octets;
  }

  get size(): number {
    return this.#size;
  }

  /** Opens a multipart. Returns how to close it. */
  open(boundary: string): () => void {
    let node = this.#root;
    for (const octet of Buffer.from(boundary)) {
      const known = node.next.get(octet) ?? { next: new Map<number, Node>(), depths: [] };
      node.next.set(octet, known);
      node = known;
    }
    node.depths.push(this.#size);
    this.#size += 1;
    return () => {
      node.depths.pop();
      this.#size -= 1;
    };
  }

  /** The first delimiter from the start of a line on. */
  nextDelimiter(from: number): Delimiter | undefined {
    if (this.#size === 0) return undefined;
    let line = from;
    for (;;) {
      const delimiter = this.delimiterAt(line);
      if (delimiter) return delimiter;
      const found = this.#octets.indexOf(hyphensOfNextLine, line);
      if (found < 0) return undefined;
      line = found + 1;
    }
  }

  /**
   * The delimiter at the start of a line. A line need only begin with the boundary (RFC 2046 section 5.1.1, note to
   * implementors); where several boundaries begin it the longest is meant, and of equals the innermost.
   */
  delimiterAt(line: number): Delimiter | undefined {
    if (!this.#areHyphens(line)) return undefined;
    let end = 0;
    let depth: number | undefined;
    let node = this.#root.next.get(this.#octets[line + 2] ?? -1);
    for (let at = line + 3; node; at += 1) {
      if (node.depths.length > 0) [end, depth] = [at, node.depths.at(-1)];
      node = node.next.get(this.#octets[at] ?? -1);
    }
    if (depth === undefined) return undefined;
    return { line, next: lineAt(this.#octets, end).next, depth, closes: this.#areHyphens(end) };
  }

  #areHyphens(at: number): boolean {
    return this.#octets[at] === hyphen && this.#octets[at + 1] === hyphen;
  }
}
