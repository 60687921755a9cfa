import { faultIds, type FaultId } from '../reference/index.ts';
import { packageVersion } from '../source/packaged.ts';
import { assess } from './assess.ts';
import { playHealthy, playSettings, tryFaults } from './full.ts';
import { decideSelftest } from './gate.ts';
import { Lab } from './lab.ts';
import { readMap } from './map.ts';
import { playPlanned } from './planned.ts';
import type { Job, Played } from './play.ts';
import { Pool } from './pool.ts';
import type { SelftestResult } from './result.ts';
import type { Stage } from './stage.ts';

export interface SelftestRequest {
  /** Everything that can be reached, instead of what the map promises to be enough. */
  readonly full: boolean;
  /** Only these faults, in full; empty: all. */
  readonly faults: readonly FaultId[];
  /** Ids and files of the cases; empty: all. With some, these are played in full. */
  readonly selectors: readonly string[];
  readonly workers: number;
  readonly signal: AbortSignal;
  /** Told after each play. */
  readonly onPlay: (progress: { readonly done: number; readonly begun: number }) => void;
}

/** Plays at once in a thread: enough that those which wait for a deadline hold up nobody. */
const WIDTH = 24;

function extentOf({ full, faults, selectors }: SelftestRequest): SelftestResult['extent'] {
  if (faults.length > 0) return 'faults';
  if (selectors.length > 0) return 'cases';
  return full ? 'full' : 'planned';
}

/** Proves that each check can fail: on servers with one bug each, and that none does on a server without. */
export async function selftest(request: SelftestRequest, stage: Stage): Promise<SelftestResult> {
  const startedAt = new Date();
  const extent = extentOf(request);
  const faults = request.faults.length > 0 ? request.faults : faultIds;
  const cases = [...stage.cases.values()];
  await using pool = new Pool({ workers: request.workers, width: WIDTH, selectors: request.selectors });
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
  if (extent === 'planned') {
    await playPlanned({ lab, cases, faults, map: readMap() });
  } else {
    await playHealthy(lab, cases);
    if (extent !== 'faults') await playSettings(lab, cases);
    await tryFaults(lab, cases, faults);
  }
  const findings = assess({ lab, cases, slow: stage.slow, faults });
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
