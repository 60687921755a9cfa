import type { FaultTable } from './fault.ts';

export const imapFetchFaults = {
  'imap.fetch.flags-repeated': {
    breaks: 'FETCH tells the last flag of a message twice.',
    requirement: 'rfc9051/2.3.2/flags-are-a-set',
    shows: String.raw`FETCH (FLAGS (\Seen \Seen)).`,
  },
  'imap.fetch.uids-reversed': {
    breaks: 'FETCH UID tells the UIDs in the reverse order of the messages.',
    requirement: 'rfc9051/2.3.1.1/uid-ascending',
    shows: 'Message 1 has the UID of the last one.',
  },
  'imap.fetch.size-without-cr': {
    breaks: 'RFC822.SIZE counts a line end as one octet.',
    requirement: 'rfc9051/2.3.4/size-equals-body',
    shows: 'RFC822.SIZE is smaller than BODY[] by the number of lines.',
  },
  'imap.fetch.internaldate-zone-sign': {
    breaks: 'INTERNALDATE has the zone with the wrong sign.',
    requirement: 'rfc9051/6.3.12/internal-date',
    shows: 'A message of 02:44 -0700 is told as of 02:44 +0700.',
  },
  'imap.fetch.internaldate-time-in-utc': {
    breaks: 'INTERNALDATE has the time in UTC beside a zone that is not UTC.',
    requirement: 'rfc9051/6.3.12/internal-date',
    shows: 'A message of 02:44 -0700 is told as of 09:44 -0700.',
  },
  'imap.fetch.internaldate-unpadded': {
    breaks: 'A day of one digit in INTERNALDATE has nothing before it.',
    requirement: 'rfc9051/9/formal-syntax',
    shows: 'The date starts with `"7-`, where the grammar wants two characters.',
  },
  'imap.fetch.fast-without-size': {
    breaks: 'The macro FAST leaves RFC822.SIZE out.',
    requirement: 'rfc9051/6.4.5/macros',
    shows: 'FETCH 1 FAST tells FLAGS and INTERNALDATE only.',
  },
  'imap.fetch.full-is-bodystructure': {
    breaks: 'The macro FULL gives BODYSTRUCTURE instead of BODY.',
    requirement: 'rfc9051/6.4.5/macros',
    shows: 'FETCH 1 FULL has no BODY.',
  },
  'imap.fetch.macro-in-list': {
    breaks: 'A macro is taken as one item of a list.',
    requirement: 'rfc9051/6.4.5/macros-stand-alone',
    shows: 'FETCH 1 (FAST UID) is answered OK.',
  },
  'imap.fetch.uid-missing': {
    breaks: 'UID FETCH leaves the UID out where it was not asked for.',
    requirement: 'rfc9051/6.4.9/uid-in-fetch',
    shows: 'The response to UID FETCH 7 (FLAGS) has no UID.',
  },
  'imap.fetch.number-is-uid': {
    breaks: 'The number of a FETCH response is the UID.',
    requirement: 'rfc9051/6.4.9/number-is-sequence-number',
    shows: 'After an expunge, UID FETCH 7 is answered `* 7 FETCH` for message 6.',
    breaksState: true,
  },
  'imap.fetch.peek-sets-seen': {
    breaks: 'BODY.PEEK sets \\Seen.',
    requirement: 'rfc9051/6.4.5/body-peek',
    shows: 'A message is read though it was only looked at.',
    breaksState: true,
  },
  'imap.fetch.body-leaves-unseen': {
    breaks: 'BODY[...] does not set \\Seen.',
    requirement: 'rfc9051/6.4.5/body-sets-seen',
    shows: 'A message that was read stays unread.',
  },
  'imap.fetch.seen-unreported': {
    breaks: '\\Seen that a FETCH sets is not told to the session that fetched.',
    requirement: 'rfc9051/6.4.5/seen-reported',
    shows: 'FETCH 1 BODY[] has no FLAGS with it.',
    breaksState: true,
  },
  'imap.fetch.examine-sets-seen': {
    breaks: 'BODY[...] sets \\Seen in a mailbox that was opened by EXAMINE.',
    requirement: 'rfc9051/6.3.3/no-changes',
    shows: 'A message is read after it was fetched read-only.',
  },
  'imap.fetch.rfc822-header-sets-seen': {
    breaks: 'RFC822.HEADER sets \\Seen.',
    requirement: 'rfc3501/6.4.5/rfc822-seen',
    shows: 'A message is read after its header was.',
  },
  'imap.fetch.flags-of-first-look': {
    breaks: 'FETCH FLAGS answers with the flags that the session saw first.',
    requirement: 'rfc9051/2.3.2/permanent-flags-shared',
    shows: 'A flag that another session set is never seen by FETCH.',
    severalSessions: true,
  },
  'imap.fetch.numbers-shift-early': {
    breaks: 'Message numbers shift when another session expunges, before EXPUNGE is announced.',
    requirement: 'rfc9051/7.5.1/expunge-announced',
    shows: 'FETCH 2 gives the message that was the third.',
    severalSessions: true,
  },
  'imap.fetch.seen-unheard': {
    breaks: '\\Seen that a FETCH sets is not told to other sessions.',
    requirement: 'rfc9051/5.2/flag-updates',
    shows: 'Another session hears at NOOP of STORE, and not of what was read.',
    severalSessions: true,
  },
  'imap.fetch.internaldate-without-zone': {
    breaks: 'INTERNALDATE has no zone.',
    requirement: 'rfc9051/9/formal-syntax',
    shows: 'The date ends with the seconds.',
  },
  'imap.fetch.uid-item-ignored': {
    breaks: 'FETCH leaves the UID out though it was asked for.',
    requirement: 'rfc9051/6.4.5/items',
    shows: 'FETCH 1 (UID FLAGS) is answered with FLAGS alone.',
  },
  'imap.fetch.reversed-range-empty': {
    breaks: 'A range that starts with its higher end names nothing.',
    requirement: 'rfc9051/9/set-order-and-overlap',
    shows: 'FETCH 3:1 is answered with OK only.',
  },
  'imap.fetch.star-below-range-empty': {
    breaks: 'A UID range that starts above the last message names nothing, though it ends with a star.',
    requirement: 'rfc9051/6.4.9/star-includes-last',
    shows: 'UID FETCH 9999:* is answered with OK only.',
  },
  'imap.fetch.missing-uid-refused': {
    breaks: 'UID FETCH of a UID that does not exist is refused.',
    requirement: 'rfc9051/6.4.9/missing-uid-ignored',
    shows: 'UID FETCH 9999 is answered BAD.',
  },
} as const satisfies FaultTable;
