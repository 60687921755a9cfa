import type { Mismatch } from '../result/result.ts';
import type { FailKind, Level, Verdict } from '../result/verdict.ts';

/** A verdict with its kind and the sentence that explains it. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly kind?: FailKind;
  readonly message: string;
}

/** Whatever the level of a requirement, a server must answer, in its grammar, and stay alive. */
const alwaysWrong: ReadonlySet<FailKind> = new Set(['malformed', 'timeout', 'disconnect', 'crash']);

/** One line for a mismatch: where, what was wanted, what came. */
export function describeMismatch(mismatch: Mismatch): string {
  return `${mismatch.path}: wanted ${mismatch.wanted}, got ${mismatch.got}`;
}

/** The verdict on a check from what differed; none differing is `pass`, or `info` where the RFC only permits. */
export function judge(level: Level, mismatches: readonly Mismatch[]): Judgement {
  const worst = mismatches.find((one) => alwaysWrong.has(one.kind)) ?? mismatches[0];
  if (!worst) return { verdict: level === 'may' ? 'info' : 'pass', message: level === 'may' ? 'done' : '' };
  const message = describeMismatch(worst);
  if (alwaysWrong.has(worst.kind) || level === 'must') return { verdict: 'fail', kind: worst.kind, message };
  if (level === 'should') return { verdict: 'warn', kind: worst.kind, message };
  return { verdict: 'info', message: `not done: ${message}` };
}
