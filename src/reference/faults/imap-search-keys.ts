import type { FaultTable } from './fault.ts';

const keys = 'rfc9051/6.4.4/keys';
const decoded = 'rfc9051/6.4.4/encodings-decoded';

/** What SEARCH finds, and how it is answered by number and by UID. */
export const imapSearchKeyFaults = {
  'imap.search.returns-uids': {
    breaks: 'SEARCH returns UIDs instead of message numbers.',
    requirement: keys,
    shows: 'Once a message was expunged, SEARCH names messages that are not there, or others than it found.',
  },
  'imap.search.uid-search-returns-numbers': {
    breaks: 'UID SEARCH returns message numbers.',
    requirement: 'rfc9051/6.4.9/uid-search',
    shows: 'Once a message was expunged, UID SEARCH names UIDs that are not there, or those of other messages.',
  },
  'imap.search.uid-search-reads-numbers-as-uids': {
    breaks: 'UID SEARCH takes a bare set for UIDs; only the UID key has UIDs.',
    requirement: 'rfc9051/6.4.9/uid-search',
    shows: 'Once a message was expunged, UID SEARCH 2 finds another message, or none.',
  },
  'imap.search.uid-key-reads-numbers': {
    breaks: 'The UID key takes its set for message numbers.',
    requirement: keys,
    shows: 'Once a message was expunged, SEARCH UID finds other messages.',
  },
  'imap.search.uid-star-beyond-last-is-empty': {
    breaks: 'UID n:* finds nothing where n is above the last UID, though * is the last message.',
    requirement: 'rfc9051/6.4.9/star-includes-last',
    shows: 'SEARCH UID 1000:* does not find the last message.',
  },
  'imap.search.set-alone-finds-all': {
    breaks: 'A set narrows what other keys find; alone it finds everything.',
    requirement: keys,
    shows: 'SEARCH 2 finds all messages.',
  },
  'imap.search.last-message-left-out': {
    breaks: 'The last message is not looked at.',
    requirement: keys,
    shows: 'SEARCH ALL ends one short; the newest mail is never found.',
  },
  'imap.search.no-response-when-nothing-found': {
    breaks: 'A SEARCH that finds nothing is answered by the tagged OK alone.',
    requirement: 'rfc3501/6.4.4/search-response',
    shows: 'The client waits for a SEARCH response in vain.',
  },
  'imap.search.and-is-or': {
    breaks: 'Several keys find messages that match any of them.',
    requirement: keys,
    shows: 'SEARCH FROM x UNSEEN finds read mail of x.',
  },
  'imap.search.or-takes-first-key': {
    breaks: 'OR looks at its first key only.',
    requirement: keys,
    shows: 'SEARCH OR SEEN FLAGGED misses what is only flagged.',
  },
  'imap.search.not-takes-first-of-list': {
    breaks: 'NOT before parentheses turns the first key in them only.',
    requirement: 'rfc3501/9/search-key-grammar',
    shows: 'SEARCH NOT (SEEN FLAGGED) finds what is flagged and not seen.',
  },
  'imap.search.keyword-by-part-of-its-name': {
    breaks: 'KEYWORD finds keywords that the name is a part of.',
    requirement: keys,
    shows: 'SEARCH KEYWORD Work finds messages with NoWork.',
  },
  'imap.search.unkeyword-unknown-finds-none': {
    breaks: 'UNKEYWORD with a keyword that no message has finds nothing.',
    requirement: keys,
    shows: 'SEARCH UNKEYWORD of a new keyword is empty instead of everything.',
  },
  'imap.search.new-includes-seen': {
    breaks: 'NEW finds recent messages that were seen.',
    requirement: 'rfc3501/6.4.4/recent-keys',
    shows: 'SEARCH NEW finds read mail.',
  },
  'imap.search.deleted-hidden': {
    breaks: 'Messages with \\Deleted are found only where DELETED is asked for.',
    requirement: keys,
    shows: 'SEARCH ALL leaves out what is marked for deletion.',
  },
  'imap.search.flags-remembered': {
    breaks: 'SEARCH looks at the flags of the first search after SELECT.',
    requirement: keys,
    shows: 'What was read since is still found by SEARCH UNSEEN.',
  },
  'imap.search.before-inclusive': {
    breaks: 'BEFORE and SENTBEFORE find messages of the day itself.',
    requirement: keys,
    shows: 'SEARCH BEFORE d and SEARCH ON d find the same message.',
  },
  'imap.search.since-exclusive': {
    breaks: 'SINCE and SENTSINCE leave out messages of the day itself.',
    requirement: keys,
    shows: 'SEARCH SINCE d misses what SEARCH ON d finds.',
  },
  'imap.search.sent-date-is-internal-date': {
    breaks: 'SENTBEFORE, SENTON and SENTSINCE look at the internal date.',
    requirement: keys,
    shows: 'A message that came days after it was sent is found on the wrong day.',
  },
  'imap.search.sent-date-in-utc': {
    breaks: 'SENTBEFORE, SENTON and SENTSINCE take the day in UTC, not in the zone of the Date field.',
    requirement: keys,
    shows: 'A message of late evening in America is found on the next day.',
  },
  'imap.search.larger-inclusive': {
    breaks: 'LARGER finds messages of just that size.',
    requirement: keys,
    shows: 'SEARCH LARGER n finds a message of n octets.',
  },
  'imap.search.smaller-of-the-body': {
    breaks: 'SMALLER counts the body without the header.',
    requirement: keys,
    shows: 'SEARCH SMALLER n finds messages with a greater RFC822.SIZE.',
  },
  'imap.search.case-sensitive': {
    breaks: 'Text is compared with regard to case.',
    requirement: 'rfc3501/6.4.4/case-insensitive',
    shows: 'SEARCH SUBJECT apples misses Apples.',
  },
  'imap.search.encoded-words-not-decoded': {
    breaks: 'Encoded words of a header are searched as they stand.',
    requirement: decoded,
    shows: 'A subject with letters beyond ASCII is not found by its text.',
  },
  'imap.search.folded-field-cut': {
    breaks: 'Only the first line of a folded field is searched.',
    requirement: keys,
    shows: 'SEARCH SUBJECT misses words of the second line.',
  },
  'imap.search.first-field-only': {
    breaks: 'Of several fields with one name only the first is searched.',
    requirement: keys,
    shows: 'SEARCH HEADER Received misses all hops but the last.',
  },
  'imap.search.display-name-not-searched': {
    breaks: 'FROM, TO, CC and BCC look at addresses only, not at the names beside them.',
    requirement: keys,
    shows: 'SEARCH FROM "Alice Example" finds nothing.',
  },
  'imap.search.from-finds-recipients': {
    breaks: 'FROM looks into To and Cc as well.',
    requirement: keys,
    shows: 'SEARCH FROM bob finds mail to bob.',
  },
  'imap.search.cc-not-searched': {
    breaks: 'CC finds nothing.',
    requirement: keys,
    shows: 'SEARCH CC erin is empty.',
  },
  'imap.search.subject-from-its-start': {
    breaks: 'SUBJECT finds a string at the start of the subject only.',
    requirement: keys,
    shows: 'SEARCH SUBJECT apples misses Re: Apples.',
  },
  'imap.search.header-of-envelope-only': {
    breaks: 'HEADER knows the fields of ENVELOPE and no others.',
    requirement: keys,
    shows: 'SEARCH HEADER List-Id finds nothing.',
  },
  'imap.search.words-keep-their-punctuation': {
    breaks: 'BODY and TEXT find what stands between blanks only, and take a full stop for part of its word.',
    requirement: 'rfc3501/6.4.4/keys',
    shows: 'SEARCH BODY basket misses the basket at the end of a sentence.',
  },
  'imap.search.header-empty-finds-nothing': {
    breaks: 'HEADER with an empty string finds nothing instead of all messages that have the field.',
    requirement: 'rfc3501/6.4.4/empty-string-tests-presence',
    shows: 'SEARCH HEADER List-Id "" is empty.',
  },
  'imap.search.header-whole-value': {
    breaks: 'HEADER finds a field only by its whole value.',
    requirement: keys,
    shows: 'SEARCH HEADER Message-ID with a part of the id finds nothing.',
  },
  'imap.search.header-name-in-exact-case': {
    breaks: 'HEADER compares the name of the field with regard to case.',
    requirement: keys,
    shows: 'SEARCH HEADER message-id finds nothing.',
  },
  'imap.search.body-includes-header': {
    breaks: 'BODY looks into the header as well.',
    requirement: keys,
    shows: 'SEARCH BODY finds a word of the subject.',
  },
  'imap.search.body-not-decoded': {
    breaks: 'Bodies in base64 and quoted-printable are searched as they stand.',
    requirement: decoded,
    shows: 'SEARCH BODY misses text that the reader sees.',
  },
  'imap.search.first-part-only': {
    breaks: 'Only the first part of a multipart is searched.',
    requirement: keys,
    shows: 'SEARCH BODY misses the text of the second part.',
  },
  'imap.search.forwarded-message-not-searched': {
    breaks: 'What stands in an attached message is not searched.',
    requirement: keys,
    shows: 'SEARCH BODY misses the text of a forwarded message.',
  },
  'imap.search.text-leaves-out-header': {
    breaks: 'TEXT looks into the body only.',
    requirement: keys,
    shows: 'SEARCH TEXT misses a word of the subject.',
  },
  'imap.search.text-leaves-out-mime-headers': {
    breaks: 'TEXT looks into the header of the message, not into those of its parts.',
    requirement: keys,
    shows: 'SEARCH TEXT misses the file name of an attachment.',
  },
  'imap.search.unknown-charset-accepted': {
    breaks: 'A charset that nobody knows is taken.',
    requirement: 'rfc9051/6.4.4/unknown-charset-no',
    shows: 'SEARCH CHARSET X-NONSENSE is OK and finds what it finds.',
  },
  'imap.search.unknown-charset-bad': {
    breaks: 'A charset that the server does not know is BAD instead of NO.',
    requirement: 'rfc9051/6.4.4/unknown-charset-no',
    shows: 'The client takes its command for wrong and does not try another charset.',
  },
  'imap.search.no-badcharset-code': {
    breaks: 'The refusal of a charset has no BADCHARSET.',
    requirement: 'rfc9051/6.4.4/badcharset-code',
    shows: 'The client cannot tell why the search was refused.',
  },
  'imap.search.charset-ignored': {
    breaks: 'CHARSET UTF-8 is taken, and the string is read as Latin-1.',
    requirement: decoded,
    shows: 'Words with letters beyond ASCII are never found.',
  },
  'imap.search.rev2-takes-latin-1': {
    breaks: 'IMAP4rev2 without CHARSET reads strings as Latin-1 instead of UTF-8.',
    requirement: 'rfc9051/6.4.4/charsets',
    shows: 'Words with letters beyond ASCII are not found unless CHARSET is given.',
  },
  'imap.search.numbers-ahead-of-expunge': {
    breaks: 'SEARCH numbers messages as if EXPUNGE had been announced that the session was not told of.',
    requirement: 'rfc9051/7.5.1/expunge-announced',
    shows: 'After an expunge by another session, SEARCH names the message before the one found.',
    severalSessions: true,
  },
  'imap.search.finds-unannounced': {
    breaks: 'SEARCH finds messages that EXISTS has not told the session of.',
    requirement: 'rfc9051/7.4.1/exists-when-size-changes',
    shows: 'The number found is above EXISTS.',
    severalSessions: true,
  },
  'imap.search.new-mail-not-indexed': {
    breaks: 'Text is searched in an index that is made at the first search and never brought up to date.',
    requirement: keys,
    shows: 'Mail that came since is not found by its text, in any session.',
    severalSessions: true,
  },
} as const satisfies FaultTable;
