import type { SettingTable } from './setting.ts';

export const imapSearchSettings = {
  'imap.search-of-expunged': {
    values: ['found', 'left-out'],
    initial: 'found',
    about: 'Whether SEARCH finds messages that another session expunged, as long as EXPUNGE was not announced.',
    source: 'RFC 2180 section 4.3',
  },
  'imap.search-order': {
    values: ['ascending', 'descending'],
    initial: 'ascending',
    about: 'In which order SEARCH lists its numbers.',
    source: 'RFC 3501 section 7.2.5',
  },
  'imap.search-case': {
    values: ['unicode', 'ascii'],
    initial: 'unicode',
    about:
      'Which letters SEARCH compares without regard to case: those of all scripts (and without accents), or of ASCII only.',
    source: 'RFC 9051 section 6.4.4',
  },
  'imap.search-charsets': {
    values: ['many', 'us-ascii'],
    initial: 'many',
    about: 'Which charsets SEARCH of IMAP4rev1 takes: those that the server can decode, or US-ASCII only.',
    source: 'RFC 3501 section 6.4.4',
  },
  'imap.search-8-bit': {
    values: ['utf-8', 'refused'],
    initial: 'utf-8',
    about: 'What becomes of letters beyond US-ASCII in a SEARCH of IMAP4rev1 without CHARSET: they are UTF-8, or BAD.',
    source: 'RFC 3501 section 6.4.4',
  },
  'imap.search-other-types': {
    values: ['left-out', 'searched'],
    initial: 'left-out',
    about: 'Whether SEARCH looks into body parts of other types than TEXT and MESSAGE.',
    source: 'RFC 9051 section 6.4.4',
  },
  'imap.badcharset': {
    values: ['listed', 'bare'],
    initial: 'listed',
    about: 'Whether BADCHARSET lists the charsets that can be searched in.',
    source: 'RFC 9051 section 6.4.4',
  },
  'imap.esearch-order': {
    values: ['usual', 'as-asked'],
    initial: 'usual',
    about: 'In which order ESEARCH has its items: MIN MAX ALL COUNT, or as they were asked for.',
    source: 'RFC 9051 section 7.3.4',
  },
  'imap.esearch-set': {
    values: ['ranges', 'numbers', 'descending'],
    initial: 'ranges',
    about: 'How ESEARCH writes ALL: with ranges, number by number, or number by number from the highest to the lowest.',
    source: 'RFC 9051 section 7.3.4',
  },
  'imap.highestmodseq-at-select': {
    values: ['always', 'once-enabled'],
    initial: 'always',
    about: 'Whether SELECT tells HIGHESTMODSEQ before any CONDSTORE enabling command was given.',
    source: 'RFC 7162 section 3.1.2.1',
  },
  'imap.highestmodseq-after-expunge': {
    values: ['with-condstore', 'with-qresync'],
    initial: 'with-condstore',
    about:
      'Whether the OK to EXPUNGE tells HIGHESTMODSEQ as soon as CONDSTORE is enabled, or only with QRESYNC, where it must.',
    source: 'RFC 7162 section 3.2.7',
  },
  'imap.condstore-modified': {
    values: ['told', 'not-told'],
    initial: 'told',
    about: 'Whether a STORE that MODIFIED was refused for tells the flags that the message has now.',
    source: 'RFC 7162 section 3.1.3',
  },
  'imap.silent-store-modseq': {
    values: ['told', 'not-told'],
    initial: 'told',
    about: 'Whether a STORE with .SILENT and without UNCHANGEDSINCE tells the new MODSEQ once CONDSTORE is enabled.',
    source: 'RFC 7162 section 3.1.3',
  },
  'imap.qresync-memory': {
    values: ['exact', 'last-expunge', 'none'],
    initial: 'exact',
    about:
      'What VANISHED (EARLIER) has: what was expunged since the mod-sequence, all that was ever expunged if the last of it was since, or all of it always.',
    source: 'RFC 7162 sections 5.1 and 5.2',
  },
  'imap.held-expunge-told': {
    values: ['untagged', 'in-completion'],
    initial: 'untagged',
    about:
      'Where the lower HIGHESTMODSEQ stands that is due while an expunge is held back: in an untagged OK, or in the reply to the command where that has no other code.',
    source: 'RFC 7162 sections 3.2 and 6',
  },
  'imap.qresync-match-data': {
    values: ['used', 'ignored'],
    initial: 'used',
    about: 'Whether message sequence match data of SELECT (QRESYNC) shortens VANISHED (EARLIER).',
    source: 'RFC 7162 section 5.3',
  },
} as const satisfies SettingTable;
