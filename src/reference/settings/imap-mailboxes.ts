import type { SettingTable } from './setting.ts';

export const imapMailboxSettings = {
  'imap.select-order': {
    values: ['flags-first', 'numbers-first'],
    initial: 'flags-first',
    about: 'Whether SELECT sends FLAGS and EXISTS before UIDVALIDITY and UIDNEXT, or after them.',
    source: 'RFC 9051 section 6.3.2',
  },
  'imap.denormalized-names': {
    values: ['refused', 'normalized'],
    initial: 'refused',
    about: 'Whether a mailbox name that is not in normalization form C is refused, or normalized and told by OLDNAME.',
    source: 'RFC 9051 section 5.1',
  },
  'imap.list-order': {
    values: ['by-name', 'backwards'],
    initial: 'by-name',
    about: 'In which order LIST returns names.',
    source: 'RFC 9051 section 6.3.9',
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
} as const satisfies SettingTable;
