import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type FaultId, isFaultId } from '../reference/index.ts';
import { packaged } from '../source/packaged.ts';
import type { Level } from '../result/verdict.ts';
import type { Kill } from './cover.ts';
import { checkOf } from './kills.ts';
import { worldOfFault } from './lab.ts';
import type { SelftestResult } from './result.ts';
import { isLasting, type IsWatch } from './watches.ts';
import type { World } from './world.ts';

/**
 * What the last full selftest found, in short. It plans the next ones, which believe nothing of it: everything that a
 * selftest says it has seen. And docs/selftest.md is written from it.
 */
export interface SelftestMap {
  /** By fault and case (`case @ world` where the world is not the fault's own): the ends of the ids of the checks. */
  readonly kills: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** By world: the cases to play in it for their branches. */
  readonly branches: Readonly<Record<World, readonly string[]>>;
  readonly found: Found;
}

/** What is said of that selftest in docs/selftest.md. */
export interface Found {
  /** Checks by level: turned red by some fault, and all of them. */
  readonly must: readonly [number, number];
  readonly should: readonly [number, number];
  /** Checks that are not turned red, with the reason. */
  readonly rest: Readonly<Record<string, string>>;
  readonly survivors: readonly string[];
  /** Branches: taken in some world, and all of them. */
  readonly branchCount: readonly [number, number];
  readonly neverTaken: readonly string[];
}

const nothingFound: Found = {
  must: [0, 0],
  should: [0, 0],
  rest: {},
  survivors: [],
  branchCount: [0, 0],
  neverTaken: [],
};

const file = packaged('selftest', 'map.json');

/** The recorded map; an empty one where none was recorded yet. */
export function readMap(): SelftestMap {
  if (!existsSync(file)) return { kills: {}, branches: {}, found: nothingFound };
  return JSON.parse(readFileSync(file, 'utf8')) as SelftestMap;
}

/** A check of a case as the map writes it: `` for the case's own, `:row`; others, such as rules, in full. */
function shortId(one: string, check: string): string {
  return check === one || check.startsWith(`${one}:`) ? check.slice(one.length) : check;
}

const longId = (one: string, short: string): string => (short === '' || short.startsWith(':') ? one + short : short);

function keyOf(fault: FaultId, one: string, world: World): string {
  return world === worldOfFault(fault) ? one : `${one} @ ${world}`;
}

/** The kills of a map whose faults and cases are still there. */
export function killsIn(map: SelftestMap, hasCase: (id: string) => boolean, isWatch: IsWatch): readonly Kill[] {
  return Object.entries(map.kills).flatMap(([fault, cases]) => {
    if (!isFaultId(fault)) return [];
    return Object.entries(cases).flatMap(([key, checks]): readonly Kill[] => {
      const [one = '', world = worldOfFault(fault)] = key.split(' @ ');
      if (!hasCase(one)) return [];
      const ids = checks.map((short) => checkOf(longId(one, short)));
      return [{ fault, case: one, world, checks: ids, watched: isLasting(fault) && ids.some((id) => isWatch(one, id)) }];
    });
  });
}

/** The map of a full selftest. */
export function mapOf(result: SelftestResult): SelftestMap {
  const { faults, branches } = result;
  const kills = faults.map(({ id, killers }) => {
    const cases: Record<string, string[]> = {};
    for (const { check, case: one, world } of killers)
      (cases[keyOf(id, one, world ?? '')] ??= []).push(shortId(one, check));
    return [id, sorted(cases)] as const;
  });
  return { kills: sorted(Object.fromEntries(kills)), branches: branchPlays(branches), found: foundIn(result) };
}

function foundIn({ faults, checks, branches }: SelftestResult): Found {
  const tally = (level: Level): readonly [number, number] => {
    const all = checks.filter((check) => check.level === level);
    return [all.filter(({ state }) => state === 'killed').length, all.length];
  };
  const rest = checks.filter(({ level, state }) => level !== 'may' && state !== 'killed');
  const never = branches.filter(({ worlds }) => worlds.length === 0);
  return {
    must: tally('must'),
    should: tally('should'),
    rest: Object.fromEntries(rest.map(({ id, state, reason }) => [id, reason ?? state])),
    survivors: faults.filter(({ killers }) => killers.length === 0).map(({ id }) => id),
    branchCount: [branches.length - never.length, branches.length],
    neverTaken: never.map(({ branch }) => branch),
  };
}

/** A map with what a later selftest has found beside it. What that did not play stays as it was recorded. */
export function grown(map: SelftestMap, more: SelftestMap): SelftestMap {
  const ids = [...Object.keys(map.kills), ...Object.keys(more.kills)];
  const kills = ids.map((id) => [id, union(map.kills[id] ?? {}, more.kills[id] ?? {})] as const);
  return { kills: sorted(Object.fromEntries(kills)), branches: union(map.branches, more.branches), found: more.found };
}

type Lists = Readonly<Record<string, readonly string[]>>;

function union(some: Lists, others: Lists): Lists {
  const keys = new Set([...Object.keys(some), ...Object.keys(others)]);
  const lists = [...keys].map((key) => [key, [...new Set([...(some[key] ?? []), ...(others[key] ?? [])])]] as const);
  return sorted(Object.fromEntries(lists));
}

/** For each branch that is not taken untold, the first world in which it is. */
function branchPlays(branches: SelftestResult['branches']): SelftestMap['branches'] {
  const plays: Record<World, string[]> = {};
  for (const { branch, worlds } of branches) {
    const [world] = worlds;
    const one = branch.replace(/ line \d+: .*$/s, '');
    if (world === undefined || worlds.includes('') || plays[world]?.includes(one) === true) continue;
    (plays[world] ??= []).push(one);
  }
  return sorted(plays);
}

function sorted<T>(table: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(table).sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** Writes the map, one line a fault, so that changes can be read. */
export function writeMap(map: SelftestMap): void {
  const lines = (table: object): string =>
    Object.entries(table)
      .map(([key, value]) => `    ${JSON.stringify(key)}: ${JSON.stringify(value)}`)
      .join(',\n');
  const parts = Object.entries(map).map(([key, table]) => `  "${key}": {\n${lines(table as object)}\n  }`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `{\n${parts.join(',\n')}\n}\n`);
}
