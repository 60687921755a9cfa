import { limits } from '../../limits.ts';
import type { ImapSession } from '../contract.ts';

/**
 * Sends something for each of many, and waits for the client now and then: what it has not read stays bounded, however
 * much it asked for. `send` gives the number of octets.
 */
export async function inChunks<T>(
  { connection }: ImapSession,
  many: readonly T[],
  send: (one: T) => number,
): Promise<void> {
  let unread = 0;
  for (const one of many) {
    unread += send(one);
    if (unread < limits.fetchChunkOctets) continue;
    await connection.drain();
    if (connection.closed) return;
    unread = 0;
  }
}
