import { type FaultId, faultOf } from '../reference/index.ts';
import { isRule } from '../result/rule.ts';
import type { Case } from '../script/model.ts';

/** Whether a check of a case watches what mail users rely on: it is an ambient rule, or the case is about a promise. */
export type IsWatch = (one: string, check: string) => boolean;

/** Tells the watches among the checks of these cases. */
export function watchesOf(cases: readonly Case[]): IsWatch {
  const promises = new Set(cases.filter(({ promise }) => promise !== undefined).map(({ id }) => id));
  return (one, check) => isRule({ id: check }) || promises.has(one);
}

/** Whether more than a single answer is wrong with a fault, so that a watch has to catch it beside its own case. */
export function isLasting(fault: FaultId): boolean {
  const { severalSessions = false, breaksState = false } = faultOf(fault);
  return severalSessions || breaksState;
}
