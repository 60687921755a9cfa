import type { RuleTable } from '../rule.ts';

/** Rules about what several IMAP sessions see of one mailbox. */
export const imapMailboxRules = {} as const satisfies RuleTable;
