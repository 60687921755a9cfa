import type { FaultTable } from './fault.ts';

export const imapExpungeFaults = {
  'imap.expunge.announced-and-kept': {
    breaks: 'EXPUNGE is announced and nothing is removed.',
    requirement: 'rfc9051/6.4.3/expunge',
    shows: 'The message is there again at the next SELECT.',
    breaksState: true,
  },
  'imap.expunge.unannounced': {
    breaks: 'EXPUNGE removes and does not announce it to the session that asked.',
    requirement: 'rfc9051/7.5.1/expunge-announced',
    shows: 'EXPUNGE is answered with OK only.',
    breaksState: true,
  },
  'imap.expunge.last-kept': {
    breaks: 'EXPUNGE leaves the last of several messages with \\Deleted.',
    requirement: 'rfc9051/6.4.3/expunge',
    shows: 'Two EXPUNGEs are needed.',
    breaksState: true,
  },
  'imap.expunge.examine': {
    breaks: 'EXPUNGE removes messages of a mailbox that was opened by EXAMINE.',
    requirement: 'rfc9051/6.3.3/no-changes',
    shows: 'The mailbox has fewer messages than before.',
  },
  'imap.expunge.uid-set-ignored': {
    breaks: 'UID EXPUNGE removes what has \\Deleted, named or not.',
    requirement: 'rfc4315/2.1/others-untouched',
    shows: 'A message outside of the set is gone.',
    breaksState: true,
  },
  'imap.expunge.uid-without-flag': {
    breaks: 'UID EXPUNGE removes what is named, with \\Deleted or without.',
    requirement: 'rfc4315/2.1/others-untouched',
    shows: 'A message without \\Deleted is gone.',
    breaksState: true,
  },
  'imap.expunge.untold-flags-ignored': {
    breaks: 'EXPUNGE leaves messages that another session flagged since this one looked.',
    requirement: 'rfc9051/6.4.3/expunge',
    shows: 'A message with \\Deleted is there after EXPUNGE.',
    severalSessions: true,
  },
  'imap.expunge.uid-reused': {
    breaks: 'After the newest message is removed, its UID is given again.',
    requirement: 'rfc9051/2.3.1.1/uid-not-reused',
    shows: 'The next message has the UID of the one that is gone.',
    breaksState: true,
  },
  'imap.close.keeps': {
    breaks: 'CLOSE removes nothing.',
    requirement: 'rfc9051/6.4.1/close',
    shows: 'A message with \\Deleted is there after CLOSE.',
    breaksState: true,
  },
  'imap.close.announces': {
    breaks: 'CLOSE announces what it removes.',
    requirement: 'rfc9051/6.4.1/close',
    shows: 'EXPUNGE comes before the OK to CLOSE.',
  },
  'imap.close.examine': {
    breaks: 'CLOSE removes messages of a mailbox that was opened by EXAMINE.',
    requirement: 'rfc9051/6.4.1/read-only-close-removes-nothing',
    shows: 'The mailbox has fewer messages than before.',
  },
  'imap.close.stays-selected': {
    breaks: 'The mailbox stays selected after CLOSE.',
    requirement: 'rfc9051/6.4.1/close',
    shows: 'FETCH is legal after CLOSE.',
  },
  'imap.close.unheard': {
    breaks: 'What CLOSE removes is not told to other sessions.',
    requirement: 'rfc9051/7.5.1/expunge-announced',
    shows: 'Another session asks for news and sees no EXPUNGE.',
    severalSessions: true,
  },
  'imap.unselect.expunges': {
    breaks: 'UNSELECT removes the messages with \\Deleted.',
    requirement: 'rfc9051/6.4.2/unselect',
    shows: 'The mailbox has fewer messages than before.',
    breaksState: true,
  },
  'imap.check.expunges': {
    breaks: 'CHECK removes the messages with \\Deleted.',
    requirement: 'rfc3501/6.4.1/check',
    shows: 'The mailbox has fewer messages than before.',
  },
  'imap.unselect.stays-selected': {
    breaks: 'The mailbox stays selected after UNSELECT.',
    requirement: 'rfc9051/6.4.2/unselect',
    shows: 'FETCH is legal after UNSELECT.',
  },
} as const satisfies FaultTable;
