import type { CheckResult } from '../result/result.ts';

/** What a check of a rule that watches every conversation has in common with the others, before its verdict. */
export function watchCheck(
  about: Pick<CheckResult, 'case' | 'suite' | 'title' | 'requirement' | 'level'>,
): Omit<CheckResult, 'id' | 'verdict' | 'message'> {
  return {
    ...about,
    standing: 'expected',
    requirements: [about.requirement],
    source: { file: '(every conversation)', line: 1, column: 1 },
    durationMs: 0,
    mismatches: [],
    exchange: [],
    branches: [],
  };
}
