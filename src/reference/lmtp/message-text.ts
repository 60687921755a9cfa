import { limits } from '../limits.ts';
import type { Connection } from '../net/connection.ts';
import { OctetQueue } from '../net/octet-queue.ts';

/** What DATA ended with. */
export type MessageText =
  | { readonly kind: 'message'; readonly octets: Buffer }
  | { readonly kind: 'too-big' }
  /** The client went away or fell silent, or the server stopped, before the final dot: there is no message. */
  | { readonly kind: 'cut' };

const lineEnd = Buffer.from('\r\n');
const dot = 0x2e;

/** Reads a message up to its final dot and takes the dots off that hide others (RFC 5321 section 4.5.2). */
export async function readMessageText(connection: Connection, signal: AbortSignal): Promise<MessageText> {
  const text = new OctetQueue();
  let isTooBig = false;
  for (;;) {
    const line = await nextLine(connection, signal);
    if (line === 'cut') return { kind: 'cut' };
    if (line === 'end') break;
    isTooBig ||= line === 'too-long' || text.length + line.length + lineEnd.length > limits.messageOctets;
    // Beyond the limit the rest is read and forgotten, so that the answer comes where the client expects it.
    if (isTooBig) text.drop(text.length);
    else if (line !== 'too-long') for (const piece of [line, lineEnd]) text.push(piece);
  }
  return isTooBig ? { kind: 'too-big' } : { kind: 'message', octets: text.take(text.length) };
}

async function nextLine(connection: Connection, signal: AbortSignal): Promise<Buffer | 'too-long' | 'end' | 'cut'> {
  const read = await connection.readLine({ limit: limits.messageOctets, idleMs: limits.lmtpIdleMs, signal });
  if (read.kind === 'too-long') return 'too-long';
  if (read.kind !== 'line') return 'cut';
  const { line } = read;
  if (line[0] !== dot) return line;
  return line.length === 1 ? 'end' : line.subarray(1);
}
