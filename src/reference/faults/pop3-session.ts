import type { FaultTable } from './fault.ts';

/** Faults of greeting, replies, commands, states and the end of a session. */
export const pop3SessionFaults = {
  'pop3.greeting.without-status': {
    breaks: 'The greeting has no status indicator.',
    requirement: 'rfc1939/4/greeting-positive',
    shows: 'The name of the server comes where +OK should stand.',
  },
  'pop3.greeting.two-lines': {
    breaks: 'The greeting is two lines.',
    requirement: 'rfc1939/4/greeting-positive',
    shows: 'A second +OK comes that nobody asked for.',
  },
  'pop3.greeting.timestamp-repeated': {
    breaks: 'Every greeting has the same timestamp.',
    requirement: 'rfc1939/7/apop-timestamp-differs',
    shows: 'A digest that was heard once opens the maildrop again.',
  },
  'pop3.reply.status-in-lower-case': {
    breaks: 'An unknown command is answered in lower case.',
    requirement: 'rfc1939/3/status-upper-case',
    shows: '-err instead of -ERR.',
  },
  'pop3.reply.too-long': {
    breaks: 'The answer to an unknown command is longer than 512 octets.',
    requirement: 'rfc1939/3/response-length',
    shows: '-ERR and a text that does not fit in the buffer of a client.',
  },
  'pop3.reply.bare-line-feed': {
    breaks: 'A refusal for the state ends with a line feed alone.',
    requirement: 'rfc1939/3/response-crlf',
    shows: '-ERR and a text, then LF without CR.',
  },
  'pop3.reply.text-in-brackets': {
    breaks: 'The text of the answer to RETR begins with a square bracket.',
    requirement: 'rfc2449/6.4/resp-codes',
    shows: '+OK [message follows], which reads as a response code.',
  },
  'pop3.command.upper-case-only': {
    breaks: 'Keywords are known in upper case only.',
    requirement: 'rfc1939/3/keyword-case',
    shows: 'noop is answered -ERR.',
  },
  'pop3.command.unknown-accepted': {
    breaks: 'An unknown command is answered +OK.',
    requirement: 'rfc1939/3/unknown-command',
    shows: 'XYZZ seems to have done something.',
  },
  'pop3.command.four-letters-enough': {
    breaks: 'Only the first four letters of a keyword are read.',
    requirement: 'rfc1939/3/unknown-command',
    shows: 'NOOPS is taken for NOOP.',
  },
  'pop3.state.noop-before-login': {
    breaks: 'NOOP is taken before the login.',
    requirement: 'rfc1939/5/noop-state',
    shows: 'NOOP is answered +OK in the AUTHORIZATION state.',
  },
  'pop3.state.stat-before-login': {
    breaks: 'STAT is taken before the login.',
    requirement: 'rfc1939/5/stat-state',
    shows: 'STAT tells of an empty maildrop in the AUTHORIZATION state.',
  },
  'pop3.state.user-after-login': {
    breaks: 'USER is taken after the login.',
    requirement: 'rfc1939/7/user-state',
    shows: 'USER is answered +OK in the TRANSACTION state.',
  },
  'pop3.state.auth-after-login': {
    breaks: 'AUTH is taken after the login.',
    requirement: 'rfc5034/4/once',
    shows: 'A second AUTH is answered +OK.',
  },
  'pop3.state.utf8-after-login': {
    breaks: 'UTF8 is taken after the login.',
    requirement: 'rfc6856/2/utf8-state',
    shows: 'UTF8 is answered +OK in the TRANSACTION state.',
  },
  'pop3.state.refusal-unmarks': {
    breaks: 'A command in the wrong state takes the marks of deletion back.',
    requirement: 'rfc1939/3/wrong-state',
    shows: 'After a refused USER, STAT counts marked messages again.',
  },
  'pop3.noop.unmarks': {
    breaks: 'NOOP takes the marks of deletion back.',
    requirement: 'rfc1939/5/noop',
    shows: 'STAT counts marked messages again after NOOP.',
  },
  'pop3.pipelining.dropped-at-login': {
    breaks: 'Commands that came together with the login are dropped.',
    requirement: 'rfc2449/6.6/in-turn',
    shows: 'What was sent behind PASS is never answered.',
  },
  'pop3.pipelining.short-replies-first': {
    breaks: 'A reply of one line overtakes a long one.',
    requirement: 'rfc2449/6.6/in-turn',
    shows: 'The answer to STAT comes before the message that RETR asked for.',
  },
  'pop3.quit.refused-before-login': {
    breaks: 'QUIT is refused before the login.',
    requirement: 'rfc1939/4/quit',
    shows: 'QUIT is answered -ERR in the AUTHORIZATION state.',
  },
  'pop3.quit.not-answered': {
    breaks: 'QUIT closes the connection without an answer.',
    requirement: 'rfc1939/6/quit-status',
    shows: 'No +OK comes before the end of the connection.',
  },
  'pop3.quit.stays-open': {
    breaks: 'The connection stays open after QUIT.',
    requirement: 'rfc1939/6/quit-closes',
    shows: 'The client waits for the end of the connection.',
  },
} as const satisfies FaultTable;
