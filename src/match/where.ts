import type { Data } from '../imap/data.ts';
import type { Binding, Bindings } from './input.ts';
import type { Term, Where } from './pattern.ts';
import { capturesInWhere } from './pattern-names.ts';
import { printData, showData } from './print.ts';
import { includes, sameSet, sizeOf } from './sets.ts';
import type { Difference } from './state.ts';
import { readData } from '../imap/data.ts';
import { atomOf, numberOf, numericOf, octetsOf, setOf, stringOf } from './values.ts';

/** What `octets`, `lines` and `count` stand for in a step; undefined where there is nothing to measure. */
export interface Measures {
  readonly octets: bigint | undefined;
  readonly lines: bigint | undefined;
  readonly count: bigint;
}

/** Why a comparison cannot be made, as the `got` of a mismatch. */
class Incomparable extends Error {}

function valueOf(binding: Binding): Data {
  if (binding.kind === 'data') return binding.value;
  if (setOf(atomOf(binding.text))) return atomOf(binding.text);
  const { value, faults } = readData(Buffer.from(binding.text), { holes: false });
  const [only] = value;
  if (faults.length > 0 || !only) return stringOf(Buffer.from(binding.text));
  return value.length === 1 ? only : { kind: 'list', items: value, start: 0, end: 0 };
}

function asNumber(data: Data): bigint {
  const value = numericOf(data);
  if (value === undefined) throw new Incomparable(`${showData(data)} is no number`);
  return value;
}

function sizeOfData(data: Data): bigint {
  if (data.kind === 'list') return BigInt(data.items.length);
  const set = setOf(data);
  if (!set) throw new Incomparable(`${showData(data)} is neither a set nor a list`);
  return sizeOf(set);
}

/** Equal by value: numbers, sets, lists, and else octets. Only system flags fold. */
function isEqual(left: Data, right: Data): boolean {
  if (left.kind === 'list' && right.kind === 'list') {
    return left.items.length === right.items.length && left.items.every((one, at) => isEqualTo(one, right.items[at]));
  }
  if (left.kind === 'nil' || right.kind === 'nil') return left.kind === right.kind;
  const [a, b] = [numericOf(left), numericOf(right)];
  if (a !== undefined && b !== undefined) return a === b;
  const [one, other] = [setOf(left), setOf(right)];
  if (one && other) return sameSet(one, other);
  const fold = (data: Data): string | undefined =>
    octetsOf(data)
      ?.toString('latin1')
      .replace(/^\\.*/, (flag) => flag.toLowerCase());
  return fold(left) !== undefined && fold(left) === fold(right);
}

function isEqualTo(left: Data, right: Data | undefined): boolean {
  return right !== undefined && isEqual(left, right);
}

function isIn(left: Data, right: Data): boolean {
  const set = setOf(right);
  const value = numericOf(left);
  if (set) return value !== undefined && includes(set, value);
  if (right.kind === 'list') return right.items.some((one) => isEqual(left, one));
  throw new Incomparable(`${showData(right)} is neither a set nor a list`);
}

function compare(left: Data, operator: Where['operator'], right: Data): boolean {
  switch (operator) {
    case '=':
      return isEqual(left, right);
    case '!=':
      return !isEqual(left, right);
    case 'in':
      return isIn(left, right);
    case '<':
      return asNumber(left) < asNumber(right);
    case '<=':
      return asNumber(left) <= asNumber(right);
    case '>':
      return asNumber(left) > asNumber(right);
    case '>=':
      return asNumber(left) >= asNumber(right);
  }
}

/** Evaluates comparisons over the bindings and measures of a step. */
class Evaluator {
  readonly #bindings: Bindings;
  readonly #measures: Measures;

  constructor(bindings: Bindings, measures: Measures) {
    this.#bindings = bindings;
    this.#measures = measures;
  }

  value(term: Term): Data {
    switch (term.kind) {
      case 'capture':
        return this.#captured(term.name);
      case 'number':
        return numberOf(term.value);
      case 'word':
        return valueOf({ kind: 'text', text: term.text });
      case 'measure':
        return numberOf(this.#measured(term.of));
      case 'size':
        return numberOf(sizeOfData(this.value(term.of)));
      case 'sum': {
        const [left, right] = [asNumber(this.value(term.left)), asNumber(this.value(term.right))];
        const sum = term.operator === '+' ? left + right : left - right;
        return { kind: 'number', value: sum, text: sum.toString(), start: 0, end: 0 };
      }
    }
  }

  /** The captures and measures behind a term, with what they are. */
  describe(term: Term): readonly string[] {
    if (term.kind === 'capture') return [`{${term.name}} is ${showData(this.value(term))}`];
    if (term.kind === 'measure') return [`${term.of} is ${printData(this.value(term))}`];
    if (term.kind === 'size') return this.describe(term.of);
    return term.kind === 'sum' ? [...this.describe(term.left), ...this.describe(term.right)] : [];
  }

  #captured(name: string): Data {
    const binding = this.#bindings.get(name);
    if (!binding) throw new Incomparable(`{${name}} was not bound by any answer`);
    return valueOf(binding);
  }

  #measured(of: keyof Measures): bigint {
    const value = this.#measures[of];
    if (value === undefined) throw new Incomparable(`no multi-line reply came, so there are no ${of}`);
    return value;
  }
}

/** Judges one comparison; undefined where it holds. */
export function judgeWhere(where: Where, bindings: Bindings, measures: Measures): Difference | undefined {
  const evaluator = new Evaluator(bindings, measures);
  try {
    if (compare(evaluator.value(where.left), where.operator, evaluator.value(where.right))) return undefined;
    const facts = [...evaluator.describe(where.left), ...evaluator.describe(where.right)];
    return { path: 'where', wanted: where.text, got: facts.join(', ') || 'the opposite' };
  } catch (error) {
    if (error instanceof Incomparable) return { path: 'where', wanted: where.text, got: error.message };
    throw error;
  }
}

/** Whether a comparison rests on a name that only `optional` would have bound, and that did not come. */
export function isVacuous(where: Where, bindings: Bindings, optional: ReadonlySet<string>): boolean {
  return capturesInWhere(where).some((name) => optional.has(name) && !bindings.has(name));
}
