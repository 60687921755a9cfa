import type { FaultTable } from './fault.ts';
import { imapNewsFaults } from './imap-several-news.ts';
import { imapNumberFaults } from './imap-several-numbers.ts';

/** What several sessions can get wrong of each other. */
export const imapSeveralFaults = { ...imapNumberFaults, ...imapNewsFaults } as const satisfies FaultTable;
