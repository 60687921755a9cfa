import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { type FaultId, isFaultId } from '../reference/index.ts';
import { packaged } from '../source/packaged.ts';
import type { Kill } from './cover.ts';
import { worldOfFault } from './lab.ts';
import type { SelftestResult } from './result.ts';
import type { World } from './world.ts';

/**
 * What the last full selftest found, in short: which checks of which cases each fault turns red, and which cases take,
 * under a setting, a branch that is not taken without. It only plans: everything that a selftest says it has seen.
 */
export interface SelftestMap {
  /** By fault and case (`case @ world` where the world is not the fault's own): the ends of the ids of the checks. */
  readonly kills: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** By world: the cases to play in it for their branches. */
  readonly branches: Readonly<Record<World, readonly string[]>>;
}

const file = packaged('selftest', 'map.json');

/** The recorded map; an empty one where none was recorded yet. */
export function readMap(): SelftestMap {
  if (!existsSync(file)) return { kills: {}, branches: {} };
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
export function killsIn(map: SelftestMap, hasCase: (id: string) => boolean): readonly Kill[] {
  return Object.entries(map.kills).flatMap(([fault, cases]) => {
    if (!isFaultId(fault)) return [];
    return Object.entries(cases).flatMap(([key, checks]): readonly Kill[] => {
      const [one = '', world = worldOfFault(fault)] = key.split(' @ ');
      return hasCase(one) ? [{ fault, case: one, world, checks: checks.map((short) => longId(one, short)) }] : [];
    });
  });
}

/** The map of a full selftest. */
export function mapOf({ faults, branches }: SelftestResult): SelftestMap {
  const kills = faults.map(({ id, killers }) => {
    const cases: Record<string, string[]> = {};
    for (const { check, case: one, world } of killers)
      (cases[keyOf(id, one, world ?? '')] ??= []).push(shortId(one, check));
    return [id, sorted(cases)] as const;
  });
  return { kills: sorted(Object.fromEntries(kills)), branches: branchPlays(branches) };
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
  const lines = (table: Readonly<Record<string, unknown>>): string =>
    Object.entries(table)
      .map(([key, value]) => `    ${JSON.stringify(key)}: ${JSON.stringify(value)}`)
      .join(',\n');
  writeFileSync(file, `{\n  "kills": {\n${lines(map.kills)}\n  },\n  "branches": {\n${lines(map.branches)}\n  }\n}\n`);
}
