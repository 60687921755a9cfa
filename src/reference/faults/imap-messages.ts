import type { FaultTable } from './fault.ts';
import { imapAppendFaults } from './imap-messages-append.ts';
import { imapBinaryFaults } from './imap-messages-binary.ts';
import { imapCopyFaults } from './imap-messages-copy.ts';
import { imapExpungeFaults } from './imap-messages-expunge.ts';
import { imapFetchFaults } from './imap-messages-fetch.ts';
import { imapMoveFaults } from './imap-messages-move.ts';
import { imapSectionsFaults } from './imap-messages-sections.ts';
import { imapStoreFaults } from './imap-messages-store.ts';

/** Faults of FETCH, STORE, COPY, MOVE, APPEND, EXPUNGE and CLOSE. */
export const imapMessageFaults = {
  ...imapFetchFaults,
  ...imapSectionsFaults,
  ...imapStoreFaults,
  ...imapCopyFaults,
  ...imapMoveFaults,
  ...imapAppendFaults,
  ...imapExpungeFaults,
  ...imapBinaryFaults,
} as const satisfies FaultTable;
