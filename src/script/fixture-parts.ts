/** How much of a message a part stands for, in octets of the message. */
export type Spans = readonly { readonly offset: number; readonly length: number }[];

/** End of the header block: past the empty line, or the whole message where there is none (RFC 5322 section 2.1). */
function headerLength(message: Buffer): number {
  if (message.subarray(0, 2).equals(Buffer.from('\r\n'))) return 2;
  const end = message.indexOf('\r\n\r\n');
  return end < 0 ? message.length : end + 4;
}

/** Octets of the header block and the first lines of the text: what TOP gives (RFC 1939 section 7). */
function topLength(message: Buffer, lines: number): number {
  let end = headerLength(message);
  for (let line = 0; line < lines && end < message.length; line++) {
    const next = message.indexOf('\r\n', end);
    end = next < 0 ? message.length : next + 2;
  }
  return end;
}

/** `header`, `text` and `top N` can be cut from any message; undefined for any other part. */
export function cutPart(message: Buffer, part: string): Buffer | undefined {
  if (part === 'header') return message.subarray(0, headerLength(message));
  if (part === 'text') return message.subarray(headerLength(message));
  const lines = /^top (\d+)$/.exec(part)?.[1];
  return lines === undefined ? undefined : message.subarray(0, topLength(message, Number(lines)));
}

/** The octets of spans, joined. */
export function cutSpans(message: Buffer, spans: Spans): Buffer {
  return Buffer.concat(spans.map(({ offset, length }) => message.subarray(offset, offset + length)));
}
