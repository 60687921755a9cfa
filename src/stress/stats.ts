import { Histogram } from './histogram.ts';
import type { CommandFigures } from './result.ts';

/** How a command ended: what the reply said, or why there was none. */
export type Outcome = 'OK' | 'NO' | 'BAD' | '+OK' | '-ERR' | 'no reply';

interface Entry {
  readonly times: Histogram;
  readonly outcomes: Map<Outcome, number>;
}

/** What came of all commands, by name. */
export class Stats {
  readonly #entries = new Map<string, Entry>();
  #commands = 0;

  get commands(): number {
    return this.#commands;
  }

  /** A command is over. One without a reply has no time: it is counted only. */
  add(name: string, outcome: Outcome, ms: number): void {
    this.#commands += 1;
    const { times, outcomes } = this.#entry(name);
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    if (outcome !== 'no reply') times.add(ms);
  }

  /** The figures of each command, the most frequent first. */
  figures(): readonly CommandFigures[] {
    const all = [...this.#entries].map(([command, { times, outcomes }]) => ({
      command,
      count: [...outcomes.values()].reduce((sum, count) => sum + count, 0),
      p50Ms: rounded(times.percentile(0.5)),
      p99Ms: rounded(times.percentile(0.99)),
      maxMs: rounded(times.max),
      replies: Object.fromEntries(outcomes),
    }));
    return all.sort((left, right) => right.count - left.count || (left.command < right.command ? -1 : 1));
  }

  #entry(name: string): Entry {
    const known = this.#entries.get(name);
    if (known) return known;
    const entry = { times: new Histogram(), outcomes: new Map<Outcome, number>() };
    this.#entries.set(name, entry);
    return entry;
  }
}

function rounded(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
