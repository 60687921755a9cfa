import { now } from './clock.ts';

/** One deadline for an exchange of several waits: gives the milliseconds that are left. */
export function countdown(deadlineMs: number): () => number {
  const until = now() + deadlineMs;
  return () => Math.max(0, until - now());
}
