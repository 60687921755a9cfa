import { isHarnessRule, ruleIds, ruleOf } from '../model/rules/all.ts';
import { type FaultId, faultOf } from '../reference/index.ts';
import { isRule } from '../result/rule.ts';
import { checksOf } from '../run/select.ts';
import type { Case } from '../script/model.ts';
import { cover, type Kill } from './cover.ts';
import { unwatched } from './excused.ts';
import { playHealthy } from './full.ts';
import { checkOf } from './kills.ts';
import { type Lab, type Trial, worldOfFault } from './lab.ts';
import { killsIn, type SelftestMap } from './map.ts';
import { isLasting, type IsWatch, watchesOf } from './watches.ts';
import { untold } from './world.ts';

/** Trials at once for one question that the map had no answer to. */
const STRIDE = 16;

/** What a planned selftest goes by. */
export interface Plan {
  readonly lab: Lab;
  readonly cases: readonly Case[];
  readonly faults: readonly FaultId[];
  readonly map: SelftestMap;
}

/**
 * Plays every case without faults, then as few cases with faults as the map promises to be enough. What does not come
 * about as promised, or is not in the map, is played by what was reached until it is found.
 */
export async function playPlanned(plan: Plan): Promise<void> {
  const { lab, cases, faults, map } = plan;
  const known = new Set(cases.map((one) => one.id));
  const isWatch = watchesOf(cases);
  const kills = killsIn(map, (id) => known.has(id), isWatch);
  await Promise.all([playHealthy(lab, cases), ...branchPlays(plan, known)]);
  const costOf = (kill: Kill): number => 20 + (lab.found(untold).get(kill.case)?.durationMs ?? 0);
  const rules = kills.flatMap((kill) => kill.checks.filter((id) => isRule({ id })));
  const chosen = cover(kills, [...worthwhile(cases), ...rules], costOf);
  await Promise.all(chosen.map((kill) => lab.trial(kill.fault, kill.world, kill.case)));
  const found = new Set(lab.trials.flatMap((trial) => (trial.kills.length > 0 ? [trial.fault] : [])));
  const watched = new Set(lab.trials.flatMap((trial) => (isWatched(trial, isWatch) ? [trial.fault] : [])));
  await Promise.all(
    faults.map(async (fault) => {
      if (!found.has(fault)) await seekKiller(lab, cases, fault, ({ kills: seen }) => seen.length > 0);
      if (isLasting(fault) && !watched.has(fault) && unwatched[fault] === undefined)
        await seekKiller(lab, cases, fault, (trial) => isWatched(trial, isWatch));
    }),
  );
  await seekFaults(plan);
  await seekRules(plan);
}

/** Tries, for each rule that nothing has broken yet, the faults that break the same statement. */
async function seekRules({ lab, cases, faults }: Plan): Promise<void> {
  const killed = new Set(lab.trials.flatMap((trial) => trial.kills.map(({ id }) => checkOf(id))));
  const open = ruleIds.filter((id) => !isHarnessRule(id) && !killed.has(id));
  await Promise.all(
    open.map(async (id) => {
      const { requirement } = ruleOf(id);
      const section = requirement.slice(0, requirement.lastIndexOf('/'));
      const near = faults.filter((fault) => faultOf(fault).requirement.startsWith(`${section}/`));
      for (const fault of near) {
        if (lab.trials.some(({ kills }) => kills.some((check) => check.id === id))) return;
        await seekKiller(lab, cases, fault, ({ kills }) => kills.some((check) => check.id === id));
      }
    }),
  );
}

function branchPlays({ lab, map }: Plan, known: ReadonlySet<string>): readonly Promise<unknown>[] {
  return Object.entries(map.branches).flatMap(([world, ids]) =>
    ids.filter((id) => known.has(id)).map((id) => lab.healthy(world, id)),
  );
}

function worthwhile(cases: readonly Case[]): readonly string[] {
  return cases.flatMap(checksOf).flatMap(({ level, id }) => (level === 'may' ? [] : [id]));
}

function isWatched({ case: one, kills }: Trial, isWatch: IsWatch): boolean {
  return kills.some(({ id }) => isWatch(one, id));
}

/** Tries a fault in the cases that reach it, until one trial is enough. */
async function seekKiller(
  lab: Lab,
  cases: readonly Case[],
  fault: FaultId,
  isEnough: (trial: Trial) => boolean,
): Promise<void> {
  const world = worldOfFault(fault);
  await Promise.all(cases.map((one) => lab.healthy(world, one.id)));
  for (const some of strides(lab.reach(fault))) {
    const trials = await Promise.all(some.map((one) => lab.trial(fault, world, one)));
    if (trials.some(isEnough)) return;
  }
}

/** Tries the faults that a case reaches until each of its MUST checks has turned red. */
async function seekFaults({ lab, cases, faults }: Plan): Promise<void> {
  const wanted = new Set(faults);
  const killed = new Set(lab.trials.flatMap((trial) => trial.kills.map(({ id }) => checkOf(id))));
  await Promise.all(
    cases.map(async (one) => {
      const found = lab.found(untold).get(one.id);
      const passed = found?.checks.filter(({ verdict }) => verdict === 'pass') ?? [];
      const musts = passed.filter(({ id, level }) => level === 'must' && !isRule({ id }) && !killed.has(id));
      const open = new Set(musts.map(({ id }) => id));
      for (const some of strides(
        rarestFirst(lab, open.size > 0 ? (found?.faults ?? []).filter((id) => wanted.has(id)) : []),
      )) {
        if (open.size === 0) return;
        const trials = await Promise.all(some.map((fault) => lab.trial(fault, untold, one.id)));
        for (const { id } of trials.flatMap(({ kills }) => kills)) open.delete(id);
      }
    }),
  );
}

/** What few cases reach is what this one is likely to be about. */
function rarestFirst(lab: Lab, faults: readonly FaultId[]): readonly FaultId[] {
  const counts = new Map(faults.map((fault) => [fault, lab.reach(fault).length]));
  return [...faults].sort((left, right) => (counts.get(left) ?? 0) - (counts.get(right) ?? 0));
}

function* strides<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < items.length; start += STRIDE) yield items.slice(start, start + STRIDE);
}
