import { limits } from '../limits.ts';
import type { Connection } from '../net/connection.ts';
import { OctetQueue } from '../net/octet-queue.ts';

/** What DATA ended with. */
export type MessageText =
  | { readonly kind: 'message'; readonly octets: Buffer }
  | { readonly kind: 'too-big' }
  /** The client went away, or fell silent, before the final dot: there is no message. */
  | { readonly kind: 'cut' };

const lineEnd = Buffer.from('\r\n');
const dot = 0x2e;

/** Reads a message up to its final dot and takes the dots off that hide others (RFC 5321 section 4.5.2). */
export async function readMessageText(connection: Connection): Promise<MessageText> {
  const text = new OctetQueue();
  let octets = 0;
  for (;;) {
    const read = await connection.readLine({ limit: limits.messageOctets, idleMs: limits.lmtpIdleMs });
    if (read.kind === 'idle' || read.kind === 'closed') return { kind: 'cut' };
    const raw = read.kind === 'line' ? read.line : undefined;
    if (raw?.length === 1 && raw[0] === dot) break;
    const line = raw === undefined ? undefined : withoutDot(raw);
    octets += line === undefined ? Infinity : line.length + lineEnd.length;
    // Beyond the limit the rest is read and forgotten, so that the answer comes where the client expects it.
    if (octets > limits.messageOctets) text.drop(text.length);
    else if (line !== undefined) for (const piece of [line, lineEnd]) text.push(piece);
  }
  return octets > limits.messageOctets ? { kind: 'too-big' } : { kind: 'message', octets: text.take(text.length) };
}

function withoutDot(line: Buffer): Buffer {
  return line[0] === dot ? line.subarray(1) : line;
}
