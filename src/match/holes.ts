import type { Data, HoleData } from '../imap/data.ts';
import { fits } from './hole-types.ts';
import type { Binding } from './input.ts';
import { printData, shorten, showData } from './print.ts';
import { best, differ } from './state.ts';
import type { At, Rule, State, States } from './state.ts';
import { startsAtTop, stripTraceFields } from './trace.ts';
import { readingsOf, stringOf } from './values.ts';

/** The name is bound to a value from here on. */
function bind(hole: HoleData, value: Data, at: At, state: State): State {
  if (hole.name === undefined) return state;
  const binding: Binding = { kind: 'data', value };
  return { ...state, bindings: new Map(state.bindings).set(at.scope.keyOf(hole.name), binding) };
}

/** What the hole's name is bound to already. */
function boundTo(hole: HoleData, at: At, state: State): Binding | undefined {
  return hole.name === undefined ? undefined : state.bindings.get(at.scope.keyOf(hole.name));
}

/** Says in each new difference which name it was that asked for the value, and a row's text as it was written. */
function label(states: States, before: State, name: string, bound: Binding): States {
  const known = before.differences.length;
  return states.map((state) => ({
    ...state,
    differences: state.differences.map((one, index) => {
      if (index < known) return one;
      return { ...one, wanted: `{${name}} = ${bound.kind === 'text' ? shorten(bound.text) : one.wanted}` };
    }),
  }));
}

function fillFixture(fixture: NonNullable<HoleData['fixture']>, got: Data, at: At, state: State, rule: Rule): States {
  const value = at.scope.fixture(fixture.name, fixture.part);
  if (!Buffer.isBuffer(value)) return rule(value, got, at, state);
  const delivered = at.scope.traceFieldsOnTop && startsAtTop(fixture.part);
  const seen = delivered && got.kind === 'string' ? stringOf(stripTraceFields(got.octets, value)) : got;
  return rule(stringOf(value), seen, at, state);
}

/** A hole meets a value: its type, its fixture, or what its name is bound to must agree; a new name is bound. */
function fill(hole: HoleData, got: Data, at: At, state: State, rule: Rule): States {
  if (hole.fixture) return fillFixture(hole.fixture, got, at, state, rule);
  if (!fits(hole.type, got)) return differ(state, at, printData(hole), showData(got));
  const bound = boundTo(hole, at, state);
  if (!bound) return [bind(hole, got, at, state)];
  const states = best(readingsOf(bound).flatMap((reading) => rule(reading, got, at, state)));
  return label(states, state, hole.name ?? '', bound);
}

/** A rule that takes holes as well. */
export function withHoles(rule: Rule): Rule {
  return (wanted, got, at, state) =>
    wanted.kind === 'hole' ? fill(wanted, got, at, state, rule) : rule(wanted, got, at, state);
}
