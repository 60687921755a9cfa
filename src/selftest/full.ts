import { type FaultId, type SettingName, settingNames, settingOf } from '../reference/index.ts';
import { isRule } from '../result/rule.ts';
import type { Case } from '../script/model.ts';
import { isDecidedUntold, type Lab, worldOfFault } from './lab.ts';
import { nothingPlayed, type Played } from './play.ts';
import { untold, type World, worldOf } from './world.ts';

/** Plays every case without faults, on a server that is told nothing. */
export async function playHealthy(lab: Lab, cases: readonly Case[]): Promise<void> {
  await Promise.all(cases.map((one) => lab.healthy(untold, one.id)));
}

/** Every way that the server can be told to take and does not take untold. */
function otherWays(): readonly { readonly name: SettingName; readonly world: World }[] {
  return settingNames.flatMap((name) => {
    const { values, initial } = settingOf(name);
    return values.filter((value) => value !== initial).map((value) => ({ name, world: worldOf({ [name]: value }) }));
  });
}

/** Whether a case has a check that says nothing as long as the server is told nothing. */
function saysLess(lab: Lab, one: string): boolean {
  const checks = lab.found(untold).get(one)?.checks ?? [];
  return !isDecidedUntold(lab, one) || checks.some((check) => check.verdict === 'not-applicable' && !isRule(check));
}

/**
 * Plays, under each other value of each setting, the cases that make the server ask for it, and those with something left
 * to say as long as the server is told nothing: what hangs on capabilities alone. Needs `playHealthy` before it.
 */
export async function playSettings(lab: Lab, cases: readonly Case[]): Promise<void> {
  const asks = (one: Case, name: SettingName): boolean =>
    lab.found(untold).get(one.id)?.settings.includes(name) === true || saysLess(lab, one.id);
  await Promise.all(
    otherWays().flatMap(({ name, world }) =>
      cases.filter((one) => asks(one, name)).map((one) => lab.healthy(world, one.id)),
    ),
  );
}

const learnt = ({ checks }: Played): number =>
  checks.filter(({ verdict }) => verdict === 'pass' || verdict === 'info').length;

/** The world in which a case that learns nothing untold learns most; undefined where there is none. */
function elsewhere(lab: Lab, one: string): World | undefined {
  const worlds = lab.worlds.filter((world) => lab.found(world).has(one));
  const ranked = worlds
    .map((world) => ({ world, count: learnt(lab.found(world).get(one) ?? nothingPlayed) }))
    .sort((left, right) => right.count - left.count);
  const [best] = ranked;
  return best && best.count > 0 ? best.world : undefined;
}

/** Tries each fault in every case that reaches it. Needs `playHealthy`, and `playSettings` for what learns nothing untold. */
export async function tryFaults(lab: Lab, cases: readonly Case[], faults: readonly FaultId[]): Promise<void> {
  const worlds = new Set(faults.map(worldOfFault));
  await Promise.all([...worlds].flatMap((world) => cases.map((one) => lab.healthy(world, one.id))));
  const away = cases
    .filter((one) => !isDecidedUntold(lab, one.id))
    .flatMap((one) => {
      const world = elsewhere(lab, one.id);
      return world === undefined ? [] : [{ one: one.id, world }];
    });
  await Promise.all(
    faults.flatMap((fault) => [
      ...lab.reach(fault).map((one) => lab.trial(fault, worldOfFault(fault), one)),
      ...away
        .filter(({ one, world }) => lab.found(world).get(one)?.faults.includes(fault) === true)
        .map(({ one, world }) => lab.trial(fault, world, one)),
    ]),
  );
}
