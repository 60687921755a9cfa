import type { Candidate } from './candidates.ts';
import { mostPairs } from './most-pairs.ts';
import type { Expectation } from './pattern.ts';
import { holds, keyOfUse } from './state.ts';
import type { Difference, Scope, State, Use } from './state.ts';

/** An expectation that must find something of its own among what came. */
export interface Goal {
  readonly expectation: Expectation;
  readonly scope: Scope;
  readonly candidates: readonly Candidate[];
  /** It comes behind the goals before it that are ordered too. */
  readonly ordered: boolean;
}

/** What is left to judge when every goal has found something: `optional` and `where`. */
export type Finish = (state: State) => { readonly state: State; readonly differences: readonly Difference[] };

/** Who found what. */
export interface Pairing {
  readonly state: State;
  /** For each goal the pieces it rests on; undefined where it found none. */
  readonly found: readonly (readonly Use[] | undefined)[];
  /** What the finish found to differ, where all goals were met. */
  readonly differences: readonly Difference[];
  /** The search was given up: a pairing that holds might exist. */
  readonly exhausted: boolean;
}

/** Comparisons made for one step at most: far above what real steps need, and below a second. */
const maxComparisons = 20_000;

interface Order {
  readonly response: number;
  readonly row: number;
}

const orderOf = (use: Use | undefined): Order => ({ response: use?.response ?? 0, row: use?.row ?? 0 });
const isBefore = (left: Order, right: Order): boolean =>
  left.response < right.response || (left.response === right.response && left.row < right.row);

/** Tries to give every goal something of its own, depth first; keeps the way that met the most goals. */
class Search {
  readonly #goals: readonly Goal[];
  readonly #finish: Finish;
  readonly #viable: readonly (readonly Candidate[])[];
  readonly #order: readonly number[];
  readonly #most: number;
  readonly #found: (readonly Use[] | undefined)[];
  readonly #taken = new Set<string>();
  readonly #isTaken = (use: Use): boolean => this.#taken.has(keyOfUse(use));
  #left = maxComparisons;
  #best: { readonly met: number; readonly pairing: Omit<Pairing, 'exhausted'> } | undefined;

  constructor(goals: readonly Goal[], start: State, finish: Finish) {
    this.#goals = goals;
    this.#finish = finish;
    this.#found = goals.map(() => undefined);
    const fitting = goals.map((goal) => this.#fitting(goal, start));
    this.#viable = fitting.map((one) => one.map(({ candidate }) => candidate));
    this.#most = mostPairs(fitting.map((one) => one.flatMap(({ uses }) => uses)));
    this.#order = this.#easiestLast();
  }

  run(start: State): Pairing {
    this.#from(0, start, { response: 0, row: 0 }, 0);
    const empty = { state: start, found: this.#goals.map(() => undefined), differences: [] };
    return { ...(this.#best?.pairing ?? empty), exhausted: this.#left < 0 };
  }

  /** Candidates that would do if the goal were alone: bindings of others can only rule out more. */
  #fitting(goal: Goal, start: State): readonly { readonly candidate: Candidate; readonly uses: readonly string[] }[] {
    return goal.candidates.flatMap((candidate) => {
      if (candidate.fault) return [];
      const states = candidate.compare(start, this.#isTaken);
      return holds(states) ? [{ candidate, uses: states.flatMap((state) => state.uses.map(keyOfUse)) }] : [];
    });
  }

  /** Ordered goals as written, then those with the fewest candidates first. */
  #easiestLast(): readonly number[] {
    const indexes = this.#goals.map((_, index) => index);
    const free = indexes.filter((index) => this.#goals[index]?.ordered !== true);
    const count = (index: number): number => this.#viable[index]?.length ?? 0;
    free.sort((left, right) => count(left) - count(right));
    return [...indexes.filter((index) => this.#goals[index]?.ordered === true), ...free];
  }

  /** True when the search is over. */
  #from(position: number, state: State, last: Order, met: number): boolean {
    const goal = this.#order[position];
    if (goal === undefined) return this.#leaf(state, met);
    for (const candidate of this.#viable[goal] ?? []) {
      if (--this.#left < 0) return true;
      const states = candidate.compare(state, this.#isTaken);
      if (!holds(states)) continue;
      for (const after of states) if (this.#take(position, goal, state, after, last, met)) return true;
    }
    const reachable = met + this.#order.length - position - 1;
    return reachable > (this.#best?.met ?? -1) && this.#from(position + 1, state, last, met);
  }

  #take(position: number, goal: number, before: State, after: State, last: Order, met: number): boolean {
    const uses = after.uses.slice(before.uses.length);
    const ordered = this.#goals[goal]?.ordered === true;
    if (uses.some(this.#isTaken) || (ordered && isBefore(orderOf(uses[0]), last))) return false;
    this.#found[goal] = uses;
    for (const use of uses) this.#taken.add(keyOfUse(use));
    const over = this.#from(position + 1, after, ordered ? orderOf(uses.at(-1)) : last, met + 1);
    for (const use of uses) this.#taken.delete(keyOfUse(use));
    this.#found[goal] = undefined;
    return over;
  }

  #leaf(state: State, met: number): boolean {
    const complete = met === this.#goals.length;
    const finished = complete ? this.#finish(state) : { state, differences: [] };
    const better = met > (this.#best?.met ?? -1) || (complete && finished.differences.length === 0);
    if (better) this.#best = { met, pairing: { ...finished, found: [...this.#found] } };
    if (complete) return finished.differences.length === 0;
    return met >= this.#most;
  }
}

/** Gives every goal something of its own to rest on, or as many of them as can be. */
export function assign(goals: readonly Goal[], start: State, finish: Finish): Pairing {
  return new Search(goals, start, finish).run(start);
}
