import type { FaultTable } from './fault.ts';
import { listFaults } from './imap-mailboxes-list.ts';
import { nameFaults } from './imap-mailboxes-names.ts';
import { selectFaults } from './imap-mailboxes-select.ts';
import { statusFaults } from './imap-mailboxes-status.ts';

/** Bugs with mailboxes: opening, naming, listing and describing them. */
export const imapMailboxFaults = {
  ...selectFaults,
  ...nameFaults,
  ...listFaults,
  ...statusFaults,
} as const satisfies FaultTable;
