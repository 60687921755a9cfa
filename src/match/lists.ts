import type { Data } from '../imap/data.ts';
import { withHoles } from './holes.ts';
import { showAll, showData } from './print.ts';
import { best, differ, inside, onward } from './state.ts';
import type { At, ItemsRule, Rule, State, States, Wanted } from './state.ts';

/** A value in a list by its place: what to call it in messages, and how to compare it. */
export interface Place {
  readonly name: string;
  readonly rule: Rule;
}

interface OrderOptions {
  readonly placeOf: (index: number, got: readonly Data[]) => Place;
  /** How many values must agree in number; more may come, or lack, where the protocol can be extended. */
  readonly fixed?: (got: readonly Data[]) => number;
  readonly moreMayCome?: boolean;
  readonly lastMayLack?: boolean;
  /** How many values are defined: beyond them none may come. */
  readonly most?: (got: readonly Data[]) => number;
}

const isEllipsis = (data: Data | undefined): boolean => data?.kind === 'ellipsis';

/** Rules over the holes' heads: a list or a hole, compared with a list. */
export function listOf(items: ItemsRule): Rule {
  return withHoles((wanted, got, at, state) => {
    if (wanted.kind === 'list' && got.kind === 'list') {
      return items({ items: wanted.items, exact: wanted.exact === true }, got.items, at, state);
    }
    if (wanted.kind === 'nil' && got.kind === 'nil') return [state];
    return differ(state, at, showData(wanted), showData(got));
  });
}

/** Places tried for the ellipses of one list: enough for any list of a person's making, and an end to a server's. */
const maxPlaces = 20_000;

class OrderedRun {
  readonly #wanted: Wanted;
  readonly #got: readonly Data[];
  readonly #at: At;
  readonly #options: OrderOptions;
  readonly #fixed: number;
  #left = maxPlaces;

  constructor(wanted: Wanted, got: readonly Data[], at: At, options: OrderOptions) {
    this.#wanted = wanted;
    this.#got = got;
    this.#at = at;
    this.#options = options;
    this.#fixed = wanted.exact ? Number.POSITIVE_INFINITY : (options.fixed?.(got) ?? Number.POSITIVE_INFINITY);
  }

  /** Compares one by one from the given places on, up to an ellipsis or the end of either. */
  from(next: number, index: number, state: State): States {
    let states: States = [state];
    for (let step = 0; ; step++) {
      const one = this.#wanted.items[next + step];
      const value = this.#got[index + step];
      if (one === undefined) return onward(states, (before) => this.#end(index + step, before));
      if (isEllipsis(one)) return onward(states, (before) => this.#skip(next + step, index + step, before));
      if (value === undefined) return onward(states, (before) => this.#lack(next + step, index + step, before));
      const { name, rule } = this.#options.placeOf(index + step, this.#got);
      states = onward(states, (before) => rule(one, value, inside(this.#at, name), before));
    }
  }

  /** An ellipsis takes any run of values, the shortest first; the last one leaves as many as are asked for behind it. */
  #skip(next: number, index: number, state: State): States {
    const rest = this.#wanted.items.slice(next + 1);
    if (rest.length === 0) return [state];
    const open = rest.some(isEllipsis) || this.#options.moreMayCome === true;
    const ways: State[] = [];
    for (let to = open ? index : Math.max(index, this.#got.length - rest.length); to <= this.#got.length; to++) {
      if (--this.#left < 0) break;
      ways.push(...this.from(next + 1, to, state));
      if (!open) break;
    }
    if (ways.length > 0) return best(ways);
    return differ(state, this.#at, showAll(this.#wanted.items), 'more values than can be searched');
  }

  #end(index: number, state: State): States {
    const mayCome = this.#options.moreMayCome === true && index >= this.#fixed;
    const most = this.#options.most?.(this.#got) ?? Number.POSITIVE_INFINITY;
    const extra = this.#got.slice(mayCome ? Math.max(index, most) : index);
    if (extra.length === 0) return [state];
    return differ(state, this.#at, 'nothing more', showAll(extra));
  }

  #lack(next: number, index: number, state: State): States {
    const rest = this.#wanted.items.slice(next);
    if (rest.every(isEllipsis)) return [state];
    if (this.#options.lastMayLack === true && index >= this.#fixed) return [state];
    return differ(state, this.#at, showAll(rest), 'nothing more');
  }
}

/** Values in a fixed order; `...` stands for any run of them. */
export function inOrder(options: OrderOptions): ItemsRule {
  return (wanted, got, at, state) => new OrderedRun(wanted, got, at, options).from(0, 0, state);
}

type NamedRule = readonly [name: string, rule: Rule];

/** Values in a fixed order, each with its own rule; those behind the last follow the last one's. */
export function sequence(first: NamedRule, ...others: readonly NamedRule[]): ItemsRule {
  const places = [first, ...others];
  return inOrder({
    placeOf: (index) => {
      const [name, rule] = places[index] ?? places.at(-1) ?? first;
      return { name, rule };
    },
  });
}
