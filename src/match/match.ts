import type { Mismatch } from '../result/result.ts';
import { assign } from './assign.ts';
import type { Finish, Goal, Pairing } from './assign.ts';
import { contentOf, judgeBody } from './body.ts';
import { sortEvidence } from './evidence.ts';
import type { Evidence } from './evidence.ts';
import { judgeExactly } from './exactly.ts';
import { explain } from './explain.ts';
import { judgeNever } from './forbidden.ts';
import { bindEach, goalsOf, scopeOf, takeOptional, withoutEach } from './goals.ts';
import type { MatchInput, MatchOutcome } from './input.ts';
import { capturesIn } from './pattern-names.ts';
import { holds, keyOfUse } from './state.ts';
import type { State } from './state.ts';
import { judgeStatuses } from './status.ts';
import { isVacuous, judgeWhere } from './where.ts';
import type { Measures } from './where.ts';

/** Everything that one step is judged by, made once. */
interface Judged {
  readonly evidence: Evidence;
  readonly statuses: readonly Mismatch[];
  readonly goals: readonly Goal[];
  readonly pairing: Pairing;
}

/** Candidates that some expectation would take if it were alone. */
function countMatching(goals: readonly Goal[], start: State): bigint {
  const seen = new Set<string>();
  for (const goal of goals) {
    for (const candidate of goal.candidates) {
      const key = candidate.uses.map(keyOfUse).join();
      if (!candidate.fault && !seen.has(key) && holds(candidate.compare(start, () => false))) seen.add(key);
    }
  }
  return BigInt(seen.size);
}

function measuresOf(evidence: Evidence, goals: readonly Goal[], start: State): Measures {
  const content = contentOf(evidence);
  return {
    octets: content && BigInt(content.octets.length),
    lines: content && BigInt(content.lines),
    get count() {
      return countMatching(goals, start);
    },
  };
}

/** What is judged once every expectation is met: what may come besides, then the comparisons. */
function finishOf(input: MatchInput, evidence: Evidence, goals: readonly Goal[], start: State): Finish {
  const { where, optional } = input.expectations;
  const measures = measuresOf(evidence, goals, start);
  const optionalNames = new Set(optional.flatMap(({ pattern }) => capturesIn(pattern)));
  return (met) => {
    const state = takeOptional(input, evidence, met);
    const judged = where.filter((one) => !isVacuous(one, state.bindings, optionalNames));
    return { state, differences: judged.flatMap((one) => judgeWhere(one, state.bindings, measures) ?? []) };
  };
}

function judge(input: MatchInput): Judged {
  const evidence = sortEvidence(input.responses);
  const empty: State = { bindings: input.bindings, differences: [], uses: [] };
  const status = judgeStatuses(input, evidence, { path: 'status', scope: scopeOf(input) }, empty);
  const start = bindEach(input.expectations, { ...status.state, differences: [] });
  const goals = goalsOf(input, evidence, start);
  const pairing = assign(goals, start, finishOf(input, evidence, goals, start));
  return { evidence, statuses: status.mismatches, goals, pairing };
}

const gaveUp: Mismatch = {
  kind: 'mismatch',
  path: 'expect',
  wanted: 'a response for each expectation',
  got: 'none found among very many ways to pair them: the patterns are too much alike',
};

/** Judges one step: what was asked of it against what came. Pure; every difference is reported. */
export function matchStep(input: MatchInput): MatchOutcome {
  const { evidence, statuses, goals, pairing } = judge(input);
  const { expectations } = input;
  const unmet = explain(goals, pairing, input, evidence);
  const failed = unmet.mismatches.length > 0 || pairing.differences.length > 0;
  const listed = [...expectations.expect, ...(expectations.each?.expect ?? [])].map(({ pattern }) => pattern);
  const settled = failed ? takeOptional(input, evidence, pairing.state) : pairing.state;
  const accounted = [...settled.uses, ...unmet.uses];
  const mismatches: readonly Mismatch[] = [
    ...statuses,
    ...(failed && pairing.exhausted ? [gaveUp] : []),
    ...unmet.mismatches,
    ...judgeNever(input, evidence, pairing.state),
    ...(expectations.exactly ? judgeExactly(evidence, listed, accounted) : []),
    ...judgeBody(input, evidence),
    ...pairing.differences.map((one) => ({ kind: 'mismatch' as const, ...one })),
  ];
  return {
    mismatches,
    bindings: withoutEach(pairing.state.bindings),
    matched: expectations.expect.map((_, index) => pairing.found[index]?.[0]?.response),
  };
}

/** Whether all that is expected has come already, and the comparisons hold. Statuses are not looked at. */
export function satisfied(input: MatchInput): boolean {
  const { goals, pairing } = judge(input);
  return goals.every((_, index) => pairing.found[index] !== undefined) && pairing.differences.length === 0;
}
