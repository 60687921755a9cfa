/** A stretch of one direction's stream. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Of the same length for every secret. */
export const mask = Buffer.from('********');

/** Where secrets stand in a stream, in order; they may overlap. */
export function findSpans(stream: Buffer, secrets: readonly Buffer[]): readonly Span[] {
  return secrets
    .flatMap((secret) => occurrences(stream, secret))
    .sort((left, right) => left.start - right.start || left.end - right.end);
}

function occurrences(stream: Buffer, secret: Buffer): readonly Span[] {
  const spans: Span[] = [];
  for (let at = stream.indexOf(secret); at !== -1; at = stream.indexOf(secret, at + 1)) {
    spans.push({ start: at, end: at + secret.length });
  }
  return spans;
}

/** The octets of one write or read, with a mask in place of what the spans cover of them. */
export function maskSpans(part: { readonly offset: number; readonly bytes: Buffer }, spans: readonly Span[]): Buffer {
  const pieces: Buffer[] = [];
  let shown = 0;
  for (const span of spans) {
    const start = Math.max(span.start - part.offset, shown);
    const end = Math.min(span.end - part.offset, part.bytes.length);
    if (end <= start) continue;
    pieces.push(part.bytes.subarray(shown, start), mask);
    shown = end;
  }
  return pieces.length === 0 ? part.bytes : Buffer.concat([...pieces, part.bytes.subarray(shown)]);
}
