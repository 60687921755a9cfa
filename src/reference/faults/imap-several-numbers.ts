import type { FaultTable } from './fault.ts';

/** What sessions are told of new and of removed messages. */
export const imapNumberFaults = {
  'imap.expunge.between-commands': {
    breaks: 'EXPUNGE is announced while no command is in progress.',
    requirement: 'rfc9051/7.5.1/expunge-needs-command',
    shows: 'EXPUNGE comes to a session that is doing nothing.',
    severalSessions: true,
  },
  'imap.expunge.during-literal': {
    breaks: 'EXPUNGE is announced between the continuation request and the end of the literal.',
    requirement: 'rfc9051/7.5.1/expunge-needs-command',
    shows: 'EXPUNGE comes after `+`, before the literal was sent.',
    severalSessions: true,
  },
  'imap.expunge.after-completion': {
    breaks: 'EXPUNGE is announced behind the tagged completion.',
    requirement: 'rfc9051/7.5.1/expunge-needs-command',
    shows: 'EXPUNGE follows the OK to NOOP.',
    severalSessions: true,
  },
  'imap.expunge.released-behind-fetch': {
    breaks: 'EXPUNGE that had to wait during FETCH is announced right behind its completion.',
    requirement: 'rfc9051/7.5.1/expunge-needs-command',
    shows: 'EXPUNGE follows the OK to FETCH.',
    severalSessions: true,
  },
  'imap.expunge.during-fetch': {
    breaks: 'EXPUNGE is announced during FETCH by number.',
    requirement: 'rfc9051/7.5.1/no-expunge-during-fetch-store-search',
    shows: 'EXPUNGE comes before the OK to FETCH.',
    severalSessions: true,
  },
  'imap.expunge.during-store': {
    breaks: 'EXPUNGE is announced during STORE by number.',
    requirement: 'rfc9051/7.5.1/no-expunge-during-fetch-store-search',
    shows: 'EXPUNGE comes before the OK to STORE.',
    severalSessions: true,
  },
  'imap.expunge.during-search': {
    breaks: 'EXPUNGE is announced during SEARCH.',
    requirement: 'rfc9051/7.5.1/no-expunge-during-fetch-store-search',
    shows: 'EXPUNGE comes before the OK to SEARCH.',
    severalSessions: true,
  },
  'imap.expunge.original-numbers': {
    breaks: 'Several EXPUNGE carry the numbers that the messages had before the first.',
    requirement: 'rfc9051/7.5.1/expunge-announced',
    shows: '1 EXPUNGE, 2 EXPUNGE for the first two messages.',
    severalSessions: true,
  },
  'imap.expunge.announced-twice': {
    breaks: 'Each message that is expunged is announced twice.',
    requirement: 'rfc9051/7.5.1/expunge-announced',
    shows: '2 EXPUNGE, 2 EXPUNGE for one message.',
    severalSessions: true,
  },
  'imap.expunge.unheard': {
    breaks: 'What EXPUNGE of one session removes is not announced to others.',
    requirement: 'rfc9051/7.5.1/expunge-announced',
    shows: 'The message of another session stays for ever.',
    severalSessions: true,
  },
  'imap.expunge.untold-from-pop3': {
    breaks: 'What a POP3 session deletes is not announced to IMAP sessions.',
    requirement: 'rfc9051/7.5.1/expunge-announced',
    shows: 'The message deleted by POP3 stays in the IMAP session.',
    severalSessions: true,
  },
  'imap.expunge.lost-when-held': {
    breaks: 'EXPUNGE that must wait for the end of FETCH is forgotten.',
    requirement: 'rfc9051/7.5.1/expunge-announced',
    shows: 'After FETCH no NOOP brings the EXPUNGE.',
    severalSessions: true,
  },
  'imap.expunge.numbers-stay': {
    breaks: 'Numbers do not fall when EXPUNGE was announced.',
    requirement: 'rfc9051/7.5.1/expunge-announced',
    shows: 'FETCH 2 after 1 EXPUNGE gives what was the second message.',
    severalSessions: true,
  },
  'imap.expunge.vanished-unasked': {
    breaks: 'VANISHED is sent to sessions that did not enable QRESYNC.',
    requirement: 'rfc9051/7.5.1/expunge-announced',
    shows: 'VANISHED instead of EXPUNGE.',
    severalSessions: true,
  },
  'imap.recent.untold-after-expunge': {
    breaks: 'RECENT is not sent when recent messages were expunged.',
    requirement: 'rfc3501/6.4.3/recent-after-expunge',
    shows: 'EXPUNGE of messages with \\Recent, and no RECENT behind it.',
  },
  'imap.exists.shrinks': {
    breaks: 'The removal of messages is told by a lower EXISTS.',
    requirement: 'rfc9051/5.2/exists-never-shrinks',
    shows: '2 EXISTS after 3 EXISTS, and no EXPUNGE.',
    severalSessions: true,
  },
  'imap.exists.counts-without-ghosts': {
    breaks: 'EXISTS does not count messages that are gone and not announced as such.',
    requirement: 'rfc9051/5.2/exists-never-shrinks',
    shows: 'EXISTS and EXPUNGE together take a message away twice.',
    severalSessions: true,
  },
  'imap.exists.untold-from-outside': {
    breaks: 'Mail that is delivered is not announced.',
    requirement: 'rfc9051/5.2/size-updates',
    shows: 'No EXISTS after a delivery.',
    severalSessions: true,
  },
  'imap.exists.untold-to-readers': {
    breaks: 'New messages are not announced to sessions that opened with EXAMINE.',
    requirement: 'rfc9051/5.2/size-updates',
    shows: 'No EXISTS in a session that only reads.',
    severalSessions: true,
  },
  'imap.exists.first-session-only': {
    breaks: 'Only the first of several sessions is told of a new message.',
    requirement: 'rfc9051/5.2/size-updates',
    shows: 'The second session gets no EXISTS.',
    severalSessions: true,
  },
  'imap.exists.one-short': {
    breaks: 'When several messages came EXISTS counts one less.',
    requirement: 'rfc9051/7.4.1/exists-when-size-changes',
    shows: '4 EXISTS where there are 5.',
    severalSessions: true,
  },
  'imap.exists.of-other-mailbox': {
    breaks: 'New messages of another mailbox are announced.',
    requirement: 'rfc9051/7.4.1/exists-when-size-changes',
    shows: 'EXISTS after an APPEND to a mailbox that is not selected.',
    severalSessions: true,
  },
  'imap.exists.late': {
    breaks: 'New messages are shown before EXISTS announced them.',
    requirement: 'rfc9051/7.4.1/exists-when-size-changes',
    shows: 'FETCH 1:* has a number beyond the last EXISTS.',
    severalSessions: true,
  },
  'imap.exists.after-fetch': {
    breaks: 'Flags of a new message are announced before EXISTS.',
    requirement: 'rfc9051/7.4.1/exists-when-size-changes',
    shows: '4 FETCH comes before 4 EXISTS.',
    severalSessions: true,
  },
  'imap.noop.tells-nothing': {
    breaks: 'NOOP brings no news.',
    requirement: 'rfc9051/6.1.2/noop-polls',
    shows: 'Other commands announce what happened, NOOP does not.',
    severalSessions: true,
  },
} as const satisfies FaultTable;
