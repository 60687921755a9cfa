import type { Data } from '../imap/data.ts';
import { anyItems } from './any-data.ts';
import { holesIn } from './compile-holes.ts';
import { listOf, sequence } from './lists.ts';
import { showAll } from './print.ts';
import { astring, foldedString, number, numberSet, word } from './scalars.ts';
import { expand } from './sets.ts';
import { differ, holds } from './state.ts';
import type { ItemsRule } from './state.ts';
import { asSet } from './unordered.ts';
import { setOf } from './values.ts';

/** Pairs of a COPYUID that are compared one by one. */
const maxPairs = 10_000;

const one = (name: string, rule = number): ItemsRule => sequence([name, rule]);

const copied = sequence(['uidvalidity', number], ['source UIDs', numberSet], ['destination UIDs', numberSet]);

/** Which message became which: `304,319:320 3956:3958` says 304 → 3956, 319 → 3957, 320 → 3958. */
function pairsOf(args: readonly Data[]): string | undefined {
  const [from, to] = args
    .slice(1)
    .map((set) => setOf(set))
    .map((ranges) => (ranges ? expand(ranges, maxPairs) : undefined));
  if (!from || !to) return undefined;
  return from
    .map((uid, at) => `${uid.toString()}>${to[at]?.toString() ?? ''}`)
    .sort()
    .join(' ');
}

/** COPYUID (RFC 9051 section 7.1): two sets whose orders agree, so that the pairs compare as well as the sets. */
const copyuid: ItemsRule = (wanted, got, at, state) => {
  const states = copied(wanted, got, at, state);
  if (!holds(states) || holesIn(wanted.items).length > 0 || pairsOf(wanted.items) === pairsOf(got)) return states;
  return differ(state, at, showAll(wanted.items), `${showAll(got)}, which pairs them otherwise`);
};

const rules: ReadonlyMap<string, ItemsRule> = new Map([
  ['PERMANENTFLAGS', sequence(['', listOf(asSet({ rule: word, others: true }))])],
  ['BADCHARSET', sequence(['', listOf(asSet({ rule: foldedString, others: true }))])],
  ['CAPABILITY', asSet({ rule: word, others: true })],
  ['UIDNEXT', one('')],
  ['UIDVALIDITY', one('')],
  ['UNSEEN', one('')],
  ['HIGHESTMODSEQ', one('')],
  ['MODIFIED', one('', numberSet)],
  ['APPENDUID', sequence(['uidvalidity', number], ['UIDs', numberSet])],
  ['COPYUID', copyuid],
  ['MAILBOXID', sequence(['id', listOf(one('id', astring))])],
]);

/** How the arguments of a response code compare (RFC 9051 section 7.1 and extensions). */
export function codeRule(name: string): ItemsRule {
  return rules.get(name) ?? anyItems;
}
