import type { Duplex } from 'node:stream';

/** How one send is cut into writes: every octet alone, or at these positions. */
export type Split = 'octet' | readonly number[];

/** The octets of each write. Positions outside the octets, and out of order, cut nothing. */
export function cut(bytes: Buffer, split: Split | undefined): readonly Buffer[] {
  if (split === undefined) return [bytes];
  const positions = split === 'octet' ? [...bytes.keys()].slice(1) : split;
  const pieces: Buffer[] = [];
  let start = 0;
  for (const position of positions) {
    if (position <= start || position >= bytes.length) continue;
    pieces.push(bytes.subarray(start, position));
    start = position;
  }
  return [...pieces, bytes.subarray(start)];
}

/** Writes. True: the system has taken the octets already; else whether it takes them within the deadline. */
export function write(stream: Duplex, bytes: Buffer, deadlineMs: number): true | Promise<boolean> {
  let flushed: (() => void) | undefined;
  // An error is an event of the stream; here it only ends the wait.
  stream.write(bytes, () => flushed?.());
  if (stream.writableLength === 0) return true;
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      resolve(false);
    }, deadlineMs);
    flushed = () => {
      clearTimeout(timer);
      resolve(true);
    };
  });
}
