import type { FaultTable } from './fault.ts';

/** Faults of ENVELOPE, and of strings made of a header. */
export const imapEnvelopeFaults = {
  'imap.envelope.date-rewritten': {
    breaks: 'The date is that of the Date field in UTC and in one form.',
    requirement: 'rfc9051/7.5.2/envelope',
    shows: 'The date has another zone than the field.',
  },
  'imap.envelope.subject-decoded': {
    breaks: 'The subject is decoded.',
    requirement: 'rfc9051/7.5.2/envelope',
    shows: 'It is UTF-8 instead of an encoded word.',
  },
  'imap.envelope.subject-keeps-fold': {
    breaks: 'The subject keeps the line ends of folding.',
    requirement: 'rfc9051/7.5.2/envelope',
    shows: 'It comes as a literal of several lines.',
  },
  'imap.envelope.subject-cut-at-fold': {
    breaks: 'The subject ends where the field is folded.',
    requirement: 'rfc9051/7.5.2/envelope',
    shows: 'The second line of a long subject is missing.',
  },
  'imap.envelope.sender-not-defaulted': {
    breaks: 'Sender is NIL where the message has no Sender field.',
    requirement: 'rfc9051/7.5.2/envelope',
    shows: 'It is not the same as From.',
  },
  'imap.envelope.empty-sender-is-nil': {
    breaks: 'Sender is NIL where its field is empty.',
    requirement: 'rfc9051/7.5.2/envelope',
    shows: 'It is not the same as From.',
  },
  'imap.envelope.sender-ignored': {
    breaks: 'Sender is From also where the message has a Sender field.',
    requirement: 'rfc9051/7.5.2/envelope',
    shows: 'Who sent for somebody else is not seen.',
  },
  'imap.envelope.reply-to-not-defaulted': {
    breaks: 'Reply-To is NIL where the message has no Reply-To field.',
    requirement: 'rfc9051/7.5.2/envelope',
    shows: 'It is not the same as From.',
  },
  'imap.envelope.empty-reply-to-is-nil': {
    breaks: 'Reply-To is NIL where its field is empty.',
    requirement: 'rfc9051/7.5.2/envelope',
    shows: 'It is not the same as From.',
  },
  'imap.envelope.reply-to-is-sender': {
    breaks: 'Reply-To that is absent becomes Sender instead of From.',
    requirement: 'rfc9051/7.5.2/envelope',
    shows: 'A message of a secretary is answered to the secretary.',
  },
  'imap.envelope.bcc-hidden': {
    breaks: 'Bcc is NIL although the message has the field.',
    requirement: 'rfc9051/7.5.2/envelope',
    shows: 'A draft loses its blind copies.',
  },
  'imap.envelope.first-address-only': {
    breaks: 'Of several addresses the first is told only.',
    requirement: 'rfc9051/7.5.2/envelope',
    shows: 'A message to three goes to one.',
  },
  'imap.envelope.empty-list': {
    breaks: 'Fields without addresses are empty lists instead of NIL.',
    requirement: 'rfc9051/9/formal-syntax',
    shows: 'Cc is `()`.',
  },
  'imap.envelope.blank-between-addresses': {
    breaks: 'Addresses of a list have a space between them.',
    requirement: 'rfc9051/9/formal-syntax',
    shows: 'A message to two has `) (` in its envelope.',
  },
  'imap.envelope.group-members-lost': {
    breaks: 'Members of a group are left out.',
    requirement: 'rfc9051/7.5.2/envelope',
    shows: 'The group starts and ends.',
  },
  'imap.envelope.group-markers-lost': {
    breaks: 'Members of a group stand there without the group.',
    requirement: 'rfc9051/7.5.2/envelope',
    shows: 'Nothing tells the name of the group.',
  },
  'imap.envelope.group-end-lost': {
    breaks: 'The end of a group is not marked.',
    requirement: 'rfc9051/7.5.2/envelope',
    shows: 'Who comes after the group is in it.',
  },
  'imap.envelope.empty-group-lost': {
    breaks: 'A field with an empty group only is NIL.',
    requirement: 'rfc9051/7.5.2/envelope',
    shows: 'Undisclosed recipients are none.',
  },
  'imap.envelope.address-not-split': {
    breaks: 'Mailbox and host stand together in the mailbox.',
    requirement: 'rfc9051/7.5.2/envelope',
    shows: 'The host is NIL, as in a group.',
  },
  'imap.envelope.local-part-in-lower-case': {
    breaks: 'Local parts are in lower case.',
    requirement: 'rfc9051/7.5.2/envelope',
    shows: 'Alice@example.org is alice.',
  },
  'imap.envelope.route-lost': {
    breaks: 'The source route of an address is NIL.',
    requirement: 'rfc9051/7.5.2/envelope',
    shows: 'The second field of an address is always NIL.',
  },
  'imap.envelope.name-decoded': {
    breaks: 'Display names are decoded.',
    requirement: 'rfc9051/7.5.2/envelope',
    shows: 'They are UTF-8 instead of encoded words.',
  },
  'imap.envelope.comment-in-name': {
    breaks: 'A comment becomes part of the display name beside it.',
    requirement: 'rfc9051/7.5.2/envelope',
    shows: 'The name ends with what stood in parentheses.',
  },
  'imap.envelope.name-keeps-quotes': {
    breaks: 'A display name keeps its quotes.',
    requirement: 'rfc9051/7.5.2/envelope',
    shows: 'The name starts and ends with an escaped quote.',
  },
  'imap.envelope.quotes-not-escaped': {
    breaks: 'Quotes and backslashes in a string are not escaped.',
    requirement: 'rfc9051/4.3/quoted-escapes',
    shows: 'The string ends early, and the response cannot be read.',
  },
  'imap.envelope.absent-is-empty': {
    breaks: 'Fields that are absent are empty strings instead of NIL.',
    requirement: 'rfc9051/7.5.2/envelope',
    shows: 'In-Reply-To is `""`.',
  },
  'imap.envelope.message-ids-swapped': {
    breaks: 'In-Reply-To and Message-ID have changed places.',
    requirement: 'rfc9051/7.5.2/envelope',
    shows: 'Threads run backwards.',
  },
  'imap.envelope.message-id-without-brackets': {
    breaks: 'Message-ID and In-Reply-To lose their angle brackets.',
    requirement: 'rfc9051/7.5.2/envelope',
    shows: 'They equal no References field.',
  },
  'imap.envelope.eleventh-field': {
    breaks: 'References is an eleventh field.',
    requirement: 'rfc9051/9/formal-syntax',
    shows: 'The envelope has one string too many.',
  },
} as const satisfies FaultTable;
