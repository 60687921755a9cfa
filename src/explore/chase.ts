import type { ExploreInput, Found, Play, Sighting } from './found.ts';
import type { Plan } from './plan.ts';
import { shrink } from './shrink.ts';
import type { Naming, WrittenCase } from './write-case.ts';
import { writeCase } from './write-case.ts';

/** Plays of the smallest plan, to say how often it recurs. */
const REPLAYS = 10;

/** Milliseconds that shrinking one violation may take: with one that comes down to waiting for a deadline it is long. */
const SHRINK_MS = 60_000;

/** Plays of a candidate that may fail to show a violation which does not recur every time. */
const TRIES_OF_A_RACE = 4;

/** While shrinking what waits for a deadline, deadlines are so much shorter; servers that poll need some time to push. */
const haste: Readonly<Record<string, number>> = { 'connection.timeout': 0.2, 'connection.push': 0.4 };

/** Names that the case of a plan has while the search goes on. */
export function workingName(index: number): Naming {
  return { suite: 'explore', id: `plan-${String(index)}`, title: `Plan ${String(index)}` };
}

/** Plays smaller and smaller plans that break one rule. */
export class Chase {
  readonly #input: ExploreInput;
  readonly #play: Play;
  readonly #isOver: () => boolean;
  /** What the last play that broke the rule has shown. */
  #last: Sighting;

  /** `isOver` tells that nothing more can be played. */
  constructor(sighting: Sighting, play: Play, input: ExploreInput, isOver: () => boolean) {
    this.#last = sighting;
    this.#play = play;
    this.#input = input;
    this.#isOver = isOver;
  }

  /** Shrinks the plan for some milliseconds at most, and looks how often the least of it breaks the rule. */
  async run(forMs: number): Promise<Omit<Found, 'shownMs' | 'shrunkMs'>> {
    const { index, plan } = this.#last;
    const end = performance.now() + Math.min(SHRINK_MS, forMs);
    const tries = (await this.#count(plan, 2)) === 2 ? 1 : TRIES_OF_A_RACE;
    const shrunk = await shrink(plan, {
      textOf: (candidate) => this.#written(candidate).text,
      breaks: (candidate) => this.#breaks(candidate, tries),
      isOver: () => performance.now() >= end || this.#isOver(),
    });
    const plays = this.#isOver() ? 0 : REPLAYS;
    const broken = await this.#count(shrunk.plan, plays);
    const { violation, trace, besides } = this.#last;
    return {
      violation,
      trace,
      besides,
      index,
      original: this.#written(plan),
      plan: shrunk.plan,
      written: this.#written(shrunk.plan),
      recurrence: { broken, plays },
      shrinking: { tried: shrunk.tried, finished: shrunk.finished },
    };
  }

  #written(plan: Plan): WrittenCase {
    return writeCase(plan, this.#input.options, workingName(this.#last.index));
  }

  /** Whether one of some plays breaks the rule. */
  async #breaks(plan: Plan, tries: number): Promise<boolean> {
    const scale = haste[this.#last.violation.rule] ?? 1;
    for (let count = 0; count < tries && !this.#isOver(); count += 1)
      if (await this.#once(plan, this.#input.timeoutScale * scale)) return true;
    return false;
  }

  /** In how many of some plays the rule breaks, at the deadlines that were asked for. Only pushes, which cost one each, get less. */
  async #count(plan: Plan, plays: number): Promise<number> {
    const { rule } = this.#last.violation;
    const scale = rule === 'connection.push' ? (haste[rule] ?? 1) : 1;
    let broken = 0;
    for (let count = 0; count < plays && !this.#isOver(); count += 1)
      if (await this.#once(plan, this.#input.timeoutScale * scale)) broken += 1;
    return broken;
  }

  async #once(plan: Plan, timeoutScale: number): Promise<boolean> {
    const { violations, trace } = await this.#play(this.#written(plan), timeoutScale);
    const violation = violations.find(({ rule }) => rule === this.#last.violation.rule);
    const besides = violations.filter(({ rule }) => rule !== this.#last.violation.rule);
    if (violation) this.#last = { ...this.#last, violation, trace, besides };
    return violation !== undefined;
  }
}
