import type { FaultId } from '../reference/index.ts';
import type { ExitCode, Level, Verdict } from '../result/verdict.ts';
import type { World } from './world.ts';

/** A check that turned red for a fault. */
export interface Killer {
  readonly check: string;
  readonly case: string;
  /** What the server was told to choose; absent: nothing. */
  readonly world?: World;
  readonly verdict: Verdict;
  readonly message: string;
}

export interface FaultFinding {
  readonly id: FaultId;
  readonly breaks: string;
  readonly requirement: string;
  /** It breaks what a mailbox holds, or what several sessions see of it: a rule or a promise has to catch it too. */
  readonly lasting: boolean;
  /** An ambient rule or a promise has caught it. */
  readonly watched: boolean;
  /** Checks that found it, by id. None: it survives. */
  readonly killers: readonly Killer[];
  /** Cases played against it. */
  readonly trials: number;
  /** How it disturbed what judged nothing: checks that could not begin, a server that could not be used. */
  readonly disturbed: readonly string[];
}

/**
 * `killed`: some fault turns it red. `unkilled`: none does, though it passes without. `undecided`: it learns nothing about
 * this server, whatever that is told. `excused`: why no fault can, is known. `slow`: left out for the time that it takes.
 */
export const checkStates = ['killed', 'unkilled', 'undecided', 'excused', 'slow'] as const;
export type CheckState = (typeof checkStates)[number];

export interface CheckFinding {
  readonly id: string;
  readonly case: string;
  readonly level: Level;
  readonly state: CheckState;
  /** Faults that turned it red. */
  readonly faults: readonly FaultId[];
  /** Why it is not killed, for the states that have a reason. */
  readonly reason?: string;
}

/** Something amiss on a server without faults. */
export interface HealthyFinding {
  readonly case: string;
  readonly world: World;
  readonly check?: string;
  readonly verdict?: Verdict;
  readonly message: string;
  /** Why that is no finding: a choice of the server that goes with it. */
  readonly permitted?: string;
}

/** Whether it is amiss because of the server, and not because of a choice that goes with it. */
export function isFinding({ permitted }: HealthyFinding): boolean {
  return permitted === undefined;
}

/** What was played under one value of a setting. */
export interface SettingFinding {
  readonly world: World;
  readonly cases: number;
}

export interface BranchFinding {
  /** Case, line and name. */
  readonly branch: string;
  /** Worlds in which it was taken; none: never seen. */
  readonly worlds: readonly World[];
}

/** What a selftest found. */
export interface SelftestResult {
  readonly schema: 1;
  readonly mailspec: string;
  /** `planned` from the recorded map, `full`, or in full only of some faults, of some cases, or of the settings. */
  readonly extent: 'planned' | 'full' | 'faults' | 'cases' | 'settings';
  readonly startedAt: string;
  readonly durationMs: number;
  /** Cases played, with and without faults. */
  readonly plays: number;
  readonly faults: readonly FaultFinding[];
  readonly checks: readonly CheckFinding[];
  readonly healthy: readonly HealthyFinding[];
  readonly settings: readonly SettingFinding[];
  readonly branches: readonly BranchFinding[];
  readonly gate: { readonly exitCode: ExitCode; readonly reasons: readonly string[] };
}

/** Whether everything was asked for, and not only some faults, some cases or the settings. */
export function isWhole(extent: SelftestResult['extent']): boolean {
  return extent === 'full' || extent === 'planned';
}
