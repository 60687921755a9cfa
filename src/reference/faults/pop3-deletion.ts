import type { FaultTable } from './fault.ts';

/** Faults of DELE, RSET and what is removed when. */
export const pop3DeletionFaults = {
  'pop3.dele.first-by-default': {
    breaks: 'DELE without a number marks the first message.',
    requirement: 'rfc1939/5/dele-argument',
    shows: 'DELE alone is answered +OK.',
  },
  'pop3.dele.twice': {
    breaks: 'DELE takes a message that is marked already.',
    requirement: 'rfc1939/5/dele-twice',
    shows: 'A second DELE 2 is answered +OK.',
  },
  'pop3.dele.absent-accepted': {
    breaks: 'DELE of a message that does not exist is answered +OK.',
    requirement: 'rfc1939/5/dele-absent',
    shows: 'DELE 4 of three messages is answered +OK.',
  },
  'pop3.dele.removed-at-once': {
    breaks: 'DELE removes the message at once.',
    requirement: 'rfc1939/5/dele-not-yet',
    shows: 'RSET, or a broken connection, does not save it.',
    breaksState: true,
  },
  'pop3.rset.does-nothing': {
    breaks: 'RSET is answered +OK and leaves the marks.',
    requirement: 'rfc1939/5/rset-unmarks',
    shows: 'QUIT removes what RSET should have saved.',
    breaksState: true,
  },
  'pop3.rset.leaves-first': {
    breaks: 'RSET leaves the first of several marks.',
    requirement: 'rfc1939/5/rset-unmarks',
    shows: 'One message is still hidden after RSET.',
    breaksState: true,
  },
  'pop3.drop.removes': {
    breaks: 'A session that breaks off removes what it marked.',
    requirement: 'rfc1939/6/no-update-without-quit',
    shows: 'Messages are gone though no QUIT was given.',
    breaksState: true,
  },
  'pop3.drop.marks-stay': {
    breaks: 'Marks of a session that broke off are there in the next one.',
    requirement: 'rfc1939/4/nothing-marked',
    shows: 'A message is hidden right after the login.',
    breaksState: true,
  },
  'pop3.drop.removes-fetched': {
    breaks: 'A session that breaks off removes what it fetched.',
    requirement: 'rfc1939/8/download-once-needs-quit',
    shows: 'A message is gone after RETR, though it may never have arrived.',
    breaksState: true,
  },
  'pop3.stop.removes': {
    breaks: 'A server that is stopped removes what its sessions marked.',
    requirement: 'rfc1939/6/no-update-without-quit',
    shows: 'Messages are gone after a restart though no QUIT was given.',
    breaksState: true,
  },
  'pop3.quit.removes-nothing': {
    breaks: 'QUIT is answered +OK and removes nothing.',
    requirement: 'rfc1939/6/quit-removes',
    shows: 'The next session has the messages again.',
    breaksState: true,
  },
  'pop3.quit.removes-first-only': {
    breaks: 'QUIT removes only the first of several marked messages.',
    requirement: 'rfc1939/6/quit-removes',
    shows: 'The next session has the others again.',
    breaksState: true,
  },
  'pop3.quit.numbers-shift': {
    breaks: 'QUIT removes one message after the other by number, though each removal shifts the numbers behind it.',
    requirement: 'rfc1939/6/quit-keeps-unmarked',
    shows: 'After DELE 1 and DELE 2 the third message is gone instead of the second.',
    breaksState: true,
  },
  'pop3.quit.number-taken-for-uid': {
    breaks: 'QUIT takes the message number for the UID.',
    requirement: 'rfc1939/6/quit-keeps-unmarked',
    shows: 'Once a message was removed, the next QUIT removes another one than was marked.',
    breaksState: true,
  },
  'pop3.top.marks-as-deleted': {
    breaks: 'TOP marks the message as deleted, as if it had been downloaded for good.',
    requirement: 'rfc1939/6/quit-keeps-unmarked',
    shows: 'A message is gone though only its header was looked at.',
  },
  'pop3.quit.removes-fetched': {
    breaks: 'QUIT removes what was fetched, and no EXPIRE says so.',
    requirement: 'rfc2449/6.7/expire-announced',
    shows: 'Mail that was to stay on the server is gone in the next session.',
    breaksState: true,
  },
} as const satisfies FaultTable;
