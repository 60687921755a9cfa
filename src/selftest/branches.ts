import type { Case, Step } from '../script/model.ts';
import type { SeenCheck } from './play.ts';

/** One branch of a `one of`: the case, the line of its step, and its name. */
export interface BranchPlace {
  readonly case: string;
  readonly line: number;
  readonly name: string;
}

function branchesOf(step: Step): readonly string[] {
  if (step.op === 'operator') return [];
  if (step.op === 'at once') return step.steps.flatMap(branchesOf);
  return step.oneOf.map((branch) => branch.name);
}

/** Every branch that a case has, once however many rows share it. */
export function branchPlaces(one: Case): readonly BranchPlace[] {
  const steps = one.bodies.flatMap((body) => body.steps);
  const places = steps.flatMap((step) =>
    branchesOf(step).map((name): BranchPlace => ({ case: one.id, line: step.at.line, name })),
  );
  return [...new Map(places.map((place) => [branchKey(place), place])).values()];
}

/** One text for a branch. */
export function branchKey({ case: one, line, name }: BranchPlace): string {
  return `${one} line ${String(line)}: ${name}`;
}

/** The branches that were taken, as keys. */
export function branchesTaken(one: string, checks: readonly Pick<SeenCheck, 'branches'>[]): readonly string[] {
  return checks.flatMap((check) => check.branches.map((branch) => `${one} ${branch}`));
}
