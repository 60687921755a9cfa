import { octet } from '../../wire/bytes.ts';

/** One line of the client, or what it took for one. */
export interface ClientLine {
  /** Without what ends it. */
  readonly octets: Buffer;
  /** Moment at which its first octets were sent. */
  readonly sentAt: number;
  /** Moment at which its last octet was sent. */
  readonly completeAt: number;
  /** It ends with CRLF, and has neither CR nor NUL in its midst: no server can take it for less or for more than one line. */
  readonly clear: boolean;
}

/** Cuts what a client sends into lines (RFC 1939 section 3), however it was written. */
export class LineReader {
  #begun: Buffer[] = [];
  #sentAt = 0;

  /** Octets of a line whose end was not sent yet. */
  get unfinished(): number {
    return this.#begun.reduce((sum, piece) => sum + piece.length, 0);
  }

  /** Takes octets that went out at a moment, and gives the lines that they end. */
  take(bytes: Buffer, at: number): readonly ClientLine[] {
    const lines: ClientLine[] = [];
    let start = 0;
    while (start < bytes.length) {
      const end = bytes.indexOf(octet.lf, start) + 1;
      if (this.#begun.length === 0) this.#sentAt = at;
      this.#begun.push(bytes.subarray(start, end === 0 ? bytes.length : end));
      if (end === 0) break;
      lines.push(this.#line(at));
      start = end;
    }
    return lines;
  }

  /** TLS was started: what had begun before is forgotten. */
  reset(): void {
    this.#begun = [];
  }

  #line(at: number): ClientLine {
    const whole = Buffer.concat(this.#begun);
    this.#begun = [];
    const crlf = whole.at(-2) === octet.cr;
    const octets = whole.subarray(0, whole.length - (crlf ? 2 : 1));
    return {
      octets,
      sentAt: this.#sentAt,
      completeAt: at,
      clear: crlf && !octets.includes(octet.cr) && !octets.includes(0),
    };
  }
}
