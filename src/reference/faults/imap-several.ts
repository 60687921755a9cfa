import type { FaultTable } from './fault.ts';
import { imapNewsFaults } from './imap-several-news.ts';
import { imapNumberFaults } from './imap-several-numbers.ts';
import { imapRestartFaults } from './imap-several-restart.ts';

/** What several sessions can get wrong of each other. */
export const imapSeveralFaults = {
  ...imapNumberFaults,
  ...imapNewsFaults,
  ...imapRestartFaults,
} as const satisfies FaultTable;
