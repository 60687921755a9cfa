import type { FaultTable } from './fault.ts';
import { imapSessionExtensionFaults } from './imap-session-extensions.ts';
import { imapFramingFaults } from './imap-session-framing.ts';
import { imapLoginFaults } from './imap-session-login.ts';

/** What one session can do wrong whatever mailbox it has. */
export const imapSessionFaults = {
  ...imapFramingFaults,
  ...imapLoginFaults,
  ...imapSessionExtensionFaults,
} as const satisfies FaultTable;
