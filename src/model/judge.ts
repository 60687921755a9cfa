import type { Breach } from './ledger.ts';
import type { RuleId } from './rules/all.ts';

/** Where the rules of one session say what they found. */
export interface Judge {
  /** The rule could have been broken here and was not. */
  held(rule: RuleId): void;
  broken(rule: RuleId, breach: Omit<Breach, 'session'>): void;
}

/** Notes that a rule was kept, or how it was broken. Texts are only made where they are needed. */
export function decide(judge: Judge, rule: RuleId, holds: boolean, breach: () => Omit<Breach, 'session'>): void {
  if (holds) judge.held(rule);
  else judge.broken(rule, breach());
}
