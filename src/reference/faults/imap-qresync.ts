import type { FaultTable } from './fault.ts';

const expunges = 'rfc7162/3.2.5.1/expunges';
const vanished = 'rfc7162/3.2.10/vanished-for-expunge';

/** Quick resynchronization. */
export const imapQresyncFaults = {
  'imap.qresync.enabled-with-condstore-only': {
    breaks: 'ENABLE QRESYNC enables nothing unless CONDSTORE stands beside it.',
    requirement: 'rfc7162/3.2.3/enable',
    shows: 'ENABLED does not name QRESYNC.',
  },
  'imap.qresync.enabled-as-first-name-only': {
    breaks: 'ENABLE CONDSTORE QRESYNC enables CONDSTORE only: the order of the names counts.',
    requirement: 'rfc7162/3.2.3/enable',
    shows: 'ENABLED does not name QRESYNC.',
  },
  'imap.qresync.malformed-parameter-ignored': {
    breaks: 'A QRESYNC parameter that is not well-formed is passed over.',
    requirement: 'rfc7162/3.2.5/syntax-bad',
    shows: 'SELECT INBOX (QRESYNC (1)) is OK, and the client takes silence for no changes.',
  },
  'imap.qresync.expunge-raises-nothing': {
    breaks: 'Expunging leaves HIGHESTMODSEQ.',
    requirement: 'rfc7162/3.2/expunge-raises-modseq',
    shows: 'A client that comes back sees nothing to do, and keeps the expunged message for ever.',
    severalSessions: true,
  },
  'imap.qresync.close-forgets-expunged': {
    breaks: 'What CLOSE expunges is not remembered.',
    requirement: 'rfc7162/3.2/expunge-raises-modseq',
    shows: 'VANISHED (EARLIER) leaves it out.',
    severalSessions: true,
  },
  'imap.qresync.move-forgets-expunged': {
    breaks: 'What MOVE takes out of a mailbox is not remembered.',
    requirement: 'rfc7162/3.2/expunge-raises-modseq',
    shows: 'The message stays in the old mailbox of every other device.',
    severalSessions: true,
  },
  'imap.qresync.vanished-lists-live-message': {
    breaks: 'VANISHED (EARLIER) names a message that is there.',
    requirement: expunges,
    shows: 'The client removes a message that nobody expunged.',
    severalSessions: true,
  },
  'imap.qresync.vanished-misses-one': {
    breaks: 'VANISHED (EARLIER) leaves out the last of the messages.',
    requirement: expunges,
    shows: 'The client keeps a message that is gone.',
    severalSessions: true,
  },
  'imap.qresync.vanished-not-marked-earlier': {
    breaks: 'What vanished before SELECT is told without EARLIER.',
    requirement: expunges,
    shows: 'The client lowers its message count for messages that it does not count.',
  },
  'imap.qresync.vanished-after-fetch': {
    breaks: 'VANISHED (EARLIER) comes behind the FETCH responses.',
    requirement: 'rfc7162/3.2.6/vanished-modifier',
    shows: 'The client matches numbers to UIDs by a mailbox that is no more.',
  },
  'imap.qresync.changed-flags-not-told': {
    breaks: 'SELECT (QRESYNC) tells what vanished and not what changed.',
    requirement: 'rfc7162/3.2.5.1/changes',
    shows: 'Mail read on one device stays unread on the one that comes back.',
    severalSessions: true,
  },
  'imap.qresync.change-told-without-uid': {
    breaks: 'FETCH responses about changed flags have no UID.',
    requirement: 'rfc7162/3.2.4/uid-and-modseq',
    shows: 'The client does not know which message is meant.',
  },
  'imap.qresync.known-uids-ignored': {
    breaks: 'VANISHED (EARLIER) has all that vanished, whatever UIDs SELECT or UID FETCH names.',
    requirement: 'rfc7162/3.2.5.1/known-uids',
    shows: 'The client is told of UIDs that it did not ask for.',
  },
  'imap.qresync.resynchronized-despite-uidvalidity': {
    breaks: 'SELECT (QRESYNC) with another UIDVALIDITY is answered as if it were the same.',
    requirement: 'rfc7162/3.2.5/uidvalidity-mismatch',
    shows: 'The client applies changes of new messages to old ones.',
    breaksState: true,
  },
  'imap.qresync.taken-without-enable': {
    breaks: 'SELECT (QRESYNC) and UID FETCH (VANISHED) are taken before ENABLE QRESYNC.',
    requirement: 'rfc7162/3.2.3/bad-without-enable',
    shows: 'A command that must be BAD is OK.',
  },
  'imap.qresync.vanished-modifier-of-fetch': {
    breaks: 'FETCH by message numbers takes the modifier VANISHED.',
    requirement: 'rfc7162/3.2.6/uid-fetch-only',
    shows: 'A command that must be BAD is OK.',
  },
  'imap.qresync.vanished-without-changedsince': {
    breaks: 'UID FETCH takes VANISHED without CHANGEDSINCE.',
    requirement: 'rfc7162/3.2.6/with-changedsince',
    shows: 'A command that must be BAD is OK.',
  },
  'imap.qresync.expunge-instead-of-vanished': {
    breaks: 'After ENABLE QRESYNC the EXPUNGE command is still answered with EXPUNGE.',
    requirement: vanished,
    shows: 'A client that waits for UIDs gets message numbers.',
    breaksState: true,
  },
  'imap.qresync.others-expunge-announced-by-number': {
    breaks: 'After ENABLE QRESYNC, what other sessions expunge is still announced by EXPUNGE.',
    requirement: vanished,
    shows: 'A client that waits for UIDs gets message numbers.',
    severalSessions: true,
  },
  'imap.qresync.announced-as-earlier': {
    breaks: 'What is expunged while the mailbox is selected is announced by VANISHED (EARLIER).',
    requirement: vanished,
    shows: 'The client does not lower its message count, and its numbers are wrong from then on.',
    severalSessions: true,
  },
  'imap.qresync.vanished-has-numbers': {
    breaks: 'VANISHED has message numbers instead of UIDs.',
    requirement: vanished,
    shows: 'The client removes other messages than were expunged.',
    breaksState: true,
  },
  'imap.qresync.unannounced-message-vanishes': {
    breaks: 'VANISHED names messages that came and went before EXISTS told of them.',
    requirement: 'rfc7162/3.2.10.2/only-visible',
    shows: 'The client lowers its message count for messages that it never counted.',
    severalSessions: true,
  },
  'imap.qresync.highestmodseq-ahead-of-held-expunge': {
    breaks: 'MODSEQ is sent while an expunge with a lower one is held back, and HIGHESTMODSEQ is not lowered.',
    requirement: 'rfc7162/3.2/lower-highestmodseq-while-expunge-waits',
    shows: 'A client that drops out then never learns of the expunge.',
    severalSessions: true,
  },
  'imap.qresync.expunge-tells-no-highestmodseq': {
    breaks: 'The OK to EXPUNGE and UID EXPUNGE has no HIGHESTMODSEQ.',
    requirement: 'rfc7162/3.2.7/highestmodseq-after-expunge',
    shows: 'The client does not know that it knows of its own expunge.',
  },
  'imap.qresync.close-tells-highestmodseq': {
    breaks: 'The OK to CLOSE has HIGHESTMODSEQ.',
    requirement: 'rfc7162/3.2.8/close-without-highestmodseq',
    shows: 'The client believes that it knows changes that it was not told of.',
  },
} as const satisfies FaultTable;
