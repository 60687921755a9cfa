import type { Data } from '../imap/data.ts';
import type { Bindings, FixtureSource } from './input.ts';

/** One thing that differs, and where in the response. */
export interface Difference {
  readonly path: string;
  readonly wanted: string;
  readonly got: string;
}

/** A piece of what came: a whole response, or one item of a FETCH response, or one line of a reply. */
export interface Use {
  /** Index of the response. */
  readonly response: number;
  readonly piece: string;
  /** Place of a line within its reply. */
  readonly row?: number;
}

/** How far one way of reading a pattern into a response has come. */
export interface State {
  readonly bindings: Bindings;
  readonly differences: readonly Difference[];
  /** Which pieces of the responses it rests on: no two expectations take the same piece. */
  readonly uses: readonly Use[];
}

/** Ways of reading, the best first, never none. If one has no differences, none of them has. */
export type States = readonly State[];

/** What stays the same while a pattern is compared. */
export interface Scope {
  readonly fixture: FixtureSource;
  readonly traceFieldsOnTop: boolean;
  /**
   * The pattern stands in `never`: it forbids what it says and no equivalent of it, and a name alone forbids every
   * response of that name, `SEARCH` included.
   */
  readonly forbidding: boolean;
  /** The name under which a capture is kept: `expect each of` keeps its own for each number. */
  readonly keyOf: (name: string) => string;
}

/** Where a comparison stands: the path for messages, and the scope. */
export interface At {
  readonly path: string;
  readonly scope: Scope;
}

/** Compares one value of a pattern with one that came. */
export type Rule = (wanted: Data, got: Data, at: At, state: State) => States;

/** Compares runs of values: what a list holds, or what follows a response's name. */
export type ItemsRule = (wanted: Wanted, got: readonly Data[], at: At, state: State) => States;

export interface Wanted {
  readonly items: readonly Data[];
  /** Written `(...)!`: nothing beside, nothing left out. */
  readonly exact: boolean;
}

/** Ways kept at once. Patterns of real cases need a handful; the bound keeps a contrived one from taking forever. */
const width = 64;
/** Failing ways kept, for the message alone. */
const failingWidth = 4;

/** The best of many ways, fewest differences first, each kind in the order found. */
export function best(states: readonly State[]): States {
  const holding = states.filter((state) => state.differences.length === 0);
  if (holding.length > 0) return holding.slice(0, width);
  return [...states].sort((left, right) => left.differences.length - right.differences.length).slice(0, failingWidth);
}

/** Carries every way one step on. */
export function onward(states: States, step: (state: State) => States): States {
  const [only, ...more] = states;
  return only && more.length === 0 ? step(only) : best(states.flatMap(step));
}

/** The same way with one more difference. */
export function differ(state: State, at: At, wanted: string, got: string): States {
  return [{ ...state, differences: [...state.differences, { path: at.path, wanted, got }] }];
}

/** A step deeper into the response. Without a name the place needs none: it is the only one. */
export function inside(at: At, name: string): At {
  return name === '' ? at : { ...at, path: `${at.path} / ${name}` };
}

export function holds(states: States): boolean {
  return states[0]?.differences.length === 0;
}

/** Pieces as keys of a set. */
export function keyOfUse(use: Use): string {
  return `${String(use.response)} ${use.piece}`;
}
