import type { FaultTable } from './fault.ts';

/** Faults that several sessions see, of POP3 or of both protocols. */
export const pop3SeveralFaults = {
  'pop3.snapshot.new-mail-shows': {
    breaks: 'New mail shows up in a running session.',
    requirement: 'rfc1939/4/maildrop-frozen',
    shows: 'STAT and LIST change without a new login.',
    severalSessions: true,
  },
  'pop3.snapshot.new-mail-served': {
    breaks: 'New mail has a number in a running session that was given out before it came.',
    requirement: 'rfc1939/4/maildrop-frozen',
    shows: 'RETR of the number behind the last one is answered +OK.',
    severalSessions: true,
  },
  'pop3.snapshot.renumbered': {
    breaks: 'A removal by another client changes the numbers of a running session.',
    requirement: 'rfc1939/4/maildrop-frozen',
    shows: 'RETR 2 gives what was message 3.',
    severalSessions: true,
  },
  'pop3.snapshot.sizes-follow': {
    breaks: 'A message that another client removed gets the size 0.',
    requirement: 'rfc1939/4/maildrop-frozen',
    shows: 'LIST and STAT change in a running session.',
    severalSessions: true,
  },
  'pop3.snapshot.removed-served-empty': {
    breaks: 'A message that another client removed is served without content.',
    requirement: 'rfc1939/5/retr-message',
    shows: 'RETR is answered +OK and a dot.',
    severalSessions: true,
  },
  'pop3.login.expunged-still-there': {
    breaks: 'A login also shows what IMAP has expunged since the last POP3 session.',
    requirement: 'rfc9051/6.4.3/expunge',
    shows: 'A message that is gone for IMAP is there for POP3.',
    severalSessions: true,
  },
  'pop3.lock.kept-after-delivery': {
    breaks: 'Mail that is put into the maildrop leaves it locked.',
    requirement: 'rfc1939/4/login-accepted',
    shows: 'Nobody who has mail gets in.',
    severalSessions: true,
  },
  'pop3.lock.second-dropped': {
    breaks: 'Where the maildrop is locked, the connection is closed in place of an answer.',
    requirement: 'rfc1939/4/login-refused',
    shows: 'The right password is not answered.',
    severalSessions: true,
    under: { 'pop3.maildrop': 'exclusive' },
  },
  'pop3.lock.kept-after-drop': {
    breaks: 'The maildrop stays locked after a session broke off.',
    requirement: 'rfc1939/4/login-accepted',
    shows: 'Nobody gets in any more.',
    severalSessions: true,
  },
  'pop3.lock.kept-after-removal': {
    breaks: 'The maildrop stays locked after a QUIT that removed messages.',
    requirement: 'rfc1939/6/quit-releases-lock',
    shows: 'Nobody gets in any more.',
    severalSessions: true,
  },
  'pop3.lock.kept-after-refusal': {
    breaks: 'A wrong password leaves the maildrop locked.',
    requirement: 'rfc1939/4/lock-released-on-refusal',
    shows: 'Anybody can lock the owner out.',
    severalSessions: true,
  },
  'pop3.lock.second-empties-first': {
    breaks: 'A second login takes the messages away from the first session.',
    requirement: 'rfc1939/4/exclusive-lock',
    shows: 'The first session finds its maildrop empty.',
    severalSessions: true,
  },
  'pop3.code.in-use-before-password': {
    breaks: 'While a maildrop is locked, a wrong password is answered as the right one would be.',
    requirement: 'rfc2449/8.1.2/in-use',
    shows: '[IN-USE] in answer to a wrong password.',
    severalSessions: true,
    under: { 'pop3.maildrop': 'exclusive' },
  },
  'pop3.several.marks-shared': {
    breaks: 'A mark of one session counts for all.',
    requirement: 'rfc1939/5/dele-not-yet',
    shows: 'A message is hidden from a session that did not mark it.',
    severalSessions: true,
  },
  'pop3.several.rset-for-all': {
    breaks: 'RSET of one session takes back the marks of all.',
    requirement: 'rfc1939/5/rset-unmarks',
    shows: 'What another session marked is not removed at its QUIT.',
    severalSessions: true,
  },
  'pop3.quit.numbers-of-now': {
    breaks: 'QUIT finds marked messages by their numbers, though another client has removed some meanwhile.',
    requirement: 'rfc1939/6/quit-keeps-unmarked',
    shows: 'A message is gone that nobody marked.',
    severalSessions: true,
  },
  'pop3.quit.loses-new-mail': {
    breaks: 'QUIT writes the maildrop back as it was at login.',
    requirement: 'rfc1939/6/quit-keeps-unmarked',
    shows: 'Mail that arrived during the session is lost.',
    severalSessions: true,
  },
  'pop3.quit.rewrites-the-rest': {
    breaks: 'QUIT writes the messages that stay anew.',
    requirement: 'rfc9051/2.3.1.1/uid-stable-in-session',
    shows: 'IMAP clients find other UIDs, and fetch everything again.',
    severalSessions: true,
  },
  'pop3.quit.expunges-for-imap': {
    breaks: 'QUIT also removes what IMAP has flagged as deleted.',
    requirement: 'rfc1939/6/quit-keeps-unmarked',
    shows: 'A message is gone that no POP3 client marked.',
    severalSessions: true,
  },
  'pop3.quit.removal-waits': {
    breaks: 'QUIT is answered +OK, and the removal waits for the next POP3 login.',
    requirement: 'rfc1939/6/quit-removes',
    shows: 'IMAP still has the messages.',
    severalSessions: true,
  },
  'pop3.uidl.of-the-flags': {
    breaks: 'Flags are part of the unique-ids.',
    requirement: 'rfc1939/7/uidl-persistent',
    shows: 'What IMAP has flagged is fetched again.',
    severalSessions: true,
  },
  'pop3.retr.flags-lost': {
    breaks: 'RETR takes away the flags that IMAP has set.',
    requirement: 'rfc9051/2.3.2/permanent-flags-shared',
    shows: 'A flagged message is not flagged any more.',
    severalSessions: true,
  },
} as const satisfies FaultTable;
