import type { SettingTable } from './setting.ts';

export const imapMailboxSettings = {
  'imap.select-order': {
    values: ['flags-first', 'numbers-first'],
    initial: 'flags-first',
    about: 'Whether SELECT sends FLAGS and EXISTS before UIDVALIDITY and UIDNEXT, or after them.',
    source: 'RFC 9051 section 6.3.2',
  },
  'imap.delimiter': {
    values: ['slash', 'dot'],
    initial: 'slash',
    about: 'Which character separates the levels of a mailbox name.',
    source: 'RFC 9051 section 5.1.1',
  },
  'imap.denormalized-names': {
    values: ['refused', 'bad', 'normalized'],
    initial: 'refused',
    about:
      'Whether a mailbox name that is not in normalization form C is refused by NO, taken for a syntax error, or normalized and told by OLDNAME.',
    source: 'RFC 9051 section 5.1',
  },
  'imap.list-order': {
    values: ['by-name', 'backwards'],
    initial: 'by-name',
    about: 'In which order LIST returns names.',
    source: 'RFC 9051 section 6.3.9',
  },
  'imap.list-inbox': {
    values: ['any-case', 'capitals'],
    initial: 'any-case',
    about: 'Whether a pattern in other letters than capitals matches INBOX.',
    source: 'RFC 9051 sections 5.1 and 6.3.9',
  },
  'imap.list-attributes': {
    values: ['always', 'on-request'],
    initial: 'always',
    about: 'Whether LIST tells of children and special uses unasked.',
    source: 'RFC 9051 section 6.3.9.5, RFC 6154 section 2',
  },
  'imap.list-marked': {
    values: ['no', 'yes'],
    initial: 'no',
    about: 'Whether LIST tells by Marked and Unmarked where new messages wait.',
    source: 'RFC 9051 section 7.3.1',
  },
  'imap.redundant-childinfo': {
    values: ['left-out', 'sent'],
    initial: 'left-out',
    about: 'Whether RECURSIVEMATCH returns superior names too when all that is selected below them is returned itself.',
    source: 'RFC 9051 sections 6.3.9.6 and 6.3.9.8',
  },
  'imap.status-of-selected': {
    values: ['mailbox', 'session'],
    initial: 'mailbox',
    about: 'Whether STATUS of the selected mailbox counts what is there, or what the session was told of.',
    source: 'RFC 9051 section 6.3.11',
  },
  'imap.special-use-twice': {
    values: ['allowed', 'refused'],
    initial: 'allowed',
    about: 'Whether a second mailbox can be created for a special use.',
    source: 'RFC 6154 section 3',
  },
  'imap.special-use-archive': {
    values: ['supported', 'refused'],
    initial: 'supported',
    about: 'Whether a mailbox can be created for the special use Archive; there is no use that a server has to have.',
    source: 'RFC 6154 section 3',
  },
  'imap.inferiors': {
    values: ['of-any-name', 'of-levels-only'],
    initial: 'of-any-name',
    about:
      'Whether a mailbox can have names below it, or, as where each mailbox is a file, only a level that is no mailbox itself.',
    source: 'RFC 9051 section 7.3.1 (Noinferiors)',
  },
  'imap.uids-of-same-name': {
    values: ['new-uidvalidity', 'go-on'],
    initial: 'new-uidvalidity',
    about:
      'Whether a mailbox that is made again under its name gets another UIDVALIDITY, or UIDs above those of the former one.',
    source: 'RFC 9051 section 6.3.4',
  },
  'imap.superiors': {
    values: ['mailboxes', 'noselect', 'implied'],
    initial: 'mailboxes',
    about:
      'What a superior name that does not exist becomes with a new mailbox below it: a mailbox, a name without one, or nothing.',
    source: 'RFC 9051 section 6.3.4, RFC 5258 section 3.5',
  },
  'imap.delete-of-superior': {
    values: ['noselect', 'name-goes', 'refused'],
    initial: 'noselect',
    about:
      'What DELETE does with a mailbox that has names below it: the name stays without a mailbox, or goes, or NO (where there is IMAP4rev2).',
    source: 'RFC 9051 section 6.3.5, RFC 3501 section 6.3.4',
  },
  'imap.delete-of-open': {
    values: ['ghost-frees-name', 'ghost', 'others-disconnected', 'others-closed', 'others-refused', 'refused'],
    initial: 'ghost-frees-name',
    about:
      'What DELETE does with a mailbox that other sessions have open: they keep it (and hold its name or not), are disconnected, have it closed under IMAP4rev2 (and are disconnected under IMAP4rev1), get NO for what they ask of it, or DELETE itself does.',
    source: 'RFC 2180 sections 3.1 to 3.3, RFC 9051 section 3',
  },
  'imap.rename-of-open': {
    values: ['goes-on', 'others-disconnected', 'others-closed', 'others-refused', 'refused'],
    initial: 'goes-on',
    about:
      'What RENAME does with a mailbox that other sessions have open: they go on, are disconnected, have it closed under IMAP4rev2 (and are disconnected under IMAP4rev1), get NO for what they ask of it, or RENAME itself does.',
    source: 'RFC 2180 sections 3.1, 3.3 and 3.4, RFC 9051 section 3',
  },
  'imap.rename-of-inbox': {
    values: ['moves-messages', 'refused'],
    initial: 'moves-messages',
    about: 'Whether INBOX may be renamed.',
    source: 'RFC 9051 section 6.3.6',
  },
  'imap.changes-of-names': {
    values: ['silent', 'listed'],
    initial: 'silent',
    about: 'Whether CREATE, DELETE and RENAME are followed by a LIST response under IMAP4rev2.',
    source: 'RFC 9051 section 6.3.9.7',
  },
  'imap.subscribe-to-missing': {
    values: ['allowed', 'refused'],
    initial: 'allowed',
    about: 'Whether a name can be subscribed that has no mailbox.',
    source: 'RFC 9051 section 6.3.7',
  },
  'imap.subscription-unchanged': {
    values: ['ok', 'refused-under-rev1'],
    initial: 'ok',
    about: 'Whether IMAP4rev1 answers NO to SUBSCRIBE of what is subscribed and UNSUBSCRIBE of what is not.',
    source: 'RFC 3501 sections 6.3.6 and 6.3.7, erratum 8001 of RFC 9051',
  },
} as const satisfies SettingTable;
