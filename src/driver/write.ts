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

/** Writes, and waits until the system has taken the octets. False: it did not within the deadline. */
export function write(stream: Duplex, bytes: Buffer, deadlineMs: number): Promise<boolean> {
  if (!stream.writable) return Promise.resolve(true);
  const done = new Promise<boolean>((resolve) => {
    let timer: NodeJS.Timeout | undefined;
    const finish = (): void => {
      clearTimeout(timer);
      resolve(true);
    };
    // An error is an event of the stream; here it only ends the wait.
    stream.write(bytes, finish);
    if (stream.writableLength === 0) resolve(true);
    else {
      timer = setTimeout(() => {
        resolve(false);
      }, deadlineMs);
    }
  });
  return done;
}
