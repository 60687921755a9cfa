import { DriverError } from '../driver/error.ts';
import type { FaultId, SettingName } from '../reference/index.ts';
import type { CheckResult } from '../result/result.ts';
import { isRule } from '../result/rule.ts';
import { probeCapabilities, type Probed } from '../run/probe.ts';
import { runCases } from '../run/run.ts';
import { Tally } from '../run/tally.ts';
import { startEmbedded } from '../targets/embedded-target.ts';
import { type Target, TargetError } from '../targets/target.ts';
import type { Stage } from './stage.ts';
import { choicesOf, type World } from './world.ts';

/** One case on one server of its own. */
export interface Job {
  readonly case: string;
  readonly world: World;
  readonly fault?: FaultId;
  /** What a server that is the same to a probe has answered to it. */
  readonly probed?: Probed;
}

/** What a check found, without what only reports need. */
export type SeenCheck = Pick<CheckResult, 'id' | 'level' | 'verdict' | 'message' | 'branches'>;

export interface Played {
  readonly checks: readonly SeenCheck[];
  /** The faults that the server asked for while the case ran, the probe included: these can show in it. */
  readonly faults: readonly FaultId[];
  /** The settings that the case itself made the server ask for, otherwise than in passing: on these its course depends. */
  readonly settings: readonly SettingName[];
  /** Those of the faults that can show in the probe, and what it found out. */
  readonly faultsOfProbe: readonly FaultId[];
  readonly probed?: Probed;
  readonly durationMs: number;
  /** Why the server could not be used at all. */
  readonly trouble?: string;
}

/** What is left of a play that came to nothing. */
export const nothingPlayed: Played = { checks: [], faults: [], settings: [], faultsOfProbe: [], durationMs: 0 };

export interface PlayOptions {
  readonly timeoutScale: number;
  readonly signal: AbortSignal;
}

/** Accounts of a server that plays one case: its rows seldom take more, and an account that comes back is emptied. */
const ACCOUNTS = 60;

/** Plays a case as `mailspec run` would, on an embedded server that is started for it alone. */
export async function play(job: Job, stage: Stage, options: PlayOptions): Promise<Played> {
  const began = performance.now();
  const faults = new Set<FaultId>();
  const settings = new Set<SettingName>();
  let faultsOfProbe: readonly FaultId[] = [];
  let { probed } = job;
  const found = (checks: readonly SeenCheck[]): Played => ({
    checks,
    faults: [...faults],
    settings: [...settings],
    faultsOfProbe,
    ...(probed === undefined ? {} : { probed }),
    durationMs: performance.now() - began,
  });
  const { definition } = stage;
  const few = { ...definition, accounts: definition.accounts.slice(0, ACCOUNTS) };
  await using target = await startEmbedded(few, {
    faults: job.fault === undefined ? [] : [job.fault],
    choices: choicesOf(job.world),
    reached: (what) => {
      if ('fault' in what) faults.add(what.fault);
      else if (probed !== undefined && !what.inPassing) settings.add(what.setting);
    },
  });
  try {
    probed ??= await probe(target, options);
    faultsOfProbe = [...faults];
    return found(await judged(job.case, { stage, target, probed, options }));
  } catch (cause) {
    if (!(cause instanceof TargetError || cause instanceof DriverError)) throw cause;
    return { ...found([]), trouble: cause.message };
  }
}

function probe(target: Target, { timeoutScale, signal }: PlayOptions): Promise<Probed> {
  const [account = { user: '', password: '' }] = target.accounts.slice(-1);
  return probeCapabilities({ target, account, timeoutScale, readOnly: false, tally: new Tally(), signal }, 'none');
}

interface Scene {
  readonly stage: Stage;
  readonly target: Target;
  readonly probed: Probed;
  readonly options: PlayOptions;
}

async function judged(id: string, { stage, target, probed, options }: Scene): Promise<readonly SeenCheck[]> {
  const one = stage.cases.get(id);
  if (one === undefined) throw new Error(`no case ${id}`);
  const { fixtures } = stage.catalogue;
  const { checks } = await runCases({
    cases: [one],
    leftOut: [],
    target,
    probed,
    baseline: [],
    fixtures,
    options: { ...options, jobs: 1, tls: 'none', failFast: false, readOnly: false, disposable: true },
    version: '',
    selection: [one.id],
    onEvent: () => undefined,
    onTranscript: () => undefined,
  });
  return checks.filter((check) => !isRule(check) || check.verdict !== 'not-applicable').map(seen);
}

function seen({ id, level, verdict, message, branches }: CheckResult): SeenCheck {
  return { id, level, verdict, message, branches };
}
