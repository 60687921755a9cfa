import type { FaultId } from '../reference/index.ts';
import type { World } from './world.ts';

/** A fault, the case that shows it, and the checks that it turns red there. */
export interface Kill {
  readonly fault: FaultId;
  readonly world: World;
  readonly case: string;
  readonly checks: readonly string[];
  /** The fault has to be caught by a rule or a promise too, and one is among the checks. */
  readonly watched: boolean;
}

/** What has to be covered of a kill: its fault, and its checks. */
function elementsOf(kill: Kill, wanted: ReadonlySet<string>): readonly string[] {
  const watch = kill.watched ? [`watch ${kill.fault}`] : [];
  return [`fault ${kill.fault}`, ...watch, ...kill.checks].filter((element) => wanted.has(element));
}

/**
 * A small selection of kills in which each fault and each of the wanted checks still occurs. Greedy, by what a play
 * covers for the time that it takes.
 */
export function cover(
  kills: readonly Kill[],
  checks: Iterable<string>,
  costOf: (kill: Kill) => number,
): readonly Kill[] {
  const faults = kills.flatMap((kill) => [`fault ${kill.fault}`, ...(kill.watched ? [`watch ${kill.fault}`] : [])]);
  const open = new Set([...faults, ...checks]);
  const worth = (kill: Kill): number => elementsOf(kill, open).length / costOf(kill);
  let ranked = kills.map((kill) => ({ kill, worth: worth(kill) })).sort((left, right) => right.worth - left.worth);
  const chosen: Kill[] = [];
  while (ranked.length > 0) {
    const best = takeBest(ranked, worth);
    if (best === undefined) break;
    chosen.push(best);
    for (const element of elementsOf(best, open)) open.delete(element);
    ranked = ranked.filter(({ kill }) => kill !== best);
  }
  return chosen;
}

interface Ranked {
  readonly kill: Kill;
  worth: number;
}

/** The best one. What a kill is worth only sinks, so that those ranked below what was looked at anew cannot be better. */
function takeBest(ranked: Ranked[], worth: (kill: Kill) => number): Kill | undefined {
  let best: Ranked | undefined;
  for (const one of ranked) {
    if (best && one.worth <= best.worth) break;
    one.worth = worth(one.kill);
    if (one.worth > (best?.worth ?? 0)) best = one;
  }
  ranked.sort((left, right) => right.worth - left.worth);
  return best?.kill;
}
