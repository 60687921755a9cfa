import { type FaultId, faultOf } from '../reference/index.ts';
import { killsOf } from './kills.ts';
import type { Job, Played, SeenCheck } from './play.ts';
import { untold, type World, worldOf } from './world.ts';

/** What became of a case on a server with a fault. */
export interface Trial {
  readonly fault: FaultId;
  readonly world: World;
  readonly case: string;
  /** The checks that the fault turned red. */
  readonly kills: readonly SeenCheck[];
  /** Checks that could not begin: the fault was met, and nobody judged it. */
  readonly blocked: number;
  readonly trouble?: string;
}

/** The world in which a fault shows. */
export function worldOfFault(fault: FaultId): World {
  return worldOf(faultOf(fault).under ?? {});
}

/** Plays cases with and without faults, nothing twice, and keeps what was found. */
export class Lab {
  readonly #play: (job: Job) => Promise<Played>;
  readonly #healthy = new Map<World, Map<string, Promise<Played>>>();
  readonly #found = new Map<World, Map<string, Played>>();
  readonly #trials = new Map<string, Promise<Trial>>();
  /** Every trial that is over. */
  readonly trials: Trial[] = [];
  plays = 0;

  constructor(play: (job: Job) => Promise<Played>) {
    this.#play = play;
  }

  /** A case without any fault. */
  healthy(world: World, one: string): Promise<Played> {
    const known = this.#healthy.get(world) ?? new Map<string, Promise<Played>>();
    this.#healthy.set(world, known);
    const under = known.get(one) ?? this.#count({ world, case: one }).then((played) => this.#keep(world, one, played));
    known.set(one, under);
    return under;
  }

  /** A case on a server with a fault, held against the same case on one without. */
  trial(fault: FaultId, world: World, one: string): Promise<Trial> {
    const key = `${fault} ${one} ${world}`;
    const under = this.#trials.get(key) ?? this.#try(fault, world, one);
    this.#trials.set(key, under);
    return under;
  }

  /** What cases without faults have found in a world so far, by case. */
  found(world: World): ReadonlyMap<string, Played> {
    return this.#found.get(world) ?? new Map();
  }

  /** Every world that something was played in. */
  get worlds(): readonly World[] {
    return [...this.#found.keys()];
  }

  /** Cases in which a fault can show, in the world that it belongs to, as far as they were played. */
  reach(fault: FaultId, world: World = worldOfFault(fault)): readonly string[] {
    return [...this.found(world)].filter(([, played]) => played.faults.includes(fault)).map(([one]) => one);
  }

  async #try(fault: FaultId, world: World, one: string): Promise<Trial> {
    const healthy = await this.healthy(world, one);
    const known = healthy.faultsOfProbe.includes(fault) ? undefined : healthy.probed;
    const faulty = await this.#count({ fault, world, case: one, ...(known === undefined ? {} : { probed: known }) });
    const trial: Trial = {
      fault,
      world,
      case: one,
      kills: killsOf(faulty, healthy),
      blocked: faulty.checks.filter(({ verdict }) => verdict === 'blocked').length,
      ...(faulty.trouble === undefined ? {} : { trouble: faulty.trouble }),
    };
    this.trials.push(trial);
    return trial;
  }

  #keep(world: World, one: string, played: Played): Played {
    const found = this.#found.get(world) ?? new Map<string, Played>();
    this.#found.set(world, found.set(one, played));
    return played;
  }

  #count(job: Job): Promise<Played> {
    this.plays += 1;
    return this.#play(job);
  }
}

/** Whether anything was learnt of a case in the world of a server that was told nothing. */
export function isDecidedUntold(lab: Lab, one: string): boolean {
  const checks = lab.found(untold).get(one)?.checks ?? [];
  return checks.some(
    ({ verdict }) => verdict === 'pass' || verdict === 'info' || verdict === 'fail' || verdict === 'warn',
  );
}
