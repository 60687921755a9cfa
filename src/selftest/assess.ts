import { type FaultId, faultOf } from '../reference/index.ts';
import { isHarnessRule, type RuleId, ruleIds, rules } from '../model/rules/all.ts';
import { isRule } from '../result/rule.ts';
import { checksOf } from '../run/select.ts';
import type { Case, CheckDeclaration } from '../script/model.ts';
import { branchesTaken, branchKey, branchPlaces } from './branches.ts';
import { excused, permissionFor } from './excused.ts';
import { isLasting, type IsWatch, watchesOf } from './watches.ts';
import { checkOf, isAmiss } from './kills.ts';
import type { Lab, Trial } from './lab.ts';
import type { SeenCheck } from './play.ts';
import type {
  BranchFinding,
  CheckFinding,
  FaultFinding,
  HealthyFinding,
  Killer,
  SelftestResult,
  SettingFinding,
} from './result.ts';
import { isWhole } from './result.ts';
import { untold, type World } from './world.ts';

/** What was to be found out. */
export interface Question {
  readonly extent: SelftestResult['extent'];
  readonly lab: Lab;
  readonly cases: readonly Case[];
  readonly slow: readonly Case[];
  readonly faults: readonly FaultId[];
}

type Findings = Pick<SelftestResult, 'faults' | 'checks' | 'healthy' | 'settings' | 'branches'>;

/** Everything that the plays of a lab amount to. */
export function assess({ extent, lab, cases, slow, faults }: Question): Findings {
  const killed = faultsByCheck(lab.trials);
  const decided = decisions(lab);
  const isWatch = watchesOf(cases);
  return {
    faults: faults.map((id) => faultFinding(id, lab.trials, isWatch)),
    checks: [
      ...ambientChecks(extent, killed, decided),
      ...cases.flatMap((one) => checksOf(one).map((check) => checkFinding(one, check, killed, decided))),
      ...slow.flatMap((one) => checksOf(one).map((check) => slowFinding(one, check))),
    ],
    healthy: lab.worlds.flatMap((world) => healthyFindings(lab, world)),
    settings: lab.worlds.filter((world) => world !== untold).map((world) => settingFinding(lab, world)),
    branches: branchFindings(lab, cases),
  };
}

function faultFinding(id: FaultId, trials: readonly Trial[], isWatch: IsWatch): FaultFinding {
  const { breaks, requirement } = faultOf(id);
  const own = trials.filter((trial) => trial.fault === id);
  const killers = own.flatMap((trial) => trial.kills.map((check) => killer(trial, check)));
  return {
    id,
    breaks,
    requirement,
    lasting: isLasting(id),
    watched: killers.some(({ case: one, check }) => isWatch(one, check)),
    killers: killers.sort((left, right) => (left.check < right.check ? -1 : 1)),
    trials: own.length,
    disturbed: [...new Set(own.flatMap(disturbances))].sort(),
  };
}

function killer({ case: one, world }: Trial, { id, verdict, message }: SeenCheck): Killer {
  return { check: id, case: one, ...(world === untold ? {} : { world }), verdict, message };
}

function disturbances({ case: one, blocked, trouble }: Trial): readonly string[] {
  if (trouble !== undefined) return [`${one}: ${trouble}`];
  return blocked > 0 ? [`${one}: blocked`] : [];
}

/** Which faults turned a check red. The grammar is watched under many ids: a part counts for the whole. */
function faultsByCheck(trials: readonly Trial[]): ReadonlyMap<string, ReadonlySet<FaultId>> {
  const found = new Map<string, Set<FaultId>>();
  for (const { fault, kills } of trials) {
    for (const { id } of kills) {
      const check = checkOf(id);
      found.set(check, (found.get(check) ?? new Set()).add(fault));
    }
  }
  return found;
}

const decidedVerdicts: ReadonlySet<SeenCheck['verdict']> = new Set(['pass', 'info', 'fail', 'warn']);

/** Whether each check learnt something in some world, or why it did not. */
function decisions(lab: Lab): ReadonlyMap<string, true | string> {
  const found = new Map<string, true | string>();
  for (const world of lab.worlds) {
    for (const { checks } of lab.found(world).values()) {
      for (const { id, verdict, message } of checks) {
        if (decidedVerdicts.has(verdict)) found.set(id, true);
        else if (!found.has(id)) found.set(id, `${verdict}: ${message}`);
      }
    }
  }
  return found;
}

function checkFinding(
  one: Case,
  { id, level }: CheckDeclaration,
  killed: ReadonlyMap<string, ReadonlySet<FaultId>>,
  decided: ReadonlyMap<string, true | string>,
): CheckFinding {
  const finding = { id, case: one.id, level, faults: [...(killed.get(id) ?? [])] };
  if (finding.faults.length > 0) return { ...finding, state: 'killed' };
  const excuse = excused[id];
  if (excuse !== undefined) return { ...finding, state: 'excused', reason: excuse };
  const learnt = decided.get(id) ?? 'it was not played';
  if (learnt !== true) return { ...finding, state: 'undecided', reason: learnt };
  return { ...finding, state: 'unkilled' };
}

function slowFinding(one: Case, { id, level }: CheckDeclaration): CheckFinding {
  return { id, case: one.id, level, state: 'slow', faults: [], reason: 'tagged slow' };
}

function ruleFinding(id: string, faults: readonly FaultId[]): CheckFinding {
  const finding = { id, case: id, level: levelOf(id), faults };
  const reason = excused[id];
  if (faults.length > 0 || reason === undefined) return { ...finding, state: faults.length > 0 ? 'killed' : 'unkilled' };
  return { ...finding, state: 'excused', reason };
}

/** Rules that watch the harness's own octets: no fault of a server can break them, their unit tests do. */
const isOurs = (id: string): boolean => id in rules && isHarnessRule(id as RuleId);

function levelOf(id: string): CheckFinding['level'] {
  return id in rules ? rules[id as RuleId].level : 'must';
}

/** The rules that watch every conversation are checks as well. */
function ambientChecks(
  extent: SelftestResult['extent'],
  killed: ReadonlyMap<string, ReadonlySet<FaultId>>,
  decided: ReadonlyMap<string, true | string>,
): readonly CheckFinding[] {
  const seen = [...decided.keys()].filter((id) => isRule({ id })).map(checkOf);
  const expected = ruleIds;
  const ids = new Set([...(isWhole(extent) ? expected : []), ...seen].sort());
  return [...ids].filter((id) => !isOurs(id)).map((id) => ruleFinding(id, [...(killed.get(id) ?? [])]));
}

function healthyFindings(lab: Lab, world: World): readonly HealthyFinding[] {
  return [...lab.found(world)].flatMap(([one, { checks, trouble }]): readonly HealthyFinding[] => {
    if (trouble !== undefined) return [{ case: one, world, message: trouble }];
    return checks.filter(isAmiss).map((check) => {
      const { id, verdict, message } = check;
      const permitted = permissionFor(world, check);
      return { case: one, world, check: id, verdict, message, ...(permitted === undefined ? {} : { permitted }) };
    });
  });
}

function settingFinding(lab: Lab, world: World): SettingFinding {
  return { world, cases: lab.found(world).size };
}

function branchFindings(lab: Lab, cases: readonly Case[]): readonly BranchFinding[] {
  const taken = new Map<string, World[]>();
  for (const world of lab.worlds) {
    for (const [one, { checks }] of lab.found(world)) {
      for (const key of new Set(branchesTaken(one, checks))) taken.set(key, [...(taken.get(key) ?? []), world]);
    }
  }
  const keys = cases.flatMap(branchPlaces).map(branchKey);
  return keys.map((branch) => ({ branch, worlds: taken.get(branch) ?? [] }));
}
