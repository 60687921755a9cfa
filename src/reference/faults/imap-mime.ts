import type { FaultTable } from './fault.ts';
import { imapEnvelopeFaults } from './imap-mime-envelope.ts';
import { imapPartFaults } from './imap-mime-sections.ts';
import { imapStructureFaults } from './imap-mime-structure.ts';

/** Faults in reading messages by RFC 5322 and MIME. */
export const imapMimeFaults = {
  ...imapEnvelopeFaults,
  ...imapStructureFaults,
  ...imapPartFaults,
} as const satisfies FaultTable;
