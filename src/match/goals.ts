import type { Goal } from './assign.ts';
import { candidatesOf } from './candidates.ts';
import type { Candidate } from './candidates.ts';
import type { Evidence } from './evidence.ts';
import type { Bindings, MatchInput, StepExpectations } from './input.ts';
import type { Expectation } from './pattern.ts';
import { capturesIn } from './pattern-names.ts';
import { keyOfUse } from './state.ts';
import type { Scope, State, Use } from './state.ts';
import { numberOf } from './values.ts';

/** Parts a capture's name from the number that it belongs to; no name can hold it. */
const mark = '#';

export function scopeOf(input: MatchInput): Scope {
  return {
    fixture: input.fixture,
    traceFieldsOnTop: input.traceFieldsOnTop === true,
    forbidding: false,
    keyOf: (name) => name,
  };
}

/** Names that mean the same for each number: those bound before, and those that the step itself binds once. */
function sharedNames(wanted: StepExpectations, bindings: Bindings): ReadonlySet<string> {
  const patterns = [
    ...wanted.expect.map(({ pattern }) => pattern),
    ...wanted.status.flatMap(({ alternatives }) => alternatives),
  ];
  return new Set([...bindings.keys(), ...patterns.flatMap(capturesIn)]);
}

function scopeOfNumber(scope: Scope, number: number, shared: ReadonlySet<string>): Scope {
  const keyOf = (name: string): string => (name !== 'n' && shared.has(name) ? name : `${name}${mark}${String(number)}`);
  return { ...scope, keyOf };
}

/** `{n}` bound to each number, where only the goals of that number see it. */
export function bindEach(wanted: StepExpectations, state: State): State {
  if (!wanted.each) return state;
  const bindings = new Map(state.bindings);
  for (const number of wanted.each.set) {
    bindings.set(`n${mark}${String(number)}`, { kind: 'data', value: numberOf(BigInt(number)) });
  }
  return { ...state, bindings };
}

/** The bindings that outlive the step. */
export function withoutEach(bindings: Bindings): Bindings {
  return new Map([...bindings].filter(([name]) => !name.includes(mark)));
}

/** POP3 replies carry no tags: as many status lines as replies, or more, are met one by one; fewer, in order. */
function statusLineCandidates(
  all: readonly Candidate[],
  expectation: Expectation,
  expect: readonly Expectation[],
): readonly Candidate[] {
  if (expectation.pattern.protocol !== 'pop3') return all;
  const lines = expect.filter(({ pattern }) => pattern.protocol === 'pop3');
  if (lines.length < all.length) return all;
  const own = all[lines.indexOf(expectation)];
  return own ? [own] : [];
}

/** The goals of a step: those of `expect`, in their order, then those of each number. */
export function goalsOf(input: MatchInput, evidence: Evidence, state: State): readonly Goal[] {
  const wanted = input.expectations;
  const scope = scopeOf(input);
  const goalOf = (expectation: Expectation, own: Scope, ordered: boolean): Goal => ({
    expectation,
    text: expectation.pattern.text,
    candidates: candidatesOf(expectation.pattern, evidence, state.bindings, own),
    ordered,
  });
  const expected = wanted.expect.map((expectation) => {
    const goal = goalOf(expectation, scope, wanted.inOrder || expectation.pattern.protocol === 'pop3');
    return { ...goal, candidates: statusLineCandidates(goal.candidates, expectation, wanted.expect) };
  });
  const shared = wanted.each ? sharedNames(wanted, input.bindings) : new Set<string>();
  const each = (wanted.each?.set ?? []).flatMap((number) => {
    const own = scopeOfNumber(scope, number, shared);
    return (wanted.each?.expect ?? []).map((expectation) => {
      const goal = goalOf(expectation, own, false);
      return { ...goal, text: goal.text.replaceAll(/\{n(?::[\w-]+)?\}/g, String(number)) };
    });
  });
  return [...expected, ...each];
}

/** Something that `optional` allows and that came: its names are bound, its pieces are accounted for. */
export function takeOptional(input: MatchInput, evidence: Evidence, state: State): State {
  const scope = scopeOf(input);
  return input.expectations.optional.reduce((before, { pattern }) => {
    const used = new Set(before.uses.map(keyOfUse));
    const isTaken = (use: Use): boolean => used.has(keyOfUse(use));
    for (const candidate of candidatesOf(pattern, evidence, before.bindings, scope)) {
      if (candidate.fault) continue;
      const [after] = candidate.compare(before, isTaken);
      if (!after || after.differences.length > before.differences.length) continue;
      if (!after.uses.slice(before.uses.length).some(isTaken)) return after;
    }
    return before;
  }, state);
}
