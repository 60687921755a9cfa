import type { FaultTable } from './fault.ts';

/** Faults of message numbers, sizes, STAT and LIST. */
export const pop3MaildropFaults = {
  'pop3.number.letters-ignored': {
    breaks: 'Letters behind a message number are ignored.',
    requirement: 'rfc1939/3/invalid-command',
    shows: 'RETR 1x gives message 1.',
  },
  'pop3.number.wraps-at-32-bits': {
    breaks: 'Message numbers are cut to 32 bits.',
    requirement: 'rfc1939/5/retr-absent',
    shows: 'RETR 4294967297 gives message 1.',
  },
  'pop3.number.zero-is-the-last': {
    breaks: 'Message number 0 means the last message.',
    requirement: 'rfc1939/4/message-numbers',
    shows: 'RETR 0 gives a message.',
  },
  'pop3.number.letters-mean-first': {
    breaks: 'What is no number is taken for message 1.',
    requirement: 'rfc1939/3/invalid-command',
    shows: 'RETR x gives the first message.',
  },
  'pop3.number.beyond-means-last': {
    breaks: 'A number beyond the last message is taken for the last one.',
    requirement: 'rfc1939/5/retr-absent',
    shows: 'DELE 4 of three messages marks the third.',
  },
  'pop3.number.counts-unmarked': {
    breaks: 'Message numbers count the messages that are not marked.',
    requirement: 'rfc1939/4/maildrop-frozen',
    shows: 'After DELE 1, message 2 answers to number 1.',
  },
  'pop3.stat.nothing-at-first': {
    breaks: 'Messages are counted in the background, and the first STAT does not wait for that.',
    requirement: 'rfc1939/5/stat-format',
    shows: 'The first STAT of a session tells of an empty maildrop.',
  },
  'pop3.stat.counts-marked': {
    breaks: 'STAT counts marked messages.',
    requirement: 'rfc1939/5/stat-without-deleted',
    shows: 'The number of messages stays after DELE.',
    breaksState: true,
  },
  'pop3.stat.adds-marked-sizes': {
    breaks: 'STAT adds up the sizes of marked messages too.',
    requirement: 'rfc1939/5/stat-without-deleted',
    shows: 'The number goes down after DELE, the octets stay.',
    breaksState: true,
  },
  'pop3.stat.size-in-blocks': {
    breaks: 'STAT tells how much the maildrop takes on the disk.',
    requirement: 'rfc1939/5/stat-size',
    shows: 'The size is a multiple of 4096, not the sum of what LIST tells.',
  },
  'pop3.size.line-ends-counted-once': {
    breaks: 'A line end counts as one octet.',
    requirement: 'rfc1939/11/size-of-line-ends',
    shows: 'RETR gives more octets than LIST promised.',
  },
  'pop3.size.stuffing-counted': {
    breaks: 'Dots added by byte-stuffing are counted.',
    requirement: 'rfc1939/11/size-without-stuffing',
    shows: 'RETR gives fewer octets than LIST promised where lines begin with dots.',
  },
  'pop3.size.terminator-counted': {
    breaks: 'The line with the dot is counted.',
    requirement: 'rfc1939/5/list-format',
    shows: 'Each message is three octets larger than what RETR gives.',
  },
  'pop3.list.one-marked': {
    breaks: 'LIST with a number lists a marked message.',
    requirement: 'rfc1939/5/list-deleted',
    shows: 'LIST 2 is answered +OK after DELE 2.',
  },
  'pop3.list.all-with-marked': {
    breaks: 'LIST lists marked messages.',
    requirement: 'rfc1939/5/list-without-deleted',
    shows: 'The listing stays the same after DELE.',
    breaksState: true,
  },
  'pop3.list.renumbers': {
    breaks: 'LIST numbers the messages anew after DELE.',
    requirement: 'rfc1939/4/maildrop-frozen',
    shows: 'Message 2 is listed as 1 after DELE 1.',
    breaksState: true,
  },
  'pop3.list.numbers-from-zero': {
    breaks: 'LIST numbers the messages from 0.',
    requirement: 'rfc1939/4/message-numbers',
    shows: 'The first scan listing is that of message 0.',
  },
  'pop3.list.last-left-out': {
    breaks: 'LIST leaves the last message out.',
    requirement: 'rfc1939/5/list-all',
    shows: 'One scan listing fewer than STAT counts.',
  },
  'pop3.list.absent-has-no-octets': {
    breaks: 'LIST with a number that no message has gives it the size 0.',
    requirement: 'rfc1939/5/list-absent',
    shows: 'LIST 1 of an empty maildrop is answered +OK 1 0.',
  },
  'pop3.list.empty-refused': {
    breaks: 'LIST of an empty maildrop is refused.',
    requirement: 'rfc1939/5/list-empty',
    shows: 'LIST is answered -ERR where there is no message.',
  },
  'pop3.list.two-spaces': {
    breaks: 'Two spaces stand between number and size.',
    requirement: 'rfc1939/5/list-format',
    shows: 'A scan listing has an empty word in its midst.',
  },
  'pop3.list.one-in-many-lines': {
    breaks: 'LIST with a number is answered by a multi-line reply.',
    requirement: 'rfc1939/5/list-one',
    shows: 'The scan listing comes on a second line, and a dot behind it.',
  },
} as const satisfies FaultTable;
