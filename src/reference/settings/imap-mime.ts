import type { SettingTable } from './setting.ts';

/** Choices of ENVELOPE and BODYSTRUCTURE. */
export const imapMimeSettings = {
  'imap.envelope-of-empty-field': {
    values: ['empty', 'nil'],
    initial: 'empty',
    about: 'Whether Date, Subject, In-Reply-To and Message-ID that are there but empty are empty strings or NIL.',
    source: 'RFC 9051 section 7.5.2',
  },
  'imap.comment-as-name': {
    values: ['ignored', 'taken'],
    initial: 'ignored',
    about: 'Whether a comment behind an address that has no display name is taken for one.',
    source: 'RFC 5322 section 3.4',
  },
  'imap.default-charset': {
    values: ['spelt-out', 'left-out'],
    initial: 'spelt-out',
    about: 'Whether the body structure of a part without Content-Type tells its charset.',
    source: 'RFC 9051 section 7.5.2',
  },
  'imap.encoded-parameters': {
    values: ['decoded', 'as-written'],
    initial: 'decoded',
    about: 'Whether parameters in several pieces or with a charset (RFC 2231) are joined and decoded.',
    source: 'RFC 9051 section 7.5.2',
  },
  'imap.one-body-language': {
    values: ['list', 'string'],
    initial: 'list',
    about: 'Whether a single body language comes as a list of one or as a string.',
    source: 'RFC 9051 section 9',
  },
  'imap.last-line-without-end': {
    values: ['counted', 'not-counted'],
    initial: 'counted',
    about: 'Whether a last line without CRLF is one of the lines of a body.',
    source: 'RFC 9051 section 7.5.2',
  },
  'imap.structure-case': {
    values: ['lower', 'upper'],
    initial: 'lower',
    about:
      'The case of media types, encodings, disposition types and names of parameters, in which it does not matter.',
    source: 'RFC 2045 section 5.1',
  },
} as const satisfies SettingTable;
