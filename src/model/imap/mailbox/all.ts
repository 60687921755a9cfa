import type { ImapRule } from '../moment.ts';

/** Rules over all sessions of a mailbox; each sees the mirror after the response was taken. */
export const mailboxJudges: readonly ImapRule[] = [];
