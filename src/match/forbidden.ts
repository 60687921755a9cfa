import type { Mismatch } from '../result/result.ts';
import { candidatesOf } from './candidates.ts';
import type { Evidence } from './evidence.ts';
import { scopeOf } from './goals.ts';
import type { MatchInput } from './input.ts';
import { holds } from './state.ts';
import type { State } from './state.ts';

/** Responses reported for one pattern: a flood of them is one finding. */
const maxReported = 5;

/** What `never` lists and what came nevertheless, well-formed or not. */
export function judgeNever(input: MatchInput, evidence: Evidence, state: State): readonly Mismatch[] {
  const scope = { ...scopeOf(input), forbidding: true };
  return input.expectations.never.flatMap(({ pattern }) =>
    candidatesOf(pattern, evidence, state.bindings, scope)
      .filter((candidate) => holds(candidate.compare({ ...state, differences: [] }, () => false)))
      .slice(0, maxReported)
      .map((candidate) => ({
        kind: 'forbidden' as const,
        path: pattern.text,
        wanted: `never ${pattern.text}`,
        got: candidate.text(),
      })),
  );
}
