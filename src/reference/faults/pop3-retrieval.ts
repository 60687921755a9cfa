import type { FaultTable } from './fault.ts';

/** Faults of RETR and TOP. */
export const pop3RetrievalFaults = {
  'pop3.retr.marked': {
    breaks: 'RETR gives a marked message.',
    requirement: 'rfc1939/5/retr-deleted',
    shows: 'RETR 2 is answered +OK after DELE 2.',
    breaksState: true,
  },
  'pop3.retr.first-by-default': {
    breaks: 'RETR without a number gives the first message.',
    requirement: 'rfc1939/5/retr-argument',
    shows: 'RETR alone is answered +OK.',
  },
  'pop3.retr.not-stuffed': {
    breaks: 'RETR does not stuff lines that begin with a dot.',
    requirement: 'rfc1939/3/byte-stuffing',
    shows: 'A message with a line of one dot ends there.',
  },
  'pop3.retr.stuffed-twice': {
    breaks: 'RETR puts two dots before a line that begins with one.',
    requirement: 'rfc1939/3/byte-stuffing',
    shows: 'The client keeps a dot too many.',
  },
  'pop3.retr.stuffed-once': {
    breaks: 'RETR stuffs only the first line of a message that begins with a dot.',
    requirement: 'rfc1939/3/byte-stuffing',
    shows: 'The second such line loses a dot, or ends the message.',
  },
  'pop3.retr.edge-not-stuffed': {
    breaks: 'A dot at the beginning of a buffer is not stuffed.',
    requirement: 'rfc1939/3/byte-stuffing',
    shows: 'In a long message some line that begins with a dot loses it, or ends the message.',
  },
  'pop3.retr.bare-line-feeds': {
    breaks: 'RETR ends lines with a line feed alone.',
    requirement: 'rfc1939/3/multi-line',
    shows: 'Lines come without CR.',
  },
  'pop3.retr.last-line-not-ended': {
    breaks: 'The line end that a message lacks is not added.',
    requirement: 'rfc1939/3/multi-line',
    shows: 'The dot stands behind the last words, and the reply never ends.',
  },
  'pop3.retr.empty-line-added': {
    breaks: 'RETR adds an empty line to each message.',
    requirement: 'rfc1939/5/retr-message',
    shows: 'Two octets more than LIST promised.',
  },
  'pop3.retr.trailing-blanks-cut': {
    breaks: 'Blanks at the end of lines are cut off.',
    requirement: 'rfc1939/5/retr-message',
    shows: 'Lines of the message come shorter than they were stored.',
  },
  'pop3.retr.long-lines-broken': {
    breaks: 'Lines of more than 510 octets are broken.',
    requirement: 'rfc1939/5/retr-message',
    shows: 'A line end stands in the midst of a long line.',
  },
  'pop3.retr.empty-lines-joined': {
    breaks: 'Several empty lines come as one.',
    requirement: 'rfc1939/5/retr-message',
    shows: 'Lines of the message are missing.',
  },
  'pop3.retr.eighth-bit-cut': {
    breaks: 'The eighth bit of each octet is cut off.',
    requirement: 'rfc1939/5/retr-message',
    shows: 'Text in UTF-8 comes as other characters.',
  },
  'pop3.retr.cut-at-64-kib': {
    breaks: 'A message is cut off after 65,536 octets.',
    requirement: 'rfc1939/5/retr-message',
    shows: 'The end of a large message is missing.',
  },
  'pop3.retr.status-field-added': {
    breaks: 'RETR puts a field of the server on top of the header.',
    requirement: 'rfc1939/5/list-format',
    shows: 'More octets than LIST promised.',
  },
  'pop3.top.marked': {
    breaks: 'TOP gives a marked message.',
    requirement: 'rfc1939/7/top-deleted',
    shows: 'TOP 2 0 is answered +OK after DELE 2.',
  },
  'pop3.top.not-stuffed': {
    breaks: 'TOP does not stuff lines that begin with a dot.',
    requirement: 'rfc1939/7/top-stuffed',
    shows: 'A line of one dot ends the reply.',
  },
  'pop3.top.header-counted': {
    breaks: 'TOP counts the lines of the header.',
    requirement: 'rfc1939/7/top-lines',
    shows: 'Fewer lines of the body than were asked for.',
  },
  'pop3.top.one-line-more': {
    breaks: 'TOP gives one line more than was asked for.',
    requirement: 'rfc1939/7/top-lines',
    shows: 'TOP 1 0 gives the first line of the body.',
  },
  'pop3.top.empty-line-missing': {
    breaks: 'TOP leaves out the empty line between header and body.',
    requirement: 'rfc1939/7/top-lines',
    shows: 'The first line of the body reads as a field.',
  },
  'pop3.top.zero-gives-all': {
    breaks: 'TOP takes 0 lines for all lines.',
    requirement: 'rfc1939/7/top-lines',
    shows: 'TOP 1 0 gives the whole message.',
  },
  'pop3.top.too-many-refused': {
    breaks: 'TOP refuses more lines than there are.',
    requirement: 'rfc1939/7/top-all',
    shows: 'TOP 1 1000 is answered -ERR.',
  },
  'pop3.top.negative-taken': {
    breaks: 'TOP takes a negative number of lines for none.',
    requirement: 'rfc1939/7/top-arguments',
    shows: 'TOP 1 -1 is answered +OK.',
  },
  'pop3.top.letters-mean-none': {
    breaks: 'TOP takes what is no number for 0 lines.',
    requirement: 'rfc1939/7/top-arguments',
    shows: 'TOP 1 x is answered +OK.',
  },
  'pop3.top.first-by-default': {
    breaks: 'TOP without arguments gives the header of the first message.',
    requirement: 'rfc1939/7/top-arguments',
    shows: 'TOP alone is answered +OK.',
  },
  'pop3.top.lines-optional': {
    breaks: 'TOP without a number of lines gives the header.',
    requirement: 'rfc1939/7/top-arguments',
    shows: 'TOP 1 is answered +OK.',
  },
  'pop3.utf8.argument-ignored': {
    breaks: 'UTF8 takes an argument, and ignores it.',
    requirement: 'rfc6856/2.1/no-arguments',
    shows: 'UTF8 USER, the capability, is answered +OK as if it were the command.',
  },
  'pop3.utf8.sent-unasked': {
    breaks: 'A message with UTF-8 in its header is sent to a client that did not ask for UTF-8.',
    requirement: 'rfc6856/2.1/not-unasked',
    shows: 'RETR gives octets beyond ASCII in the header.',
  },
  'pop3.utf8.refused-anyway': {
    breaks: 'A message with UTF-8 in its header is refused in UTF-8 mode too.',
    requirement: 'rfc6856/2.1/sent-as-is',
    shows: 'RETR is answered -ERR [UTF8] after UTF8.',
  },
} as const satisfies FaultTable;
