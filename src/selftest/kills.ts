import { isRule } from '../result/rule.ts';
import type { Verdict } from '../result/verdict.ts';
import type { Played, SeenCheck } from './play.ts';

const red: ReadonlySet<Verdict> = new Set(['fail', 'warn']);
const amiss: ReadonlySet<Verdict> = new Set(['fail', 'warn', 'blocked', 'error']);

/** True for a check that found the server at fault. */
export function isRed({ verdict }: Pick<SeenCheck, 'verdict'>): boolean {
  return red.has(verdict);
}

/** True for what must not be on a server without faults. */
export function isAmiss({ verdict }: Pick<SeenCheck, 'verdict'>): boolean {
  return amiss.has(verdict);
}

/** The check that a finding is about: the rules that watch every conversation are found broken under many ids. */
export function checkOf(id: string): string {
  return isRule({ id }) ? id.replace(/:.*/, '') : id;
}

/** The checks that a fault turned red: red with it, and not without it. */
export function killsOf(faulty: Played, healthy: Played): readonly SeenCheck[] {
  const before = new Set(healthy.checks.filter(isRed).map((check) => check.id));
  return faulty.checks.filter((check) => isRed(check) && !before.has(check.id));
}
