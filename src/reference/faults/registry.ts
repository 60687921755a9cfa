import type { Fault } from './fault.ts';
import { imapCondstoreFaults } from './imap-condstore.ts';
import { imapMailboxFaults } from './imap-mailboxes.ts';
import { imapMessageFaults } from './imap-messages.ts';
import { imapMimeFaults } from './imap-mime.ts';
import { imapSearchFaults } from './imap-search.ts';
import { imapSessionFaults } from './imap-session.ts';
import { imapSeveralFaults } from './imap-several.ts';
import { pop3Faults } from './pop3.ts';

/** Every bug that the server can be told to have. */
export const faults = {
  ...pop3Faults,
  ...imapSessionFaults,
  ...imapMailboxFaults,
  ...imapMessageFaults,
  ...imapMimeFaults,
  ...imapSearchFaults,
  ...imapCondstoreFaults,
  ...imapSeveralFaults,
} as const;

export type FaultId = keyof typeof faults;

/** Ids in the order of the registry. */
export const faultIds: readonly FaultId[] = Object.keys(faults) as FaultId[];

/** The fault of this id. */
export function faultOf(id: FaultId): Fault {
  return faults[id];
}

/** Whether a text names a fault. */
export function isFaultId(text: string): text is FaultId {
  return Object.hasOwn(faults, text);
}
