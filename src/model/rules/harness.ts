import type { RuleTable } from '../rule.ts';

/** Rules that the harness's own octets must keep: a breach is our fault, an `error`, and no verdict on the server. */
export const harnessRules = {} as const satisfies RuleTable;
