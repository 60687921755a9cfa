import type { FaultTable } from './fault.ts';
import { pop3SessionFaults } from './pop3-session.ts';
import { pop3MaildropFaults } from './pop3-maildrop.ts';
import { pop3RetrievalFaults } from './pop3-retrieval.ts';
import { pop3DeletionFaults } from './pop3-deletion.ts';
import { pop3UidlFaults } from './pop3-uidl.ts';
import { pop3AuthFaults } from './pop3-auth.ts';
import { pop3AutologoutFaults } from './pop3-autologout.ts';
import { pop3CapaFaults } from './pop3-capa.ts';
import { pop3SeveralFaults } from './pop3-several.ts';

/** Every fault of POP3 and of authentication. */
export const pop3Faults = {
  ...pop3SessionFaults,
  ...pop3AutologoutFaults,
  ...pop3MaildropFaults,
  ...pop3RetrievalFaults,
  ...pop3DeletionFaults,
  ...pop3UidlFaults,
  ...pop3AuthFaults,
  ...pop3CapaFaults,
  ...pop3SeveralFaults,
} as const satisfies FaultTable;
