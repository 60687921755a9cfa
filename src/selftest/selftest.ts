import { faultIds, type FaultId, faultOf } from '../reference/index.ts';
import { packageVersion } from '../source/packaged.ts';
import type { Case } from '../script/model.ts';
import { assess } from './assess.ts';
import { playHealthy, playSettings, tryFaults } from './full.ts';
import { decideSelftest } from './gate.ts';
import { isDecidedUntold, Lab } from './lab.ts';
import { readMap } from './map.ts';
import { playPlanned } from './planned.ts';
import type { Job, Played } from './play.ts';
import { Pool } from './pool.ts';
import type { SelftestResult } from './result.ts';
import type { Scope, Stage } from './stage.ts';

export interface SelftestRequest extends Scope {
  readonly extent: SelftestResult['extent'];
  /** Faults to try; empty: all of which something can be seen in these cases. */
  readonly faults: readonly FaultId[];
  readonly workers: number;
  readonly signal: AbortSignal;
  /** Told after each play. */
  readonly onPlay: (progress: { readonly done: number; readonly begun: number }) => void;
}

/** Plays at once in a thread: enough that those which wait for a deadline hold up nobody. */
const WIDTH = 24;

/** Plays what the extent asks for. */
async function playExtent(
  { extent }: SelftestRequest,
  lab: Lab,
  cases: readonly Case[],
  faults: readonly FaultId[],
): Promise<void> {
  if (extent === 'planned') {
    await playPlanned({ lab, cases, faults, map: readMap() });
    return;
  }
  await playHealthy(lab, cases);
  const silent = cases.filter((one) => !isDecidedUntold(lab, one.id));
  await playSettings(lab, extent === 'full' || extent === 'settings' ? cases : silent);
  if (extent !== 'settings') await tryFaults(lab, cases, faults);
}

/** Proves that each check can fail: on servers with one bug each, and that none does on a server without. */
export async function selftest(request: SelftestRequest, stage: Stage): Promise<SelftestResult> {
  const startedAt = new Date();
  const { extent, slow, selectors, workers } = request;
  const faults = request.faults.length > 0 ? request.faults : faultIds.filter((id) => slow || !faultOf(id).slow);
  const cases = [...stage.cases.values()];
  await using pool = new Pool({ workers, width: WIDTH, selectors, slow });
  const progress = { done: 0, begun: 0 };
  const stopped = new Promise<never>((_, reject) => {
    request.signal.addEventListener('abort', () => {
      reject(request.signal.reason as Error);
    });
  });
  const lab = new Lab(async (job: Job): Promise<Played> => {
    progress.begun += 1;
    const played = await Promise.race([pool.play(job), stopped]);
    progress.done += 1;
    request.onPlay(progress);
    return played;
  });
  await playExtent(request, lab, cases, faults);
  const findings = assess({ extent, lab, cases, slow: stage.slow, faults });
  return {
    schema: 1,
    mailspec: packageVersion(),
    extent,
    startedAt: startedAt.toISOString(),
    durationMs: Date.now() - startedAt.getTime(),
    plays: lab.plays,
    ...findings,
    gate: decideSelftest({ extent, ...findings }),
  };
}
