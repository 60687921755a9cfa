import type { Data } from '../imap/data.ts';
import { textOf } from '../imap/text-of.ts';
import { holesIn } from './compile-holes.ts';
import { printData, showAll, showData } from './print.ts';
import { best, differ, holds, inside, onward } from './state.ts';
import type { At, ItemsRule, Rule, State, States, Wanted } from './state.ts';

interface SetOptions {
  readonly rule: Rule;
  /** Others may stand beside what the pattern lists, unless it is exact. */
  readonly others?: boolean;
  /** Values that may come unasked in a set that must else be equal. */
  readonly ignored?: (data: Data) => boolean;
  /** Values that those which came imply: they satisfy a pattern, and are never too many. */
  readonly implied?: (got: readonly Data[]) => readonly Data[];
}

/** One way of dealing out the values: those not yet taken. */
interface Deal {
  readonly state: State;
  readonly left: readonly Data[];
}

/** Ways of dealing kept at once: only holes make more than one. */
const maxDeals = 64;
/** Pairs of values looked at for one set: real ones stay below a thousand. */
const maxComparisons = 1_000_000;

const isEllipsis = (data: Data): boolean => data.kind === 'ellipsis';
const hasHole = (data: Data): boolean => holesIn([data]).length > 0;

function take(one: Data, deal: Deal, rule: Rule, at: At): readonly Deal[] {
  const deals: Deal[] = [];
  for (const value of deal.left) {
    const states = rule(one, value, at, { ...deal.state, differences: [] });
    if (!holds(states)) continue;
    const { differences } = deal.state;
    const left = deal.left.filter((other) => other !== value);
    deals.push(...states.map((state) => ({ state: { ...state, differences }, left })));
    if (!hasHole(one)) break;
  }
  return deals;
}

function remark(missing: readonly Data[], extra: readonly Data[]): string {
  const parts = [
    ...(missing.length > 0 ? [`lacks ${showAll(missing)}`] : []),
    ...(extra.length > 0 ? [`has ${showAll(extra)} besides`] : []),
  ];
  return parts.join(' and ');
}

/** Values in no order, each of the pattern's with one of its own that came. */
export function asSet(options: SetOptions): ItemsRule {
  return (wanted, got, at, state) => {
    const named = wanted.items.filter((one) => !isEllipsis(one));
    if (named.length * got.length > maxComparisons) {
      return differ(state, at, `(${showAll(wanted.items)})`, `${String(got.length)} values, more than can be compared`);
    }
    const open = !wanted.exact && (options.others === true || named.length < wanted.items.length);
    const missing: Data[] = [];
    const implied = at.scope.forbidding ? [] : (options.implied?.(got) ?? []);
    let deals: readonly Deal[] = [{ state, left: [...got, ...implied] }];
    for (const one of [...named.filter((data) => !hasHole(data)), ...named.filter(hasHole)]) {
      const next = deals.flatMap((deal) => take(one, deal, options.rule, at)).slice(0, maxDeals);
      if (next.length === 0) missing.push(one);
      else deals = next;
    }
    const ignored = wanted.exact ? undefined : options.ignored;
    const judged = deals.flatMap((deal) => {
      const extra = open ? [] : deal.left.filter((one) => ignored?.(one) !== true && !implied.includes(one));
      if (missing.length === 0 && extra.length === 0) return [deal.state];
      const seen = `(${showAll(got)}), which ${remark(missing, extra)}`;
      return differ(deal.state, at, `(${showAll(wanted.items)})`, seen);
    });
    return best(judged);
  };
}

/** A name with the values behind it. */
interface Entry {
  readonly name: Data;
  readonly values: readonly Data[];
}

interface MapOptions {
  readonly ruleOf: (name: string) => Rule;
  readonly others?: boolean;
  /** Values behind each name; one, where it is not said. */
  readonly width?: number;
  /** Entries whose presence or absence means the same. */
  readonly ignored?: (name: string, value: Data | undefined) => boolean;
}

function entriesOf(items: readonly Data[], width: number): readonly Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at < items.length; at += width + 1) {
    const name = items[at];
    if (name) entries.push({ name, values: items.slice(at + 1, at + 1 + width) });
  }
  return entries;
}

const nameOf = (entry: Entry): string => (textOf(entry.name) ?? printData(entry.name)).toUpperCase();

function compareValues(wanted: Entry, got: Entry, options: MapOptions, at: At, state: State): States {
  const rule = options.ruleOf(nameOf(got));
  return wanted.values.reduce<States>(
    (states, value, index) =>
      onward(states, (before) => {
        const seen = got.values[index];
        return seen ? rule(value, seen, at, before) : differ(before, at, showData(value), 'nothing');
      }),
    [state],
  );
}

function printEntry(entry: Entry): string {
  return showAll([entry.name, ...entry.values]);
}

/** Names with values, in no order; names compare without case of letters. */
export function asMap(options: MapOptions): ItemsRule {
  const width = options.width ?? 1;
  return (wanted: Wanted, got, at, state) => {
    const ignored = (entry: Entry): boolean =>
      !wanted.exact && options.ignored?.(nameOf(entry), entry.values[0]) === true;
    const named = wanted.items.filter((one) => !isEllipsis(one));
    const open = !wanted.exact && (options.others === true || named.length < wanted.items.length);
    const seen = entriesOf(got, width);
    const asked = entriesOf(named, width);
    const byName = new Map(seen.toReversed().map((entry) => [nameOf(entry), entry]));
    const askedNames = new Set(asked.map(nameOf));
    const compared = asked.reduce<States>(
      (states, entry) => {
        const same = byName.get(nameOf(entry));
        const deeper = inside(at, nameOf(entry));
        return onward(states, (before) => {
          if (same) return compareValues(entry, same, options, deeper, before);
          return ignored(entry) ? [before] : differ(before, deeper, printEntry(entry), `no ${nameOf(entry)}`);
        });
      },
      [state],
    );
    const extra = open ? [] : seen.filter((one) => !ignored(one) && !askedNames.has(nameOf(one)));
    if (extra.length === 0) return compared;
    return onward(compared, (before) => differ(before, at, 'nothing more', extra.map(printEntry).join(' ')));
  };
}
