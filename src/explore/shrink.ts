import type { Plan } from './plan.ts';
import { reductions } from './reductions.ts';

export interface ShrinkOptions {
  /** What tells plans apart: plans of the same text are played once. */
  readonly textOf: (plan: Plan) => string;
  /** Plays a plan and tells whether the same rule breaks. */
  readonly breaks: (plan: Plan) => Promise<boolean>;
  /** No new plan is tried when this holds. */
  readonly isOver: () => boolean;
}

export interface Shrunk {
  readonly plan: Plan;
  /** Plans tried. */
  readonly tried: number;
  /** False: the time was over before everything had been tried. */
  readonly finished: boolean;
}

/**
 * Takes away what a violation does not need, for as long as something can be taken away. Each smaller plan is really
 * played. A reduction that succeeded is tried again on what is left before the next one.
 */
export async function shrink(plan: Plan, { textOf, breaks, isOver }: ShrinkOptions): Promise<Shrunk> {
  const seen = new Set([textOf(plan)]);
  let smallest = plan;
  let tried = 0;
  const smaller = async (reduction: (typeof reductions)[number]): Promise<Plan | undefined> => {
    for (const candidate of reduction(smallest)) {
      if (isOver()) return undefined;
      const text = textOf(candidate);
      if (seen.has(text)) continue;
      seen.add(text);
      tried += 1;
      if (await breaks(candidate)) return candidate;
    }
    return undefined;
  };
  for (let progress = true; progress && !isOver();) {
    progress = false;
    for (const reduction of reductions)
      for (let found = await smaller(reduction); found; found = await smaller(reduction)) {
        smallest = found;
        progress = true;
      }
  }
  return { plan: smallest, tried, finished: !isOver() };
}
