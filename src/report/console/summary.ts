import type { CheckResult, RunResult } from '../../result/result.ts';
import { countMusts, countVerdicts, isDecided } from '../../result/tally.ts';
import { isRule } from '../../result/rule.ts';
import { counted } from '../../result/words.ts';
import { duration, indented, visible } from '../text.ts';
import type { ConsoleOptions } from './options.ts';
import { verdictStyles } from './verdict-styles.ts';

/** The counts by verdict, the known failures among them named apart. */
function countLine(checks: readonly CheckResult[], { paint }: ConsoleOptions): string {
  const counts = [...countVerdicts(checks)].map(([verdict, count]) => {
    const known = checks.filter((check) => check.verdict === verdict && check.standing === 'known').length;
    const text = `${count} ${verdict}${known > 0 ? ` (${known} known)` : ''}`;
    const style = known === count ? 'caution' : verdictStyles[verdict];
    return style === undefined ? text : paint(style, text);
  });
  return counts.join(', ');
}

/** The rules that watched every conversation: how many held, and what was broken. Their findings stand above. */
function ruleLines({ checks, run }: RunResult, { paint }: ConsoleOptions): readonly string[] {
  const rules = checks.filter(isRule);
  const judged = rules.filter(({ verdict }) => verdict !== 'not-applicable');
  if (judged.length === 0) return [];
  const broken = judged.filter(({ verdict }) => verdict !== 'pass');
  const known = broken.filter(({ standing }) => standing === 'known').length;
  const held = judged.reduce((sum, { occurrences }) => sum + (occurrences?.held ?? 0), 0);
  const text = `${broken.length} broken${known > 0 ? ` (${known} known)` : ''}`;
  const parts = [
    `${counted(judged.length - broken.length, 'ambient rule')} kept, judged right ${counted(held, 'time')}`,
    ...(broken.length > 0 ? [paint(broken.length > known ? 'bad' : 'caution', text)] : []),
    ...(run.rulesMs === undefined ? [] : [`${duration(run.rulesMs)} of work`]),
    ...(judged.length < rules.length ? [`${rules.length - judged.length} never exercised`] : []),
  ];
  return [parts.join(', ')];
}

function evidenceLines(checks: readonly CheckResult[], { paint }: ConsoleOptions): readonly string[] {
  const { decided, all } = countMusts(checks);
  if (checks.some((check) => isDecided(check) && !isRule(check))) return [`MUST checks decided: ${decided} of ${all}`];
  const what = checks.length === 0 ? 'Nothing ran' : 'Nothing was decided';
  return [paint('bad', `${what}: this run says nothing about the server.`)];
}

function rateLine({ run, checks }: RunResult): string {
  const perSecond = (ms: number): number => Math.round(run.commands / (ms / 1000));
  const rate = run.casesMs > 0 ? `, ${perSecond(run.casesMs)} commands/s` : '';
  const how = run.jobs === 1 ? 'one case at a time' : `${run.jobs} cases at a time`;
  const busyMs = run.casesMs - (run.waitedMs ?? 0);
  const beside =
    run.jobs === 1 && run.waitedMs !== undefined && busyMs > 0
      ? `, ${perSecond(busyMs)} commands/s beside ${duration(run.waitedMs)} of waits that the cases ask for`
      : '';
  return `${counted(checks.filter((check) => !isRule(check)).length, 'check')} in ${duration(run.durationMs)}; ${counted(run.commands, 'command')}${rate}, ${how}${beside}`;
}

/** What the server chose where the RFC leaves the choice to it. */
function profileLines(checks: readonly CheckResult[], { paint }: ConsoleOptions): readonly string[] {
  const chosen = checks.flatMap((check) => [
    ...check.branches.map((branch) => `${check.id}  ${visible(branch)}`),
    ...(check.verdict === 'info' && check.branches.length === 0 ? [`${check.id}  ${visible(check.message)}`] : []),
  ]);
  return chosen.length === 0 ? [] : [paint('strong', 'choices of this server'), ...indented(chosen, 2), ''];
}

function baselineLines({ baseline }: RunResult, { paint }: ConsoleOptions): readonly string[] {
  if (baseline.length === 0) return [];
  const lines = baseline.map(({ source, standing, message }) => {
    return `${source.file}:${source.line}:${source.column}: ${standing}: ${visible(message)}`;
  });
  return [paint('bad', `baseline out of date in ${counted(baseline.length, 'place')}`), ...indented(lines, 2), ''];
}

function gateLines({ gate }: RunResult, { paint }: ConsoleOptions): readonly string[] {
  if (gate.exitCode === 0) return [paint('good', 'as expected: exit code 0')];
  return [...gate.reasons.map((reason) => paint('bad', visible(reason))), paint('bad', `exit code ${gate.exitCode}`)];
}

/** How the target was reached, and what it was told to do. */
function howOf({ kind, image, faults = [], settings = {} }: RunResult['target']): string {
  const told = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
  return [
    kind,
    ...(image === undefined ? [] : [`image ${image}`]),
    ...faults.map((id) => `with the fault ${id}`),
    ...told.map((choice) => `set ${choice}`),
  ].join(', ');
}

/** What the run amounts to. */
export function summaryLines(result: RunResult, options: ConsoleOptions): readonly string[] {
  const { target, checks, run } = result;
  const own = checks.filter((check) => !isRule(check));
  return [
    ...profileLines(checks, options),
    ...baselineLines(result, options),
    `${options.paint('strong', target.name)} ${visible(target.version)} (${howOf(target)})`,
    rateLine(result),
    ...(own.length === 0 ? [] : [countLine(own, options)]),
    ...ruleLines(result, options),
    ...evidenceLines(checks, options),
    ...(run.seed === undefined ? [] : [`order of --shuffle ${run.seed}`]),
    ...(options.bundle === undefined ? [] : [`everything in ${options.bundle}`]),
    ...gateLines(result, options),
  ];
}
