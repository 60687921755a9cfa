import type { FaultTable } from './fault.ts';

/** Faults of the inactivity timer. They show after minutes only. */
export const pop3AutologoutFaults = {
  'pop3.autologout.after-a-minute': {
    breaks: 'A session that is silent for one minute is ended.',
    requirement: 'rfc1939/3/autologout-minimum',
    shows: 'The connection is closed before the ten minutes are over.',
    slow: true,
  },
  'pop3.autologout.not-restarted': {
    breaks: 'The timer counts from the greeting, whatever the client does.',
    requirement: 'rfc1939/3/autologout-reset',
    shows: 'The connection is closed ten minutes after it began.',
    slow: true,
  },
  'pop3.autologout.updates': {
    breaks: 'When the timer runs out, marked messages are removed.',
    requirement: 'rfc1939/3/autologout-no-update',
    shows: 'A message that was marked before the silence is gone.',
    slow: true,
  },
} as const satisfies FaultTable;
