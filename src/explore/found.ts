import type { SessionTrace } from '../run/case.ts';
import type { Plan, PlanOptions } from './plan.ts';
import type { Played } from './player.ts';
import type { Violation } from './violation.ts';
import type { WrittenCase } from './write-case.ts';

/** How long and how far to search. */
export interface Effort {
  /** At most so many plans; undefined: as many as there is time for. */
  readonly runs?: number;
  /** Milliseconds; undefined: as long as `runs` takes. */
  readonly forMs?: number;
  /** Plans in play at once. */
  readonly jobs: number;
  /** The first violation ends the search, when it is shrunk. */
  readonly failFast: boolean;
}

/** A plan that broke a rule, and what that play has shown. */
export interface Sighting {
  readonly index: number;
  readonly plan: Plan;
  readonly violation: Violation;
  readonly trace: readonly SessionTrace[];
  /** What the same play has broken besides. */
  readonly besides: readonly Violation[];
}

/** A violation, the plan that showed it first, and the least that still shows it. */
export interface Found {
  /** As the last play showed it. */
  readonly violation: Violation;
  readonly trace: readonly SessionTrace[];
  /** What else the smallest plan breaks: most likely for the same reason, so that it is not pursued by itself. */
  readonly besides: readonly Violation[];
  /** Index of the plan that showed it first, and its size. */
  readonly index: number;
  readonly original: WrittenCase;
  readonly plan: Plan;
  readonly written: WrittenCase;
  /** Of so many plays of the smallest plan, in how many the rule broke. */
  readonly recurrence: { readonly broken: number; readonly plays: number };
  /** Plans tried while shrinking, and whether that came to its end. */
  readonly shrinking: { readonly tried: number; readonly finished: boolean };
  /** Milliseconds from the start of the search until it showed, and until it was shrunk. */
  readonly shownMs: number;
  readonly shrunkMs: number;
}

/** What a search has done. */
export interface Explored {
  readonly found: readonly Found[];
  /** Listed in the baseline: met, and not looked at any further. */
  readonly known: readonly Violation[];
  readonly plans: number;
  readonly commands: number;
  readonly ms: number;
  /** Why nothing more could be played: the server is gone. */
  readonly gone?: string;
}

/** Plays a case, at other deadlines than usual where that is asked for. */
export type Play = (written: WrittenCase, timeoutScale?: number) => Promise<Played>;

export interface ExploreInput {
  readonly options: PlanOptions;
  readonly effort: Effort;
  readonly play: Play;
  readonly timeoutScale: number;
  readonly signal: AbortSignal;
  readonly onFound: (found: Found) => void;
  readonly onKnown: (violation: Violation) => void;
  readonly onProgress: (so: { readonly plans: number; readonly shrinking: readonly string[] }) => void;
}
