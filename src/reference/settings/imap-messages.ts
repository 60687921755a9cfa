import type { SettingTable } from './setting.ts';

/** Choices of FETCH, STORE, COPY, MOVE, APPEND and EXPUNGE. */
export const imapMessageSettings = {
  'imap.fetch-of-expunged': {
    values: ['served', 'others-then-no', 'empty', 'expunge-refused'],
    initial: 'served',
    about:
      'FETCH of messages that another session expunged: their data are still served, the others come with a NO, empty data come for them, or EXPUNGE and MOVE are refused while others look.',
    source: 'RFC 2180 section 4.1',
  },
  'imap.store-of-expunged': {
    values: ['others-stored', 'nothing-stored', 'accepted'],
    initial: 'others-stored',
    about:
      'STORE of expunged and other messages: the others are changed and it is answered NO, nothing is changed, or the others are changed and it is answered OK.',
    source: 'RFC 2180 section 4.2',
  },
  'imap.copy-of-expunged': {
    values: ['copied', 'refused'],
    initial: 'copied',
    about: 'Whether COPY copies messages that another session expunged, or refuses to copy anything.',
    source: 'RFC 2180 section 4.4',
  },
  'imap.copy-of-numbers-beyond': {
    values: ['bad', 'no', 'left-out'],
    initial: 'bad',
    about: 'COPY of messages and of numbers beyond the last: it is refused by BAD or NO, or those are left out.',
    source: 'RFC 9051 sections 6.4.7 and 9 (seq-number)',
  },
  'imap.store-answers': {
    values: ['each-message', 'changed-ones'],
    initial: 'each-message',
    about: 'Whether STORE returns the flags of messages that had them already.',
    source: 'RFC 9051 section 6.4.6',
  },
  'imap.keywords': {
    values: ['any', 'none'],
    initial: 'any',
    about:
      'Whether clients can make keywords, which PERMANENTFLAGS tells; where not, those of STORE and APPEND are ignored.',
    source: 'RFC 9051 sections 2.3.2 and 7.1',
  },
  'imap.unknown-system-flag': {
    values: ['bad', 'no'],
    initial: 'bad',
    about: 'The reply to a flag with a backslash that the server does not know.',
    source: 'RFC 9051 section 6.4.6',
  },
  'imap.fetch-order': {
    values: ['ascending', 'as-written'],
    initial: 'ascending',
    about: 'Whether FETCH goes up through its messages, each once, or through its set as it is written.',
    source: 'RFC 9051 section 9',
  },
  'imap.fetch-responses': {
    values: ['one-a-message', 'one-an-item'],
    initial: 'one-a-message',
    about: 'Whether what was asked of one message comes in one FETCH response or in several.',
    source: 'RFC 9051 section 7.5.2',
  },
  'imap.fetch-item-order': {
    values: ['as-asked', 'reversed'],
    initial: 'as-asked',
    about: 'The order of the items in a FETCH response.',
    source: 'RFC 9051 section 7.5.2',
  },
  'imap.uid-in-fetch': {
    values: ['when-due', 'always'],
    initial: 'when-due',
    about: 'Whether FETCH responses have the UID although nobody asked for it.',
    source: 'RFC 9051 section 7.5.2',
  },
  'imap.seen-reported': {
    values: ['with-the-body', 'in-own-response'],
    initial: 'with-the-body',
    about: 'Where FLAGS stand that a FETCH of a body changed.',
    source: 'RFC 9051 section 6.4.5',
  },
  'imap.flags-order': {
    values: ['as-set', 'sorted'],
    initial: 'as-set',
    about: 'The order of the flags of a message.',
    source: 'RFC 9051 section 2.3.2',
  },
  'imap.body-strings': {
    values: ['literal', 'quoted-where-possible'],
    initial: 'literal',
    about: 'Whether short texts of BODY[...] come as quoted strings.',
    source: 'RFC 9051 section 4.3',
  },
  'imap.field-names-in-fetch': {
    values: ['as-asked', 'upper-case'],
    initial: 'as-asked',
    about: 'How responses spell the field names of HEADER.FIELDS.',
    source: 'RFC 9051 section 9',
  },
  'imap.missing-part': {
    values: ['nil', 'empty', 'left-out', 'refused'],
    initial: 'nil',
    about: 'The answer to a part that a message does not have: NIL, an empty string, nothing, or NO.',
    source: 'RFC 9051 section 6.4.5.1',
  },
  'imap.internaldate-padding': {
    values: ['space', 'zero'],
    initial: 'space',
    about: 'What stands before a day of one digit in INTERNALDATE.',
    source: 'RFC 9051 section 9',
  },
  'imap.rfc822-in-rev2': {
    values: ['answered', 'refused'],
    initial: 'answered',
    about: 'Whether RFC822, RFC822.HEADER and RFC822.TEXT are still items after ENABLE IMAP4rev2.',
    source: 'RFC 9051 appendix E',
  },
  'imap.binary-origin': {
    values: ['sent', 'left-out'],
    initial: 'sent',
    about: 'Whether the response to a partial BINARY names the origin.',
    source: 'RFC 9051 sections 7.5.2 and 9, errata 7246 and 8217',
  },
  'imap.move-copyuid': {
    values: ['untagged', 'tagged'],
    initial: 'untagged',
    about: 'Where COPYUID of MOVE stands for clients of IMAP4rev1; with IMAP4rev2, only the untagged OK is right.',
    source: 'RFC 6851 section 4.3',
  },
  'imap.move-highestmodseq': {
    values: ['tagged', 'untagged'],
    initial: 'tagged',
    about: 'Whether HIGHESTMODSEQ of MOVE stands in the tagged OK or in an untagged one.',
    source: 'RFC 6851 section 4.4',
  },
} as const satisfies SettingTable;
