import type { FaultTable } from './fault.ts';

const subject = 'rfc5256/2.1/base-subject';
const sortKeys = 'rfc5256/3/keys';

/** In which order SORT returns messages. */
export const imapSearchSortFaults = {
  'imap.sort.not-sorted': {
    breaks: 'SORT returns what it found in the order of the mailbox.',
    requirement: 'rfc5256/3/ascending',
    shows: 'The criteria change nothing.',
  },
  'imap.sort.first-criterion-only': {
    breaks: 'Only the first criterion is looked at.',
    requirement: 'rfc5256/3/criteria-in-order',
    shows: 'SORT (SUBJECT DATE) leaves messages of one subject in the order of the mailbox.',
  },
  'imap.sort.reverse-sticks': {
    breaks: 'REVERSE holds for all criteria behind it.',
    requirement: 'rfc5256/3/reverse-one-criterion',
    shows: 'SORT (REVERSE SUBJECT DATE) has the latest first.',
  },
  'imap.sort.reverse-turns-ties': {
    breaks: 'With REVERSE, messages that are equal come from the highest number to the lowest.',
    requirement: 'rfc5256/3/ties-by-number',
    shows: 'SORT (REVERSE SUBJECT) is the SUBJECT order read from its end.',
  },
  'imap.sort.ties-newest-first': {
    breaks: 'Messages that are equal come from the highest number to the lowest.',
    requirement: 'rfc5256/3/ties-by-number',
    shows: 'SORT (SUBJECT) turns the messages of one subject around.',
  },
  'imap.sort.sizes-as-text': {
    breaks: 'Sizes are compared digit by digit.',
    requirement: 'rfc5256/3/ascending',
    shows: '1000 octets come before 999.',
  },
  'imap.sort.arrival-is-sent-date': {
    breaks: 'ARRIVAL sorts by the Date field.',
    requirement: sortKeys,
    shows: 'A message that came late is not last.',
  },
  'imap.sort.date-is-arrival': {
    breaks: 'DATE sorts by the internal date.',
    requirement: sortKeys,
    shows: 'A message that came late is last.',
  },
  'imap.sort.date-without-zone': {
    breaks: 'DATE compares the time as written, not in UTC.',
    requirement: 'rfc5256/2.2/sent-date-in-utc',
    shows: 'Mail from other zones stands hours from where it belongs.',
  },
  'imap.sort.undated-first': {
    breaks: 'A message without a date comes first, instead of where its internal date belongs.',
    requirement: 'rfc5256/2.2/undated-by-arrival',
    shows: 'New mail without a Date field is at the end of the list.',
  },
  'imap.sort.addresses-by-display-name': {
    breaks: 'FROM, TO and CC sort by the name beside the address.',
    requirement: sortKeys,
    shows: 'SORT (FROM) orders by names, not by local parts.',
  },
  'imap.sort.absent-field-last': {
    breaks: 'Messages without the field come last.',
    requirement: 'rfc5256/3/absent-field-first',
    shows: 'SORT (CC) ends with mail that has no Cc.',
  },
  'imap.sort.subject-case-counts': {
    breaks: 'Subjects are compared with regard to case.',
    requirement: 'rfc5256/7/collation',
    shows: 'apples comes behind Zebra.',
  },
  'imap.sort.subject-not-decoded': {
    breaks: 'Encoded words of a subject are compared as they stand.',
    requirement: 'rfc5256/2.1/encoded-words-decoded',
    shows: 'Subjects with letters beyond ASCII all stand together, at =?.',
  },
  'imap.sort.reply-prefix-kept': {
    breaks: 'Re and Fwd before a subject are not taken off.',
    requirement: subject,
    shows: 'Replies stand at R, away from what they answer.',
  },
  'imap.sort.forward-trailer-kept': {
    breaks: '(fwd) behind a subject is not taken off.',
    requirement: subject,
    shows: 'A forwarded message does not sort as equal to the original.',
  },
  'imap.sort.list-tag-kept': {
    breaks: 'A tag in brackets before a subject is not taken off.',
    requirement: subject,
    shows: 'Mail from a list stands at the bracket.',
  },
  'imap.sort.forward-brackets-kept': {
    breaks: '[Fwd: ...] around a subject is not taken off.',
    requirement: subject,
    shows: 'A forwarded message stands at the bracket.',
  },
  'imap.sort.charset-may-be-left-out': {
    breaks: 'SORT takes its search criteria without a charset before them.',
    requirement: 'rfc5256/3/charset-mandatory',
    shows: 'SORT (DATE) ALL is OK.',
  },
  'imap.sort.no-response-when-nothing-found': {
    breaks: 'A SORT that finds nothing is answered by the tagged OK alone.',
    requirement: 'rfc5256/4/sort-response',
    shows: 'The client waits for a SORT response in vain.',
  },
} as const satisfies FaultTable;
