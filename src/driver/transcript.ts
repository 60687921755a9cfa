import { octet } from '../wire/bytes.ts';
import { escapeOctets } from '../wire/escape.ts';
import type { Span } from './mask.ts';
import { findSpans, mask, maskSpans } from './mask.ts';
import { describeEvent } from './describe.ts';
import type { WireEvent } from './event.ts';

/** Octets of one write or read, or something else that happened. */
export type TranscriptEntry =
  | {
      readonly at: number;
      readonly kind: 'sent' | 'received';
      /** Octets of the same direction before these. */
      readonly offset: number;
      readonly bytes: Buffer;
      /** Masked as a whole in print. */
      readonly secret: boolean;
    }
  | { readonly at: number; readonly kind: 'event'; readonly offset: number; readonly text: string };

/** A line as it is printed. */
export interface PrintedLine {
  readonly at: number;
  readonly kind: TranscriptEntry['kind'];
  readonly text: string;
  /** False where the line goes on with the octets of the same write or read. */
  readonly begins: boolean;
}

/** Every octet both ways, recorded at the socket before anything is parsed. Holds secrets: only `print` and `write` mask them. */
export class Transcript {
  #events: WireEvent[] = [];
  readonly #secrets: Buffer[] = [];
  readonly #kept: number;

  /** Keeps at least the last `kept` events, and at most twice as many. Without it, everything. */
  constructor(kept = Infinity) {
    this.#kept = kept;
  }

  /** Records what happened. */
  add(event: WireEvent): void {
    // All at once from time to time: to drop each event singly would cost more than to record it.
    if (this.#events.length >= 2 * this.#kept) this.#events = this.#events.slice(-this.#kept);
    this.#events.push(event);
  }

  /** What was recorded, in order; responses are made of octets that have an entry already. */
  get entries(): readonly TranscriptEntry[] {
    return this.#events.map(entryOf).filter((entry) => entry !== undefined);
  }

  /** Octets that `write` masks wherever they stand, even if they were sent one by one. */
  conceal(secret: Buffer | string): void {
    const octets = Buffer.from(secret);
    if (octets.length > 0) this.#secrets.push(octets);
  }

  /** A readable form: a line of the wire on each line, with the time since the first entry. */
  write(redact: (bytes: Buffer) => Buffer): string {
    const lines = this.print(redact);
    const start = lines[0]?.at ?? 0;
    const sides = { sent: 'C:', received: 'S:', event: '--' } as const;
    const written = lines.map(({ at, kind, text, begins }) => {
      const time = begins ? ((at - start) / 1000).toFixed(6) : '';
      return `${time.padStart(12)} ${sides[kind]} ${text}\n`;
    });
    return written.join('');
  }

  /** What `write` writes, line by line: octets escaped, secrets masked. */
  print(redact: (bytes: Buffer) => Buffer): readonly PrintedLine[] {
    const hidden = { sent: this.#hidden('sent'), received: this.#hidden('received') };
    return this.entries.flatMap((entry) => {
      const { at, kind } = entry;
      const texts =
        entry.kind === 'event'
          ? [escapeOctets(redact(Buffer.from(entry.text)))]
          : wireLines(entry.secret ? mask : redact(maskSpans(entry, hidden[entry.kind])));
      return texts.map((text, index) => ({ at, kind, text, begins: index === 0 }));
    });
  }

  /** Where secrets stand in the stream of one direction. */
  #hidden(kind: 'sent' | 'received'): readonly Span[] {
    if (this.#secrets.length === 0) return [];
    const parts = this.#events.flatMap((event) => (event.type === kind ? [event] : []));
    const before = parts[0]?.offset ?? 0;
    const stream = Buffer.concat(parts.map(({ bytes }) => bytes));
    return findSpans(stream, this.#secrets).map(({ start, end }) => ({ start: start + before, end: end + before }));
  }
}

/** Octets as printed lines, cut behind each LF. */
function wireLines(bytes: Buffer): readonly string[] {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(octet.lf, at) + 1 || bytes.length;
    lines.push(escapeOctets(bytes.subarray(at, end)));
    at = end;
  }
  return lines;
}

function entryOf(event: WireEvent): TranscriptEntry | undefined {
  const { at } = event;
  if (event.type === 'response') return undefined;
  if (event.type === 'sent') {
    return { at, kind: 'sent', offset: event.offset, bytes: event.bytes, secret: event.secret };
  }
  if (event.type === 'received') {
    return { at, kind: 'received', offset: event.offset, bytes: event.bytes, secret: false };
  }
  return { at, kind: 'event', offset: 0, text: describeEvent(event) };
}
