import type { Candidate } from './candidates.ts';
import { mostPairs } from './most-pairs.ts';
import type { Expectation } from './pattern.ts';
import { holds, keyOfUse } from './state.ts';
import type { Difference, State, Use } from './state.ts';

/** An expectation that must find something of its own among what came. */
export interface Goal {
  readonly expectation: Expectation;
  /** The pattern as written, with the number that it stands for in `expect each of`. */
  readonly text: string;
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

/** How far a way of pairing has come: the goals up to `position` have been dealt with. */
interface Node {
  readonly position: number;
  readonly state: State;
  /** Where the last ordered goal was met. */
  readonly last: Order;
  readonly met: number;
}

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

  /** Walks the tree of ways with a stack of its own: there may be more goals than calls can nest. */
  run(start: State): Pairing {
    const root: Node = { position: 0, state: start, last: { response: 0, row: 0 }, met: 0 };
    const open: Generator<Node>[] = [];
    let over = this.#visit(root, open);
    for (let top = open.at(-1); top && !over && this.#left >= 0; top = open.at(-1)) {
      const step = top.next();
      if (step.done === true) open.pop();
      else over = this.#visit(step.value, open);
    }
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
  #visit(node: Node, open: Generator<Node>[]): boolean {
    const goal = this.#order[node.position];
    if (goal === undefined) return this.#leaf(node);
    open.push(this.#ways(node, goal));
    return false;
  }

  /** Each way to meet the next goal, then the way that leaves it unmet. What is taken is given back behind each. */
  *#ways(node: Node, goal: number): Generator<Node> {
    for (const candidate of this.#viable[goal] ?? []) {
      if (--this.#left < 0) return;
      const states = candidate.compare({ ...node.state, uses: [] }, this.#isTaken);
      if (!holds(states)) continue;
      for (const after of states) {
        if (!this.#allowed(goal, after.uses, node.last)) continue;
        this.#found[goal] = after.uses;
        for (const use of after.uses) this.#taken.add(keyOfUse(use));
        yield this.#onward(node, goal, after);
        for (const use of after.uses) this.#taken.delete(keyOfUse(use));
        this.#found[goal] = undefined;
      }
    }
    const reachable = node.met + this.#order.length - node.position - 1;
    if (reachable > (this.#best?.met ?? -1)) yield { ...node, position: node.position + 1 };
  }

  #allowed(goal: number, uses: readonly Use[], last: Order): boolean {
    if (uses.some(this.#isTaken)) return false;
    return this.#goals[goal]?.ordered !== true || !isBefore(orderOf(uses[0]), last);
  }

  #onward(node: Node, goal: number, after: State): Node {
    const last = this.#goals[goal]?.ordered === true ? orderOf(after.uses.at(-1)) : node.last;
    return { position: node.position + 1, state: after, last, met: node.met + 1 };
  }

  #leaf({ state, met }: Node): boolean {
    const complete = met === this.#goals.length;
    const found = [...this.#found];
    const reached = { ...state, uses: found.flatMap((uses) => uses ?? []) };
    const finished = complete ? this.#finish(reached) : { state: reached, differences: [] };
    const better = met > (this.#best?.met ?? -1) || (complete && finished.differences.length === 0);
    if (better) this.#best = { met, pairing: { ...finished, found } };
    return complete ? finished.differences.length === 0 : met >= this.#most;
  }
}

/** Gives every goal something of its own to rest on, or as many of them as can be. */
export function assign(goals: readonly Goal[], start: State, finish: Finish): Pairing {
  return new Search(goals, start, finish).run(start);
}
