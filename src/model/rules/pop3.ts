import type { RuleTable } from '../rule.ts';

/** Rules of POP3, of one session and of several. */
export const pop3Rules = {} as const satisfies RuleTable;
