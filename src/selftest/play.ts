import { DriverError } from '../driver/error.ts';
import type { FaultId, SettingName } from '../reference/index.ts';
import type { CheckResult } from '../result/result.ts';
import { runCases } from '../run/run.ts';
import { startEmbedded } from '../targets/embedded-target.ts';
import { TargetError } from '../targets/target.ts';
import type { Stage } from './stage.ts';
import { choicesOf, type World } from './world.ts';

/** One case on one server of its own. */
export interface Job {
  readonly case: string;
  readonly world: World;
  readonly fault?: FaultId;
}

/** What a check found, without what only reports need. */
export type SeenCheck = Pick<CheckResult, 'id' | 'level' | 'verdict' | 'message' | 'branches'>;

export interface Played {
  readonly checks: readonly SeenCheck[];
  /** What the server asked for while the case ran, the probe included: these faults and settings can show in it. */
  readonly faults: readonly FaultId[];
  readonly settings: readonly SettingName[];
  readonly durationMs: number;
  /** Why the server could not be used at all. */
  readonly trouble?: string;
}

export interface PlayOptions {
  readonly timeoutScale: number;
  readonly signal: AbortSignal;
}

/** Plays a case as `mailspec run` would, on an embedded server that is started for it alone. */
export async function play(job: Job, stage: Stage, { timeoutScale, signal }: PlayOptions): Promise<Played> {
  const one = stage.cases.get(job.case);
  if (one === undefined) throw new Error(`no case ${job.case}`);
  const faults = new Set<FaultId>();
  const settings = new Set<SettingName>();
  const began = performance.now();
  const found = (checks: readonly SeenCheck[]): Played => ({
    checks,
    faults: [...faults],
    settings: [...settings],
    durationMs: performance.now() - began,
  });
  await using target = await startEmbedded(stage.definition, {
    faults: job.fault === undefined ? [] : [job.fault],
    choices: choicesOf(job.world),
    reached: (what) => {
      if ('fault' in what) faults.add(what.fault);
      else settings.add(what.setting);
    },
  });
  try {
    const { fixtures } = stage.catalogue;
    const { checks } = await runCases({
      cases: [one],
      leftOut: [],
      target,
      baseline: [],
      fixture: (name, part) => fixtures.resolve(name, part),
      octets: (name) => fixtures.octets(name),
      options: { jobs: 1, tls: 'none', timeoutScale, failFast: false, readOnly: false, disposable: true, signal },
      version: '',
      selection: [one.id],
      onEvent: () => undefined,
      onTranscript: () => undefined,
    });
    return found(checks.map(seen));
  } catch (cause) {
    if (!(cause instanceof TargetError || cause instanceof DriverError)) throw cause;
    return { ...found([]), trouble: cause.message };
  }
}

function seen({ id, level, verdict, message, branches }: CheckResult): SeenCheck {
  return { id, level, verdict, message, branches };
}
