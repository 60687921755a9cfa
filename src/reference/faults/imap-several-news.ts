import type { FaultTable } from './fault.ts';

/** What sessions are told of flags, in IDLE, and what else they do to each other. */
export const imapNewsFaults = {
  'imap.flags.number-of-mailbox': {
    breaks: 'Changed flags are announced with the number in the mailbox, not in the session.',
    requirement: 'rfc9051/2.3.1.2/numbers-follow-uids',
    shows: 'After an expunge that is not announced the flags go to the message before.',
    severalSessions: true,
  },
  'imap.flags.unsolicited-without-uid': {
    breaks: 'Flags that nobody asked for come without the UID under IMAP4rev2.',
    requirement: 'rfc9051/6.3.13/uid-in-unsolicited-fetch',
    shows: 'FETCH (FLAGS) in IDLE, without UID.',
    severalSessions: true,
  },
  'imap.flags.last-only': {
    breaks: 'When flags of several messages changed only those of the last one are announced.',
    requirement: 'rfc9051/5.2/flag-updates',
    shows: 'One FETCH at NOOP after another session stored flags on two messages.',
    severalSessions: true,
  },
  'imap.recent.in-every-session': {
    breaks: 'Every session sees a new message as \\Recent.',
    requirement: 'rfc3501/2.3.2/recent-first-session',
    shows: 'RECENT is above 0 in a second session.',
    severalSessions: true,
  },
  'imap.idle.pushes-nothing': {
    breaks: 'IDLE tells nothing before DONE.',
    requirement: 'rfc2177/3/pushes',
    shows: 'A session in IDLE hears nothing.',
    severalSessions: true,
  },
  'imap.idle.pushes-new-only': {
    breaks: 'IDLE tells new messages and nothing else.',
    requirement: 'rfc2177/3/pushes',
    shows: 'Flags and removals come only when a message arrives.',
    severalSessions: true,
  },
  'imap.idle.pushes-once': {
    breaks: 'IDLE tells the first change and no other.',
    requirement: 'rfc2177/3/pushes',
    shows: 'The second change comes after DONE.',
    severalSessions: true,
  },
  'imap.idle.one-at-a-time': {
    breaks: 'Of two sessions in IDLE on one mailbox only the later one is told.',
    requirement: 'rfc2177/3/pushes',
    shows: 'The first session in IDLE hears nothing any more.',
    severalSessions: true,
  },
  'imap.idle.loses-what-came-before': {
    breaks: 'What happened between the last command and IDLE is never told.',
    requirement: 'rfc9051/5.2/size-updates',
    shows: 'A message that came just before IDLE stays unknown.',
    severalSessions: true,
  },
  'imap.session.dead-listener': {
    breaks: 'A session that is gone is still told, and breaks the command that tells it.',
    requirement: 'rfc9051/6.3.12/appends-literal',
    shows: 'APPEND fails after another session was lost.',
    severalSessions: true,
  },
  'imap.session.one-login': {
    breaks: 'A user who is logged in cannot log in again.',
    requirement: 'rfc9051/6.2.3/login',
    shows: 'The second LOGIN of a user is answered NO.',
    severalSessions: true,
  },
  'imap.logout.ends-others': {
    breaks: 'LOGOUT ends the other sessions of the user.',
    requirement: 'rfc9051/3.4/bye-before-closing',
    shows: 'The connection of another device is closed without BYE.',
    severalSessions: true,
  },
  'imap.enable.for-all-sessions': {
    breaks: 'What one session enables is enabled for the other sessions of the user.',
    requirement: 'rfc9051/7.2.2/rev1-until-enabled',
    shows: 'A session that enabled nothing is answered as IMAP4rev2.',
    severalSessions: true,
  },
} as const satisfies FaultTable;
