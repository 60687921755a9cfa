import type { FaultTable } from './fault.ts';

export const imapMoveFaults = {
  'imap.move.no-trycreate': {
    breaks: 'MOVE to a mailbox that does not exist does not say TRYCREATE.',
    requirement: 'rfc9051/6.4.8/trycreate',
    shows: 'The NO has another code.',
  },
  'imap.move.loses-on-failure': {
    breaks: 'MOVE to a mailbox that does not exist removes the messages.',
    requirement: 'rfc9051/6.4.8/nothing-lost',
    shows: 'After NO, the messages are in no mailbox.',
    breaksState: true,
  },
  'imap.move.leaves-original': {
    breaks: 'MOVE leaves the messages where they were.',
    requirement: 'rfc9051/6.4.8/not-in-both',
    shows: 'The messages are in both mailboxes.',
    breaksState: true,
  },
  'imap.move.sets-deleted': {
    breaks: 'Moved messages have \\Deleted.',
    requirement: 'rfc9051/6.4.8/never-deleted-flag',
    shows: 'The next EXPUNGE of the target removes them.',
    breaksState: true,
  },
  'imap.move.expunges-deleted': {
    breaks: 'MOVE expunges the other messages with \\Deleted as well.',
    requirement: 'rfc9051/6.4.8/moves',
    shows: 'A message that was not named is gone.',
    breaksState: true,
  },
  'imap.move.same-mailbox-loses': {
    breaks: 'MOVE to the mailbox that is selected removes the messages.',
    requirement: 'rfc6851/3.3/to-same-mailbox',
    shows: 'The mailbox has fewer messages than before.',
    breaksState: true,
  },
  'imap.move.examine': {
    breaks: 'MOVE takes messages out of a mailbox that was opened by EXAMINE.',
    requirement: 'rfc9051/6.3.3/no-changes',
    shows: 'The mailbox has fewer messages than before.',
  },
  'imap.move.copyuid-after-expunge': {
    breaks: 'COPYUID of MOVE comes in the tagged OK, after EXPUNGE.',
    requirement: 'rfc9051/6.4.8/copyuid-before-expunge',
    shows: 'No untagged OK has COPYUID.',
  },
  'imap.move.copies-expunged': {
    breaks: 'MOVE copies messages that another session moved or expunged before.',
    requirement: 'rfc9051/6.4.8/moves',
    shows: 'A message that two sessions move is there twice.',
    severalSessions: true,
  },
  'imap.move.unheard': {
    breaks: 'What MOVE takes out of a mailbox is not told to other sessions.',
    requirement: 'rfc9051/7.5.1/expunge-announced',
    shows: 'Another session asks for news and sees no EXPUNGE.',
    severalSessions: true,
  },
  'imap.move.content-freed-twice': {
    breaks: 'MOVE of a message that another session has moved frees its content a second time.',
    requirement: 'rfc9051/6.4.8/nothing-lost',
    shows: 'After two sessions moved it, the message is nowhere.',
    severalSessions: true,
  },
} as const satisfies FaultTable;
