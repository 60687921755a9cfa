import type { CheckResult } from './result.ts';

/** True for the ambient rules: they watch every session of every case, so that no case alone repeats them. */
export function isRule({ id }: Pick<CheckResult, 'id'>): boolean {
  return id.startsWith('rule.');
}
