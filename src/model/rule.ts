import type { FailKind, Level } from '../result/verdict.ts';

/** A check that watches every session of every case (design section 9). */
export interface Rule {
  /** One sentence for people: what a correct server does. */
  readonly title: string;
  /** Statement of `requirements/` that a server breaks with it. */
  readonly requirement: string;
  /** Level of that statement; a broken `should` is a `warn`. */
  readonly level: Exclude<Level, 'may'>;
  /** What a breach is called in reports. */
  readonly kind: FailKind;
}

/** Rules of one area, by id. */
export type RuleTable = Readonly<Record<`rule.${string}`, Rule>>;
