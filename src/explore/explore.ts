import { planOf } from './generate.ts';
import type { Plan, PlanOptions } from './plan.ts';
import type { Played } from './player.ts';
import { shrink } from './shrink.ts';
import type { Violation } from './violation.ts';
import type { WrittenCase } from './write-case.ts';
import { writeCase } from './write-case.ts';

/** How long and how far to search. */
export interface Effort {
  /** At most so many plans; undefined: as many as there is time for. */
  readonly runs?: number;
  /** Milliseconds; undefined: as long as `runs` takes. */
  readonly forMs?: number;
  /** Plans in play at once. */
  readonly jobs: number;
}

/** A violation, the plan that showed it first, and the least that still shows it. */
export interface Found {
  readonly violation: Violation;
  /** Index of the plan that showed it. */
  readonly index: number;
  readonly original: WrittenCase;
  readonly plan: Plan;
  readonly written: WrittenCase;
  /** Of so many plays of the smallest plan, in how many the rule broke. */
  readonly recurrence: { readonly broken: number; readonly plays: number };
  /** Plans tried while shrinking, and whether that came to its end. */
  readonly shrinking: { readonly tried: number; readonly finished: boolean };
  /** Milliseconds from the start of the search until it showed, and until it was shrunk. */
  readonly shownMs: number;
  readonly shrunkMs: number;
  /** Transcript of the last play that showed it. */
  readonly transcript: string;
}

/** What a search has done. */
export interface Explored {
  readonly found: readonly Found[];
  /** Listed in the baseline: met, and not looked at any further. */
  readonly known: readonly Violation[];
  readonly plans: number;
  readonly commands: number;
  readonly ms: number;
}

export interface ExploreInput {
  readonly options: PlanOptions;
  readonly effort: Effort;
  readonly play: (written: WrittenCase, timeoutScale?: number) => Promise<Played>;
  readonly timeoutScale: number;
  readonly signal: AbortSignal;
  readonly onFound: (found: Found) => void;
  readonly onKnown: (violation: Violation) => void;
  readonly onProgress: (so: { readonly plans: number; readonly shrinking: readonly string[] }) => void;
}

/** Plays of the smallest plan, to say how often it recurs. */
const REPLAYS = 10;

/** Milliseconds that shrinking one violation may take. Waiting for what never comes makes it long. */
const SHRINK_MS = 60_000;

/** Plays of a candidate that may fail to show a violation which does not recur every time. */
const TRIES_OF_A_RACE = 4;

/** While shrinking what waits for a deadline, deadlines are so much shorter. */
const HASTE = 0.2;

/** Names that the cases of a search have while it goes on. */
const naming = (index: number): { readonly suite: string; readonly id: string; readonly title: string } => ({
  suite: 'explore',
  id: `plan-${String(index)}`,
  title: `Plan ${String(index)}`,
});

class Search {
  readonly #input: ExploreInput;
  readonly #began = performance.now();
  readonly #met = new Set<string>();
  readonly #shrinking = new Set<string>();
  readonly found: Found[] = [];
  readonly known: Violation[] = [];
  plans = 0;
  commands = 0;
  #next = 0;
  #broken: unknown;

  constructor(input: ExploreInput) {
    this.#input = input;
  }

  async run(): Promise<void> {
    const { jobs } = this.#input.effort;
    await Promise.all(Array.from({ length: jobs }, () => this.#work()));
    if (this.#broken !== undefined) throw this.#broken as Error;
  }

  get ms(): number {
    return performance.now() - this.#began;
  }

  get #isOver(): boolean {
    const { runs, forMs } = this.#input.effort;
    if (this.#input.signal.aborted || this.#broken !== undefined) return true;
    return (runs !== undefined && this.#next >= runs) || (forMs !== undefined && this.ms >= forMs);
  }

  /** Takes plan after plan. What ends one worker for good ends them all. */
  async #work(): Promise<void> {
    try {
      while (!this.#isOver) {
        const index = this.#next;
        this.#next += 1;
        await this.#try(index);
        this.#tell();
      }
    } catch (cause) {
      this.#broken ??= cause;
    }
  }

  async #try(index: number): Promise<void> {
    const { options } = this.#input;
    const plan = planOf(index, options);
    const written = writeCase(plan, options, naming(index));
    const played = await this.#play(written);
    this.plans += 1;
    for (const violation of played.violations) {
      if (this.#met.has(violation.rule)) continue;
      this.#met.add(violation.rule);
      if (violation.known) {
        this.known.push(violation);
        this.#input.onKnown(violation);
      } else await this.#pursue(violation, { index, plan, written, transcript: played.transcript });
    }
  }

  async #play(written: WrittenCase, timeoutScale?: number): Promise<Played> {
    const played = await this.#input.play(written, timeoutScale);
    this.commands += played.commands;
    return played.stopped ? { ...played, violations: [] } : played;
  }

  /** Shrinks a violation, looks how often it recurs, and keeps it. */
  async #pursue(violation: Violation, seen: Seen): Promise<void> {
    this.#shrinking.add(violation.rule);
    this.#tell();
    const shownMs = this.ms;
    const { index, plan } = seen;
    const chase = new Chase(violation, seen, (text, scale) => this.#play(text, scale), this.#input);
    const tries = (await chase.count(plan, 2)) === 2 ? 1 : TRIES_OF_A_RACE;
    const end = performance.now() + SHRINK_MS;
    const shrunk = await shrink(plan, {
      textOf: (candidate) => writeCase(candidate, this.#input.options, naming(index)).text,
      breaks: (candidate) => chase.breaks(candidate, tries),
      isOver: () => performance.now() >= end || this.#input.signal.aborted || this.#broken !== undefined,
    });
    const shrunkMs = this.ms;
    const plays = this.#input.signal.aborted ? 0 : REPLAYS;
    const broken = await chase.count(shrunk.plan, plays);
    const { options } = this.#input;
    const found: Found = {
      ...chase.last,
      index,
      original: seen.written,
      plan: shrunk.plan,
      written: writeCase(shrunk.plan, options, naming(index)),
      recurrence: { broken, plays },
      shrinking: { tried: shrunk.tried, finished: shrunk.finished },
      shownMs,
      shrunkMs,
    };
    this.#shrinking.delete(violation.rule);
    this.found.push(found);
    this.#input.onFound(found);
  }

  #tell(): void {
    this.#input.onProgress({ plans: this.plans, shrinking: [...this.#shrinking] });
  }
}

interface Seen {
  readonly index: number;
  readonly plan: Plan;
  readonly written: WrittenCase;
  readonly transcript: string;
}

/** Plays smaller and smaller plans that break one rule. */
class Chase {
  /** What the last plan that broke the rule has shown. */
  last: { readonly violation: Violation; readonly transcript: string };
  readonly #play: ExploreInput['play'];
  readonly #input: ExploreInput;
  readonly #index: number;
  readonly #hasty: boolean;

  constructor(violation: Violation, { index, transcript }: Seen, play: ExploreInput['play'], input: ExploreInput) {
    this.last = { violation, transcript };
    this.#play = play;
    this.#input = input;
    this.#index = index;
    this.#hasty = violation.rule === 'connection.timeout';
  }

  /** Whether one of some plays breaks the rule. */
  async breaks(plan: Plan, tries: number): Promise<boolean> {
    for (let count = 0; count < tries && !this.#input.signal.aborted; count += 1)
      if (await this.#once(plan, this.#input.timeoutScale * (this.#hasty ? HASTE : 1))) return true;
    return false;
  }

  /** In how many of some plays the rule breaks, at the deadlines that were asked for. */
  async count(plan: Plan, plays: number): Promise<number> {
    let broken = 0;
    for (let count = 0; count < plays && !this.#input.signal.aborted; count += 1)
      if (await this.#once(plan, this.#input.timeoutScale)) broken += 1;
    return broken;
  }

  async #once(plan: Plan, timeoutScale: number): Promise<boolean> {
    const { violations, transcript } = await this.#play(
      writeCase(plan, this.#input.options, naming(this.#index)),
      timeoutScale,
    );
    const violation = violations.find(({ rule }) => rule === this.last.violation.rule);
    if (violation) this.last = { violation, transcript };
    return violation !== undefined;
  }
}

/** What a search has found up to a moment, also when it could not go on. */
export interface Exploration {
  readonly explored: Explored;
  /** Why it could not go on: the server is gone, or mailspec has a bug. */
  readonly ended?: unknown;
}

/** Plays plan after plan, and pursues each rule that breaks until the least is found that breaks it. */
export async function explore(input: ExploreInput): Promise<Exploration> {
  const search = new Search(input);
  const so = (): Explored => {
    const { found, known, plans, commands, ms } = search;
    return { found, known, plans, commands, ms };
  };
  try {
    await search.run();
    return { explored: so() };
  } catch (ended) {
    return { explored: so(), ended };
  }
}
