import type { FaultTable } from './fault.ts';
import { imapSearchKeyFaults } from './imap-search-keys.ts';
import { imapSearchResultFaults } from './imap-search-results.ts';
import { imapSearchSortFaults } from './imap-search-sort.ts';

export const imapSearchFaults = {
  ...imapSearchKeyFaults,
  ...imapSearchResultFaults,
  ...imapSearchSortFaults,
} as const satisfies FaultTable;
