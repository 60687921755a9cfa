import type { RuleTable } from '../rule.ts';

/** Rules about one maildrop seen through POP3 and through IMAP. */
export const bothRules = {} as const satisfies RuleTable;
