import type { BaselineFinding, CheckResult, Gate, RunFacts } from '../result/result.ts';
import { isRule } from '../result/rule.ts';
import { countMusts, isDecided } from '../result/tally.ts';
import { exitCodes } from '../result/verdict.ts';
import type { ExitCode, Standing } from '../result/verdict.ts';
import { counted, listed } from '../result/words.ts';

/** The parts of a result that move the gate. */
export interface GateInput {
  readonly run: Pick<RunFacts, 'complete' | 'stopped'>;
  readonly checks: readonly CheckResult[];
  readonly baseline: readonly BaselineFinding[];
}

export interface GateOptions {
  /** At least so many checks of level must have to end in `pass` or `fail`. */
  readonly minDecided?: number;
}

/** Standings that leave the matter to the baseline: known ones are forgiven, the others end with its own exit code. */
const leftToBaseline: ReadonlySet<Standing> = new Set(['known', 'changed', 'expired']);
const againstBaseline: ReadonlySet<Standing> = new Set(['changed', 'stale', 'expired']);

function idsWhere(input: GateInput, test: (check: CheckResult) => boolean): readonly string[] {
  return input.checks.filter(test).map((check) => check.id);
}

function brokenOff({ run }: GateInput): readonly string[] {
  if (run.complete || run.stopped === 'fail-fast') return [];
  return ['The run was interrupted: what it did not reach is unknown'];
}

function bugs(input: GateInput): readonly string[] {
  const ids = idsWhere(input, (check) => check.verdict === 'error');
  return ids.length === 0 ? [] : [`The harness itself erred in ${counted(ids.length, 'check')}: ${listed(ids)}`];
}

function blocked(input: GateInput): readonly string[] {
  const ids = idsWhere(input, (check) => check.verdict === 'blocked' && !leftToBaseline.has(check.standing));
  return ids.length === 0 ? [] : [`Set-up failed for ${counted(ids.length, 'check')}: ${listed(ids)}`];
}

function unexpected(input: GateInput): readonly string[] {
  const ids = idsWhere(input, (check) => check.verdict === 'fail' && !leftToBaseline.has(check.standing));
  const exceeded = input.baseline.filter((finding) => finding.standing === 'exceeded');
  return [
    ...(ids.length === 0 ? [] : [`${counted(ids.length, 'check')} failed unexpectedly: ${listed(ids)}`]),
    ...exceeded.map((finding) => finding.message),
  ];
}

function baseline(input: GateInput): readonly string[] {
  const findings = input.baseline.filter((finding) => finding.standing !== 'exceeded');
  if (findings.length > 0) {
    const names = findings.map((finding) => `${finding.entry} (${finding.standing})`);
    return [`The baseline no longer holds in ${counted(findings.length, 'place')}: ${listed(names)}`];
  }
  const ids = idsWhere(input, (check) => againstBaseline.has(check.standing));
  return ids.length === 0 ? [] : [`${counted(ids.length, 'check')} differed from the baseline: ${listed(ids)}`];
}

function tooLittle(input: GateInput, { minDecided = 0 }: GateOptions): readonly string[] {
  const { checks, run } = input;
  if (checks.length === 0) return ['Nothing ran: no check was tried, which proves nothing about the server'];
  const { decided, all } = countMusts(checks);
  return [
    ...(checks.some((check) => isDecided(check) && !isRule(check))
      ? []
      : [`Nothing was decided: ${counted(checks.length, 'check')}, none of which learnt anything about the server`]),
    ...(decided < minDecided
      ? [`${decided} of ${counted(all, 'MUST check')} decided, at least ${minDecided} asked`]
      : []),
    ...(run.stopped === 'fail-fast' ? ['The run stopped at the first failure: what it did not reach is unknown'] : []),
  ];
}

/** What ends a run, the worst for the evidence first: the first that has a reason gives the exit code. */
const rules: readonly (readonly [ExitCode, (input: GateInput, options: GateOptions) => readonly string[]])[] = [
  [exitCodes.interrupted, brokenOff],
  [exitCodes.bug, bugs],
  [exitCodes.unavailable, blocked],
  [exitCodes.unexpected, unexpected],
  [exitCodes.baseline, baseline],
  [exitCodes.tooLittleEvidence, tooLittle],
];

/**
 * The exit code of a run, and every reason against it (design section 6). Precedence: interrupted (130), a bug of the
 * harness (70), set-up failed (3), unexpected failures (1), baseline out of date (4), too little evidence (5).
 */
export function decideGate(input: GateInput, options: GateOptions = {}): Gate {
  const found = rules.flatMap(([code, rule]) => rule(input, options).map((reason) => ({ code, reason })));
  return { exitCode: found[0]?.code ?? exitCodes.expected, reasons: found.map(({ reason }) => reason) };
}
