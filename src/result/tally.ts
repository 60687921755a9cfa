import type { CheckResult } from './result.ts';
import { verdicts } from './verdict.ts';
import type { Verdict } from './verdict.ts';

/** Verdicts that rest on something the server did. The others say that nothing was learnt. */
const decidedVerdicts: ReadonlySet<Verdict> = new Set(['pass', 'fail', 'warn', 'info']);

/** True when the check learnt something about the server. */
export function isDecided(check: CheckResult): boolean {
  return decidedVerdicts.has(check.verdict);
}

/** How many checks of level must there are, and how many of them ended in `pass` or `fail`. */
export function countMusts(checks: readonly CheckResult[]): { readonly decided: number; readonly all: number } {
  const musts = checks.filter((check) => check.level === 'must');
  return {
    decided: musts.filter((check) => check.verdict === 'pass' || check.verdict === 'fail').length,
    all: musts.length,
  };
}

/** Number of checks by verdict, in the order of `verdicts`, without those that did not occur. */
export function countVerdicts(checks: readonly CheckResult[]): ReadonlyMap<Verdict, number> {
  const counts = new Map<Verdict, number>();
  for (const verdict of verdicts) {
    const count = checks.filter((check) => check.verdict === verdict).length;
    if (count > 0) counts.set(verdict, count);
  }
  return counts;
}
