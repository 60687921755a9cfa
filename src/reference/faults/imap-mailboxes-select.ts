import type { FaultTable } from './fault.ts';

/** Bugs of SELECT and EXAMINE. */
export const selectFaults = {
  'imap.select.no-flags': {
    breaks: 'SELECT and EXAMINE send no FLAGS response.',
    requirement: 'rfc9051/6.3.2/required-data',
    shows: 'The client does not learn which flags the mailbox has.',
  },
  'imap.select.flags-incomplete': {
    breaks: 'FLAGS leaves out two of the system flags.',
    requirement: 'rfc9051/7.3.5/system-flags-listed',
    shows: String.raw`\Answered and \Flagged are not in FLAGS, but can be stored.`,
  },
  'imap.select.no-permanentflags': {
    breaks: 'SELECT and EXAMINE send no PERMANENTFLAGS code.',
    requirement: 'rfc9051/6.3.2/required-data',
    shows: 'The code is missing.',
  },
  'imap.select.no-uidvalidity': {
    breaks: 'SELECT and EXAMINE send no UIDVALIDITY code.',
    requirement: 'rfc9051/6.3.2/required-data',
    shows: 'The code is missing.',
  },
  'imap.select.no-uidnext': {
    breaks: 'SELECT and EXAMINE send no UIDNEXT code.',
    requirement: 'rfc9051/6.3.2/required-data',
    shows: 'The code is missing.',
  },
  'imap.select.no-recent': {
    breaks: 'SELECT sends no RECENT response to a client of IMAP4rev1.',
    requirement: 'rfc3501/6.3.1/required-data',
    shows: 'The response is missing.',
  },
  'imap.select.no-list': {
    breaks: 'SELECT sends no LIST response under IMAP4rev2.',
    requirement: 'rfc9051/6.3.2/list-response',
    shows: 'The response is missing.',
  },
  'imap.select.no-oldname': {
    breaks: 'SELECT by a name that the server normalizes does not tell the two names.',
    requirement: 'rfc9051/6.3.2/oldname',
    shows: 'The LIST response has no OLDNAME.',
    under: { 'imap.denormalized-names': 'normalized' },
  },
  'imap.select.no-unseen': {
    breaks: 'SELECT never sends the code UNSEEN.',
    requirement: 'rfc3501/6.3.1/unseen-code',
    shows: 'The code is missing though there are unseen messages.',
  },
  'imap.select.unseen-is-a-count': {
    breaks: 'The code UNSEEN holds how many messages are unseen.',
    requirement: 'rfc3501/6.3.1/unseen-code',
    shows: 'The number is not that of the first unseen message.',
  },
  'imap.select.unseen-zero': {
    breaks: 'The code UNSEEN is sent where there is no unseen message, with 0.',
    requirement: 'rfc3501/6.3.1/unseen-code',
    shows: 'The code holds the number of no message.',
  },
  'imap.select.uidnext-is-last-uid': {
    breaks: 'UIDNEXT is the UID of the last message instead of one above it.',
    requirement: 'rfc9051/2.3.1.1/uidnext-lower-bound',
    shows: 'A message has a UID that is not below UIDNEXT.',
    breaksState: true,
  },
  'imap.select.uidvalidity-zero': {
    breaks: 'UIDVALIDITY is 0.',
    requirement: 'rfc9051/9/formal-syntax',
    shows: 'The code holds 0, which the grammar does not allow.',
    breaksState: true,
  },
  'imap.select.uidvalidity-by-session': {
    breaks: 'UIDVALIDITY differs from connection to connection.',
    requirement: 'rfc9051/2.3.1.1/uidvalidity-grows',
    shows:
      'Two sessions, or one device that comes back, are told different values for one mailbox, later ones not always greater.',
    severalSessions: true,
  },
  'imap.select.exists-one-more': {
    breaks: 'EXISTS at SELECT counts one message too many.',
    requirement: 'rfc9051/6.3.2/required-data',
    shows: 'The last number that EXISTS promises has no message.',
    breaksState: true,
  },
  'imap.select.read-only-code': {
    breaks: 'SELECT says READ-ONLY though the mailbox can be changed.',
    requirement: 'rfc9051/6.3.2/read-write',
    shows: 'The tagged OK carries the wrong code.',
  },
  'imap.select.failed-keeps-mailbox': {
    breaks: 'A SELECT that fails leaves the mailbox before selected.',
    requirement: 'rfc9051/6.3.2/deselects-first',
    shows: 'FETCH after a failed SELECT still reads the old mailbox.',
    breaksState: true,
  },
  'imap.select.unknown-parameter-ignored': {
    breaks: 'SELECT and EXAMINE pass over parameters that the server does not know.',
    requirement: 'rfc4466/2.1/unknown-select-parameter-bad',
    shows: 'SELECT INBOX (X-NO-SUCH) is answered OK.',
  },
  'imap.select.no-closed': {
    breaks: 'SELECT of another mailbox does not announce the end of the one before.',
    requirement: 'rfc9051/6.3.2/closed-code',
    shows: 'The code CLOSED is missing.',
  },
  'imap.select.expunges-previous': {
    breaks: String.raw`SELECT removes the messages with \Deleted from the mailbox that was selected before.`,
    requirement: 'rfc9051/6.4.1/implicit-close-removes-nothing',
    shows: 'Messages are gone that nobody expunged.',
    breaksState: true,
  },
  'imap.select.previous-still-announced': {
    breaks: 'A session still gets EXISTS for the mailbox that it had selected before.',
    requirement: 'rfc9051/6.3.2/deselects-first',
    shows: 'New mail in the first mailbox changes the number of messages of the second.',
    severalSessions: true,
  },
  'imap.select.size-remembered': {
    breaks: 'A session that selects a mailbox again is told the number of messages of the first time.',
    requirement: 'rfc9051/6.3.2/required-data',
    shows: 'EXISTS at the second SELECT does not count what another session appended or expunged meanwhile.',
    severalSessions: true,
  },
  'imap.select.names-remembered': {
    breaks: 'A session cannot select mailboxes that were made after its first SELECT.',
    requirement: 'rfc9051/6.3.2/required-data',
    shows: 'SELECT of a mailbox that another session made is answered NO.',
    severalSessions: true,
  },
  'imap.select.keywords-of-first-session': {
    breaks: 'FLAGS and PERMANENTFLAGS have no keywords while another session has the mailbox open.',
    requirement: 'rfc9051/7.3.5/flags-of-mailbox',
    shows: 'Two sessions are told different flags of one mailbox.',
    severalSessions: true,
  },
  'imap.select.level-opens': {
    breaks: String.raw`SELECT of a name that LIST calls \Noselect makes a mailbox of it.`,
    requirement: 'rfc9051/7.3.1/noselect',
    shows: 'An empty mailbox opens where there was only a level of the hierarchy.',
    breaksState: true,
  },
  'imap.examine.read-write-code': {
    breaks: 'EXAMINE is answered with READ-WRITE.',
    requirement: 'rfc9051/6.3.3/read-only-code',
    shows: 'The tagged OK carries the wrong code.',
  },
  'imap.examine.changes-mailbox': {
    breaks: 'A mailbox opened by EXAMINE can be changed all the same.',
    requirement: 'rfc9051/6.3.3/no-changes',
    shows: String.raw`STORE, EXPUNGE and the \Seen of FETCH take effect.`,
    breaksState: true,
  },
  'imap.examine.permanentflags': {
    breaks: 'EXAMINE promises that flags can be changed for good.',
    requirement: 'rfc9051/6.3.3/no-changes',
    shows: 'PERMANENTFLAGS is not empty.',
  },
  'imap.examine.takes-recent': {
    breaks: String.raw`EXAMINE takes \Recent from the messages.`,
    requirement: 'rfc3501/6.3.2/no-recent-loss',
    shows: 'RECENT is 0 for the next session.',
    severalSessions: true,
  },
} as const satisfies FaultTable;
