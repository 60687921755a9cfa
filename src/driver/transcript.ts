import { escapeOctets } from '../wire/escape.ts';
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

/** Every octet both ways, recorded at the socket before anything is parsed. Holds secrets: only `write` masks them. */
export class Transcript {
  readonly #events: WireEvent[] = [];
  readonly #secrets: Buffer[] = [];

  /** Records what happened. */
  add(event: WireEvent): void {
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

  /** A readable form: a line of the wire on each line, with the time since the first entry, octets escaped. */
  write(redact: (bytes: Buffer) => Buffer): string {
    const { entries } = this;
    const start = entries[0]?.at ?? 0;
    const hidden = { sent: this.#hidden('sent'), received: this.#hidden('received') };
    return entries
      .flatMap((entry) => {
        const time = ((entry.at - start) / 1000).toFixed(6).padStart(12);
        if (entry.kind === 'event') return [`${time} -- ${escapeOctets(redact(Buffer.from(entry.text)))}`];
        const side = entry.kind === 'sent' ? 'C:' : 'S:';
        const text = entry.secret ? [masked] : printLines(entry, hidden[entry.kind], redact);
        return text.map((line, index) => `${index === 0 ? time : ' '.repeat(12)} ${side} ${line}`);
      })
      .map((line) => `${line}\n`)
      .join('');
  }

  /** Where secrets stand in the stream of one direction. */
  #hidden(kind: 'sent' | 'received'): readonly Span[] {
    if (this.#secrets.length === 0) return [];
    const stream = Buffer.concat(this.#events.flatMap((event) => (event.type === kind ? [event.bytes] : [])));
    return this.#secrets
      .flatMap((secret) => occurrences(stream, secret))
      .sort((left, right) => left.start - right.start);
  }
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Of the same length for every secret. */
const masked = '********';

function occurrences(stream: Buffer, secret: Buffer): readonly Span[] {
  const spans: Span[] = [];
  for (let at = stream.indexOf(secret); at !== -1; at = stream.indexOf(secret, at + 1)) {
    spans.push({ start: at, end: at + secret.length });
  }
  return spans;
}

/** The octets of an entry as printed lines: cut behind each LF, secrets masked. */
function printLines(
  entry: { readonly offset: number; readonly bytes: Buffer },
  hidden: readonly Span[],
  redact: (bytes: Buffer) => Buffer,
): readonly string[] {
  const bytes = redact(maskSpans(entry, hidden));
  const lines: string[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(0x0a, at) + 1 || bytes.length;
    lines.push(escapeOctets(bytes.subarray(at, end)));
    at = end;
  }
  return lines;
}

function maskSpans(entry: { readonly offset: number; readonly bytes: Buffer }, hidden: readonly Span[]): Buffer {
  const pieces: Buffer[] = [];
  let shown = 0;
  for (const span of hidden) {
    const start = Math.max(span.start - entry.offset, shown);
    const end = Math.min(span.end - entry.offset, entry.bytes.length);
    if (end <= start) continue;
    pieces.push(entry.bytes.subarray(shown, start), Buffer.from(masked));
    shown = end;
  }
  return pieces.length === 0 ? entry.bytes : Buffer.concat([...pieces, entry.bytes.subarray(shown)]);
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
