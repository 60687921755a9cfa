import { exitCodes, type Level } from '../result/verdict.ts';
import { counted, listed } from '../result/words.ts';
import {
  type CheckFinding,
  type FaultFinding,
  type HealthyFinding,
  isFinding,
  isWhole,
  type Killer,
  type SelftestResult,
} from './result.ts';

export interface WriteOptions {
  readonly paint: (style: 'bad' | 'caution' | 'good' | 'faint' | 'strong', text: string) => string;
  /** Where the whole matrix is. */
  readonly files: readonly string[];
}

/** Faults of one check that are shown. */
const SHOWN = 8;

/** What a selftest found, for a person. */
export function writeSelftest(result: SelftestResult, options: WriteOptions): string {
  const { extent, checks, healthy } = result;
  const lines = [
    ...section(
      'amiss without any fault',
      healthy.filter(isFinding).map(healthyLine),
      options,
    ),
    ...faultSection(result, options),
    ...(isWhole(extent) ? unwatchedLines(result, options) : []),
    ...(extent === 'cases' ? killedLines(checks, options) : []),
    ...(extent === 'faults' || extent === 'settings' ? [] : unkilledLines(checks, options)),
    ...section('branches never seen', neverSeen(result), options),
    ...summary(result, options),
  ];
  return `${lines.join('\n')}\n`;
}

function section(title: string, lines: readonly string[], { paint }: WriteOptions): readonly string[] {
  return lines.length === 0 ? [] : [paint('strong', title), ...lines.map((line) => `  ${line}`), ''];
}

function healthyLine({ case: one, check, verdict, world, message }: HealthyFinding): string {
  const where = world === '' ? '' : ` (set ${world})`;
  return `${verdict ?? 'trouble'} ${check ?? one}${where}: ${message}`;
}

/** Faults asked for in full; else those that matter, which of some cases only are none. */
function faultSection({ extent, faults }: SelftestResult, options: WriteOptions): readonly string[] {
  if (extent === 'faults') return faults.flatMap((fault) => faultLines(fault, options));
  return isWhole(extent) ? survivorLines(faults, options) : [];
}

/** A fault with all that found it, for someone who writes a case. */
function faultLines(fault: FaultFinding, options: WriteOptions): readonly string[] {
  const { paint } = options;
  const killers = fault.killers.flatMap((killer) => [
    `  ${paint('good', killer.check)}  ${killer.verdict}${whereOf(killer)}`,
    `    ${killer.message}`,
  ]);
  return [
    paint('strong', fault.id),
    `  ${fault.breaks}`,
    `  ${fault.requirement}; ${counted(fault.trials, 'case')} reach it`,
    ...(killers.length === 0 ? [`  ${paint('bad', 'no check finds it')}`] : killers),
    ...fault.disturbed.map((what) => `  ${paint('faint', `disturbed ${what}`)}`),
    '',
  ];
}

function whereOf({ case: one, check, world }: Killer): string {
  const inCase = check.startsWith(one) ? '' : ` in ${one}`;
  return `${inCase}${world === undefined ? '' : ` (set ${world})`}`;
}

function survivorLines(faults: readonly FaultFinding[], options: WriteOptions): readonly string[] {
  const lines = faults
    .filter(({ killers }) => killers.length === 0)
    .flatMap(({ id, breaks, trials, disturbed }) => [
      `${options.paint('bad', id)}  ${breaks}`,
      `  ${trials === 0 ? 'no case reaches it' : `${counted(trials, 'case')} tried`}${disturbed.length === 0 ? '' : `; disturbed: ${listed(disturbed)}`}`,
    ]);
  return section('faults that no check finds', lines, options);
}

function unwatchedLines({ faults }: SelftestResult, options: WriteOptions): readonly string[] {
  const lines = faults
    .filter(({ lasting, watched }) => lasting && !watched)
    .map(({ id, breaks }) => `${options.paint('bad', id)}  ${breaks}`);
  return section('lasting faults that no rule and no promise catches', lines, options);
}

function killedLines(checks: readonly CheckFinding[], options: WriteOptions): readonly string[] {
  const lines = checks
    .filter(({ state }) => state === 'killed')
    .map(
      ({ id, faults }) =>
        `${id}  ${faults.slice(0, SHOWN).join(', ')}${faults.length > SHOWN ? ` and ${String(faults.length - SHOWN)} more` : ''}`,
    );
  return section('checks, and the faults that turn them red', lines, options);
}

function unkilledLines(checks: readonly CheckFinding[], options: WriteOptions): readonly string[] {
  const of = (level: Level): readonly string[] =>
    checks.filter((check) => check.level === level && check.state === 'unkilled').map(({ id }) => id);
  const silent = checks
    .filter(({ level, state }) => level === 'must' && (state === 'undecided' || state === 'excused'))
    .map(({ id, reason }) => `${id}: ${reason ?? ''}`);
  return [
    ...section('MUST checks that no fault turns red', of('must'), options),
    ...section('SHOULD checks that no fault turns red', of('should'), options),
    ...section('MUST checks that say nothing here', silent, options),
  ];
}

function neverSeen({ extent, branches }: SelftestResult): readonly string[] {
  if (extent !== 'full' && extent !== 'settings') return [];
  return branches.filter(({ worlds }) => worlds.length === 0).map(({ branch }) => branch);
}

function summary(result: SelftestResult, { paint, files }: WriteOptions): readonly string[] {
  const { extent, faults, checks, settings, branches, plays, durationMs, gate } = result;
  const killed = faults.filter(({ killers }) => killers.length > 0).length;
  const line = (level: Level): string => {
    const all = checks.filter((check) => check.level === level && check.state !== 'slow');
    const done = all.filter(({ state }) => state === 'killed').length;
    return `${level.toUpperCase()} checks turned red by some fault: ${String(done)} of ${String(all.length)}`;
  };
  const seen = branches.filter(({ worlds }) => worlds.length > 0).length;
  const verdict = gate.exitCode === exitCodes.expected ? 'good' : 'bad';
  const aboutFaults =
    !isWhole(extent) && extent !== 'faults' ? [] : [`faults found by some check: ${String(killed)} of ${String(faults.length)}`];
  const lasting = faults.filter((fault) => fault.lasting);
  const watched = lasting.filter((fault) => fault.watched).length;
  const aboutWatches = isWhole(extent)
    ? [`lasting faults caught by a rule or a promise: ${String(watched)} of ${String(lasting.length)}`]
    : [];
  const aboutChecks = [line('must'), line('should')];
  const aboutBranches = `branches seen: ${String(seen)} of ${String(branches.length)}, under ${counted(settings.length, 'other choice')}`;
  return [
    ...aboutFaults,
    ...aboutWatches,
    ...(extent === 'faults' || extent === 'settings' ? [] : aboutChecks),
    ...(isWhole(extent) || extent === 'settings' ? [aboutBranches] : []),
    `${counted(plays, 'case')} played in ${(durationMs / 1000).toFixed(1)} s (${extent})`,
    ...files.map((file) => `the matrix is in ${file}`),
    ...(gate.reasons.length === 0 ? ['proved'] : gate.reasons).map((text) => paint(verdict, text)),
    paint(verdict, `exit code ${String(gate.exitCode)}`),
  ];
}
