import { performance } from 'node:perf_hooks';

/** Milliseconds since the process started, never going back. */
export function now(): number {
  return performance.now();
}
