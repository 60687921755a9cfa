import { matchStep, satisfied } from '../match/match.ts';
import type { MatchOutcome, StepExpectations } from '../match/input.ts';
import type { Mismatch } from '../result/result.ts';
import type { Branch } from '../script/model.ts';
import type { CaseContext, Evidence, StepOutcome } from './context.ts';

function match(context: CaseContext, expectations: StepExpectations, evidence: Evidence): MatchOutcome {
  return matchStep({
    expectations,
    ...evidence,
    bindings: context.bindings,
    fixture: context.fixture,
    traceFieldsOnTop: context.delivered || context.deliveredDuring,
  });
}

/** The first branch that holds; failing that, the differences of the one that came closest. */
function matchBranches(context: CaseContext, branches: readonly Branch[], evidence: Evidence): StepOutcome {
  let closest: { readonly name: string; readonly mismatches: readonly Mismatch[] } | undefined;
  for (const branch of branches) {
    const outcome = match(context, branch, evidence);
    if (outcome.mismatches.length === 0) {
      context.bindings = outcome.bindings;
      return { mismatches: [], branches: [branch.name], completed: true };
    }
    if (!closest || outcome.mismatches.length < closest.mismatches.length)
      closest = { name: branch.name, mismatches: outcome.mismatches };
  }
  const mismatches = (closest?.mismatches ?? []).map((one) => ({
    ...one,
    path: `none of ${String(branches.length)} branches, closest "${closest?.name ?? ''}": ${one.path}`,
  }));
  return { mismatches, branches: [], completed: true };
}

/**
 * Judges what came against a step: its own expectations, and one branch of `one of`. With branches the status is
 * theirs to say. Bindings are kept only where the step holds.
 */
export function evaluate(
  context: CaseContext,
  step: StepExpectations & { readonly oneOf?: readonly Branch[] },
  evidence: Evidence,
): StepOutcome {
  const branches = step.oneOf ?? [];
  const own = match(context, branches.length > 0 ? { ...step, status: [] } : step, evidence);
  const completed = evidence.ended === undefined;
  if (own.mismatches.length > 0) return { mismatches: own.mismatches, branches: [], completed };
  context.bindings = own.bindings;
  if (branches.length === 0) return { mismatches: [], branches: [], completed: true };
  return { ...matchBranches(context, branches, evidence), completed };
}

/** Whether a step, judged by what came so far, already holds: its own expectations and one of its branches. */
export function holdsNow(
  context: CaseContext,
  step: StepExpectations & { readonly oneOf?: readonly Branch[] },
  evidence: Evidence,
): boolean {
  const before = context.bindings;
  const outcome = evaluate(context, step, evidence);
  context.bindings = before;
  return outcome.mismatches.length === 0;
}

/** Whether everything expected has come already; the statuses are not looked at. */
export function allCame(
  context: CaseContext,
  step: StepExpectations & { readonly oneOf?: readonly Branch[] },
  evidence: Evidence,
): boolean {
  const came = (expectations: StepExpectations): boolean =>
    satisfied({ expectations, ...evidence, bindings: context.bindings, fixture: context.fixture });
  return came(step) && (!step.oneOf || step.oneOf.length === 0 || step.oneOf.some(came));
}

/** Whether a step waits for the server to close the connection. */
export function wantsClosed(step: StepExpectations & { readonly oneOf?: readonly Branch[] }): boolean {
  const has = (expectations: StepExpectations): boolean =>
    expectations.expect.some((one) => one.pattern.protocol === 'event');
  return has(step) || (step.oneOf ?? []).some(has);
}
