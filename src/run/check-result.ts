import type { CheckResult } from '../result/result.ts';
import { transcriptPath } from '../result/transcript-path.ts';
import type { Case, CheckDeclaration } from '../script/model.ts';
import type { Settled } from './plan.ts';
import type { Finding } from './scorecard.ts';
import { checksOf } from './select.ts';

function common(one: Case, check: CheckDeclaration): Omit<CheckResult, 'verdict' | 'message' | 'durationMs'> {
  return {
    id: check.id,
    case: one.id,
    suite: one.suite,
    title: check.title,
    standing: 'expected',
    requirement: check.requirements[0] ?? '',
    requirements: check.requirements,
    level: check.level,
    source: check.at,
    mismatches: [],
    exchange: [],
    branches: [],
    ...(one.promise === undefined
      ? {}
      : { promise: one.promise, devices: one.devices.map(({ protocol }) => protocol) }),
  };
}

/** A finding as a result. The baseline gives the standing later. */
export function resultOf(
  one: Case,
  finding: Finding & { readonly durationMs: number },
  hasTranscript: boolean,
): CheckResult {
  const { check, step, kind, verdict, message, mismatches, exchange, branches } = finding;
  return {
    ...common(one, check),
    verdict,
    message,
    mismatches,
    exchange,
    branches,
    durationMs: Math.round(finding.durationMs * 1000) / 1000,
    ...(kind ? { kind } : {}),
    ...(step ? { source: step.at, step: step.source } : {}),
    ...(hasTranscript ? { transcript: transcriptPath(one.id) } : {}),
  };
}

/** Results for a case that did not run. */
export function settledResults(one: Case, settled: Settled): readonly CheckResult[] {
  return checksOf(one).map((check) => ({
    ...common(one, check),
    verdict: settled.verdict,
    message: settled.reason,
    durationMs: 0,
  }));
}
