import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Newer engines leave some of what can go, unless asked to go on until nothing more does; older ones do not know the word. */
const thoroughly = { type: 'major', execution: 'sync', flavor: 'last-resort' };

let collect: ((how?: typeof thoroughly) => void) | undefined;

/**
 * Octets in use once everything that can be let go is; for benchmarks and tests. It runs the garbage collector, which Node
 * keeps to itself unless asked.
 */
export function memoryInUse(): number {
  if (collect === undefined) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as NonNullable<typeof collect>;
  }
  collect(thoroughly);
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
