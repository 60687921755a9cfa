import type { FaultTable } from './fault.ts';

/** Faults of what outlives the server. */
export const imapRestartFaults = {
  'imap.restart.newest-lost': {
    breaks: 'The newest message of each mailbox is written late, and lost when the server restarts.',
    requirement: 'rfc9051/6.3.12/appends-literal',
    shows: 'A message that was there before the restart is gone.',
    severalSessions: true,
    breaksState: true,
  },
  'imap.restart.uids-anew': {
    breaks: 'Messages get new UIDs when the server restarts, and UIDVALIDITY stays.',
    requirement: 'rfc9051/2.3.1.1/uid-persistent',
    shows: 'Every message that a device knows is gone, and comes as a new one.',
    severalSessions: true,
    breaksState: true,
  },
  'imap.restart.flags-lost': {
    breaks: 'Flags are lost when the server restarts.',
    requirement: 'rfc9051/2.3.2/permanent-flags-shared',
    shows: 'What was read and flagged is neither after the restart.',
    severalSessions: true,
    breaksState: true,
  },
} as const satisfies FaultTable;
