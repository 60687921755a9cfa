import { Chase, workingName } from './chase.ts';
import type { Explored, ExploreInput, Found, Sighting } from './found.ts';
import { planOf } from './generate.ts';
import type { Played } from './player.ts';
import type { Violation } from './violation.ts';
import type { WrittenCase } from './write-case.ts';
import { writeCase } from './write-case.ts';

/** What is worst is pursued first: the rest most likely shows beside it. */
const gravity = ({ verdict }: Violation): number => ['error', 'fail', 'warn'].indexOf(verdict);

/** Shrinking goes on behind the end of the search for so much of its time, and for so many milliseconds at least. */
const OVERTIME = 0.5;
const LEAST_OVERTIME_MS = 10_000;

class Search {
  readonly #input: ExploreInput;
  readonly #began = performance.now();
  readonly #met = new Set<string>();
  /** Rules that the smallest plan of another violation breaks. */
  readonly #besides = new Set<string>();
  readonly #shrinking = new Set<string>();
  #pursuing: Promise<void> = Promise.resolve();
  readonly #found: Found[] = [];
  readonly #known: Violation[] = [];
  #plans = 0;
  #commands = 0;
  #next = 0;
  #gone: string | undefined;
  #broken: unknown;

  constructor(input: ExploreInput) {
    this.#input = input;
  }

  async run(): Promise<Exploration> {
    await Promise.all(Array.from({ length: this.#input.effort.jobs }, () => this.#work()));
    const explored: Explored = {
      found: this.#found,
      known: this.#known,
      plans: this.#plans,
      commands: this.#commands,
      ms: this.#ms,
      ...(this.#gone === undefined ? {} : { gone: this.#gone }),
    };
    return { explored, ...(this.#broken === undefined ? {} : { broken: this.#broken }) };
  }

  get #ms(): number {
    return performance.now() - this.#began;
  }

  /** Nothing more can be played, or is to be. */
  #cannotGoOn(): boolean {
    return this.#input.signal.aborted || this.#gone !== undefined || this.#broken !== undefined;
  }

  get #isOver(): boolean {
    const { runs, forMs } = this.#input.effort;
    const enough = (runs !== undefined && this.#next >= runs) || (forMs !== undefined && this.#ms >= forMs);
    return enough || this.#hasEnough() || this.#cannotGoOn();
  }

  /** One violation is all that was asked for, and it is there. */
  #hasEnough(): boolean {
    return this.#input.effort.failFast && this.#shrinking.size + this.#found.length > 0;
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
    const { violations, trace } = await this.#play(writeCase(plan, options, workingName(index)));
    this.#plans += 1;
    for (const violation of [...violations].sort((a, b) => gravity(a) - gravity(b))) {
      if (this.#met.has(violation.rule)) continue;
      this.#met.add(violation.rule);
      const besides = violations.filter((one) => one !== violation);
      if (!violation.known) await this.#inTurn(() => this.#pursue({ index, plan, violation, trace, besides }));
      else {
        this.#known.push(violation);
        this.#input.onKnown(violation);
      }
    }
  }

  /** Plays a case, unless nothing can be played any more. What was cut off from outside has shown nothing. */
  async #play(written: WrittenCase, timeoutScale?: number): Promise<Played> {
    const played = await this.#input.play(written, timeoutScale);
    this.#commands += played.commands;
    this.#gone ??= played.gone;
    return played.stopped ? { ...played, violations: [] } : played;
  }

  /** One violation is pursued at a time: what the smallest plan of an earlier one breaks too needs no plan of its own. */
  async #inTurn(pursue: () => Promise<void>): Promise<void> {
    const turn = this.#pursuing.then(pursue);
    this.#pursuing = turn.catch(() => undefined);
    await turn;
  }

  /** Milliseconds left for shrinking. It may go on behind the end of the search for a while, but not for ever. */
  get #shrinkMs(): number {
    const { forMs } = this.#input.effort;
    return forMs === undefined ? Infinity : forMs + Math.max(LEAST_OVERTIME_MS, forMs * OVERTIME) - this.#ms;
  }

  async #pursue(sighting: Sighting): Promise<void> {
    const { rule } = sighting.violation;
    if (this.#besides.has(rule) || this.#hasEnough()) return;
    this.#shrinking.add(rule);
    this.#tell();
    const shownMs = this.#ms;
    const chase = new Chase(
      sighting,
      (written, timeoutScale) => this.#play(written, timeoutScale),
      this.#input,
      () => this.#cannotGoOn(),
    );
    const found: Found = { ...(await chase.run(this.#shrinkMs)), shownMs, shrunkMs: this.#ms };
    this.#shrinking.delete(rule);
    for (const one of found.besides) {
      this.#met.add(one.rule);
      this.#besides.add(one.rule);
    }
    this.#found.push(found);
    this.#input.onFound(found);
  }

  #tell(): void {
    this.#input.onProgress({ plans: this.#plans, shrinking: [...this.#shrinking] });
  }
}

/** What a search has found, also when it broke off. */
export interface Exploration {
  readonly explored: Explored;
  /** What broke it off: the target cannot be used, or mailspec has a bug. */
  readonly broken?: unknown;
}

/** Plays plan after plan, and pursues each rule that breaks until the least is found that breaks it. */
export function explore(input: ExploreInput): Promise<Exploration> {
  return new Search(input).run();
}
