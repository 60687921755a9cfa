import { isAmiss } from './kills.ts';
import { type Job, play, type Played } from './play.ts';
import { type Stage, takesMinutes } from './stage.ts';

/**
 * Deadlines are for servers that are far away; this one answers from the same process. A tenth leaves half a second for
 * a push and a second for a reply.
 */
const TIMEOUT_SCALE = 0.1;
/** Without a fault hardly any deadline is waited for: nothing is gained by one that a busy machine misses. */
const HEALTHY_TIMEOUT_SCALE = 0.4;
/** A loop that was held for so long may have let deadlines pass that the server had kept. The shortest is 500 ms. */
const TOLERABLE_LAG_MS = 150;
const ATTEMPTS = 4;
/** A case of fifty rows in each of which nothing answers takes its time; more than this is a server that leads on. */
const LONGEST_PLAY_MS = 60_000;
/** Cases that wait for timers wait for 40 minutes at most. */
const LONGEST_SLOW_PLAY_MS = 3_000_000;
const BEAT_MS = 20;
/** How many beats that came late are kept. */
const MEMORY = 1_000;

/** Notes how late timers come: while the loop is held, deadlines pass that nobody can keep. */
export class LagMeter {
  readonly #late: { readonly at: number; readonly ms: number }[] = [];
  #last = performance.now();

  constructor() {
    setInterval(() => {
      this.#beat();
    }, BEAT_MS).unref();
  }

  /** The longest time that the loop was held since then, in milliseconds. */
  worstSince(at: number): number {
    this.#beat();
    return Math.max(0, ...this.#late.filter((late) => late.at >= at).map((late) => late.ms));
  }

  #beat(): void {
    const at = performance.now();
    const ms = at - this.#last - BEAT_MS;
    this.#last = at;
    if (ms > BEAT_MS) this.#late.push({ at, ms });
    if (this.#late.length > MEMORY) this.#late.shift();
  }
}

/** Plays a case; again, and with more time, where something was amiss and this process was too busy to be trusted. */
export async function playSteadily(job: Job, stage: Stage, meter: LagMeter): Promise<Played> {
  const one = stage.cases.get(job.case);
  const scale = job.fault === undefined ? HEALTHY_TIMEOUT_SCALE : TIMEOUT_SCALE;
  const long = one !== undefined && takesMinutes(one);
  for (let attempt = 1; ; attempt += 1) {
    const since = performance.now();
    const signal = AbortSignal.timeout(attempt * (long ? LONGEST_SLOW_PLAY_MS : LONGEST_PLAY_MS));
    const played = await play(job, stage, { timeoutScale: attempt * (long ? 1 : scale), signal });
    const suspicious = played.trouble !== undefined || played.checks.some(isAmiss);
    if (!suspicious || attempt === ATTEMPTS || meter.worstSince(since) < TOLERABLE_LAG_MS) return played;
  }
}
