import type { Data } from '../imap/data.ts';
import { textOf } from '../imap/text-of.ts';
import { anyData } from './any-data.ts';
import { holesIn } from './compile-holes.ts';
import { listOf, sequence } from './lists.ts';
import { printAll, printData, showAll, showData } from './print.ts';
import { astring, mailbox, number, numberSet, word } from './scalars.ts';
import { differ, inside, onward } from './state.ts';
import type { At, ItemsRule, Rule, State, States } from './state.ts';
import { asMap, asSet } from './unordered.ts';
import { atomOf, numericOf } from './values.ts';

/** An ESEARCH response, or a pattern of one, taken apart (RFC 9051 section 7.3.4). */
interface Extended {
  readonly correlator?: Data;
  readonly uid: boolean;
  readonly items: ReadonlyMap<string, Data>;
}

function takeApart(data: readonly Data[]): Extended {
  const rest = data.filter((one) => one.kind !== 'ellipsis');
  const [first] = rest;
  const correlator = first?.kind === 'list' ? first : undefined;
  if (correlator) rest.shift();
  const uid = rest[0] !== undefined && textOf(rest[0])?.toUpperCase() === 'UID';
  if (uid) rest.shift();
  const items = new Map<string, Data>();
  for (let at = 0; at + 1 < rest.length; at += 2) {
    const [name, value] = [rest[at], rest[at + 1]];
    if (name && value) items.set(printData(name).toUpperCase(), value);
  }
  return { ...(correlator && { correlator }), uid, items };
}

/** What a search found: no ALL and nothing that tells of a hit is the empty set. */
function hitsOf({ items }: Extended): Data | undefined {
  const count = items.get('COUNT');
  const some = items.has('MIN') || items.has('MAX') || items.has('PARTIAL');
  if (some || (count && numericOf(count) !== 0n)) return items.get('ALL');
  return items.get('ALL') ?? atomOf('');
}

const returned: ReadonlyMap<string, Rule> = new Map([
  ['MIN', number],
  ['MAX', number],
  ['COUNT', number],
  ['MODSEQ', number],
  ['ALL', numberSet],
  ['PARTIAL', listOf(sequence(['range', word], ['hits', numberSet]))],
]);

const correlated = listOf(
  asMap({
    ruleOf: (name) => (name === 'MAILBOX' ? mailbox : name === 'UIDVALIDITY' ? number : astring),
    others: true,
  }),
);

function compareCorrelator(wanted: Extended, got: Extended, at: At, state: State): States {
  if (!wanted.correlator) return [state];
  if (!got.correlator) return differ(state, at, printData(wanted.correlator), 'no correlator');
  return correlated(wanted.correlator, got.correlator, at, state);
}

/** ESEARCH: what the pattern names must be there, in any order; other results may stand beside. */
export const esearch: ItemsRule = (wanted, data, at, state) => {
  const [asked, got] = [takeApart(wanted.items), takeApart(data)];
  const start = asked.uid && !got.uid ? differ(state, inside(at, 'UID'), 'UID', 'no UID') : [state];
  const correlatedStates = onward(start, (before) => compareCorrelator(asked, got, at, before));
  return [...asked.items].reduce<States>((states, [name, value]) => {
    const seen = name === 'ALL' ? hitsOf(got) : got.items.get(name);
    const rule = returned.get(name) ?? anyData;
    return onward(states, (before) =>
      seen
        ? rule(value, seen, inside(at, name), before)
        : differ(before, inside(at, name), showData(value), `no ${name}`),
    );
  }, correlatedStates);
};

/** The hits and the mod-sequence of a search, in whichever of its two forms the server answered. */
interface Hits {
  readonly numbers: readonly Data[];
  readonly modseq?: Data;
}

function fromSearch(data: readonly Data[]): Hits {
  const list = data.find((one) => one.kind === 'list');
  const modseq = list?.kind === 'list' ? list.items[1] : undefined;
  return { numbers: data.filter((one) => one !== list), ...(modseq && { modseq }) };
}

function fromExtended(data: readonly Data[]): Hits | undefined {
  const got = takeApart(data);
  const all = hitsOf(got);
  const modseq = got.items.get('MODSEQ');
  return all && { numbers: [all], ...(modseq && { modseq }) };
}

const joined = (numbers: readonly Data[]): Data => atomOf(printAll(numbers).replaceAll(' ', ','));
const wholeTypes: readonly (string | undefined)[] = [undefined, 'any', 'set', 'list'];

function compareHits(wanted: readonly Data[], exact: boolean, numbers: readonly Data[], at: At, state: State): States {
  const [only] = wanted;
  if (wanted.length === 1 && only?.kind === 'hole' && wholeTypes.includes(only.type)) {
    return numberSet(only.type === 'list' ? { ...only, type: 'set' } : only, joined(numbers), at, state);
  }
  if (holesIn(wanted).length === 0 && !wanted.some((one) => one.kind === 'ellipsis')) {
    return numberSet(joined(wanted), joined(numbers), at, state);
  }
  return asSet({ rule: number })({ items: wanted, exact }, numbers, at, state);
}

function compareSearch(wanted: readonly Data[], got: Hits, at: At, state: State): States {
  const asked = fromSearch(wanted);
  return compareModseq(asked, got, at, compareHits(asked.numbers, false, got.numbers, at, state));
}

function compareModseq({ modseq }: Hits, got: Hits, at: At, states: States): States {
  if (!modseq) return states;
  const deeper = inside(at, 'MODSEQ');
  return onward(states, (before) =>
    got.modseq ? number(modseq, got.modseq, deeper, before) : differ(before, deeper, printData(modseq), 'no MODSEQ'),
  );
}

/** Numbers by their own rule, and a mod-sequence that may follow them, as in SORT (RFC 7162 section 3.1.9). */
export function withModseq(numbers: ItemsRule): ItemsRule {
  return (wanted, data, at, state) => {
    const [asked, got] = [fromSearch(wanted.items), fromSearch(data)];
    return compareModseq(asked, got, at, numbers({ ...wanted, items: asked.numbers }, got.numbers, at, state));
  };
}

/** SEARCH (RFC 3501 section 7.2.5): its numbers are a set; none is the empty set. */
export const search: ItemsRule = (wanted, got, at, state) => compareSearch(wanted.items, fromSearch(got), at, state);

/** A pattern of SEARCH met by ESEARCH, which is how an IMAP4rev2 session answers the same command. */
export const searchByExtended: ItemsRule = (wanted, data, at, state) => {
  const got = fromExtended(data);
  if (got) return compareSearch(wanted.items, got, at, state);
  return differ(state, at, showAll(wanted.items), `no ALL in ${showAll(data)}`);
};
