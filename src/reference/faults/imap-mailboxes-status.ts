import type { FaultTable } from './fault.ts';

/** Bugs of STATUS. */
export const statusFaults = {
  'imap.status.messages-without-deleted': {
    breaks: String.raw`MESSAGES does not count messages with \Deleted.`,
    requirement: 'rfc9051/6.3.11/status',
    shows: 'STATUS tells fewer messages than SELECT.',
    breaksState: true,
  },
  'imap.status.new-uncounted': {
    breaks: 'MESSAGES does not count what arrived after the mailbox was last selected.',
    requirement: 'rfc9051/6.3.11/status',
    shows: 'New mail does not show in STATUS until some session selects the mailbox.',
  },
  'imap.status.unopened-zero': {
    breaks: 'UIDNEXT and UIDVALIDITY are 0 for a mailbox that was never selected.',
    requirement: 'rfc9051/6.3.11/status',
    shows: 'STATUS of a new mailbox tells a UIDVALIDITY other than its SELECT.',
  },
  'imap.status.recent-refused': {
    breaks: 'STATUS refuses RECENT also from clients of IMAP4rev1.',
    requirement: 'rfc3501/6.3.10/status',
    shows: 'STATUS with RECENT is answered BAD.',
  },
  'imap.status.words-passed-over': {
    breaks: 'STATUS passes over what stands between the name and the parenthesis of its items.',
    requirement: 'rfc9051/2.2.2/syntax-errors-bad',
    shows: 'STATUS with two names is answered OK.',
  },
  'imap.status.unseen-is-the-first': {
    breaks: 'UNSEEN is the number of the first unseen message.',
    requirement: 'rfc9051/6.3.11/status',
    shows: 'The number is not how many are unseen.',
  },
  'imap.status.uidnext-falls': {
    breaks: 'UIDNEXT is one above the last UID that is left.',
    requirement: 'rfc9051/2.3.1.1/uidnext-changes-with-new-mail',
    shows: 'UIDNEXT falls when the last message is expunged.',
    breaksState: true,
  },
  'imap.status.deleted-zero': {
    breaks: 'DELETED is always 0.',
    requirement: 'rfc9051/6.3.11/deleted-item',
    shows: String.raw`Messages with \Deleted are not counted.`,
  },
  'imap.status.size-short': {
    breaks: 'SIZE is less than what the messages have together.',
    requirement: 'rfc9051/6.3.11/size-at-least-sum',
    shows: 'The sum of RFC822.SIZE is greater.',
  },
  'imap.status.first-item-only': {
    breaks: 'STATUS tells only the first of the items that were asked for.',
    requirement: 'rfc9051/6.3.11/status',
    shows: 'The response lacks items.',
  },
  'imap.status.takes-recent': {
    breaks: String.raw`STATUS takes \Recent from the messages.`,
    requirement: 'rfc3501/6.3.10/no-recent-loss',
    shows: 'RECENT is 0 at the SELECT that follows.',
    severalSessions: true,
  },
  'imap.status.unknown-item-ignored': {
    breaks: 'Items that the server does not know are passed over.',
    requirement: 'rfc3501/6/invalid-arguments-bad',
    shows: 'STATUS with an unknown item is answered OK.',
  },
  'imap.status.missing-mailbox-ok': {
    breaks: 'STATUS of a mailbox that does not exist is answered OK, with zeros.',
    requirement: 'rfc9051/6.3.11/missing-mailbox-no',
    shows: 'The client takes the mailbox for an empty one.',
  },
  'imap.status.no-response': {
    breaks: 'STATUS of the selected mailbox sends only the tagged OK.',
    requirement: 'rfc9051/6.3.11/selected-mailbox',
    shows: 'The untagged response is missing.',
  },
  'imap.status.selects': {
    breaks: 'STATUS leaves the mailbox that it looked at selected.',
    requirement: 'rfc9051/6.3.11/changes-nothing',
    shows: 'FETCH afterwards reads another mailbox.',
  },
  'imap.status.open-elsewhere-empty': {
    breaks: 'STATUS of a mailbox that another session has open counts no messages.',
    requirement: 'rfc9051/6.3.11/status',
    shows: 'MESSAGES is 0 for as long as another device has the mailbox selected.',
    severalSessions: true,
  },
  'imap.status.remembered': {
    breaks: 'STATUS tells what it told this session the first time.',
    requirement: 'rfc9051/6.3.11/status',
    shows: 'What another session changed meanwhile never shows.',
    severalSessions: true,
  },
} as const satisfies FaultTable;
