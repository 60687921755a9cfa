import type { SettingTable } from './setting.ts';

export const imapSeveralSettings = {
  'imap.expunge-order': {
    values: ['descending', 'ascending'],
    initial: 'descending',
    about: 'Whether several EXPUNGE responses start with the highest or the lowest message number.',
    source: 'RFC 9051 section 7.5.1',
  },
  'imap.announcement-order': {
    values: ['exists-first', 'expunge-first'],
    initial: 'exists-first',
    about: 'Whether new messages are announced before or after the removed ones.',
    source: 'RFC 9051 section 7',
  },
  'imap.expunge-announced-at': {
    values: ['any-command', 'noop'],
    initial: 'any-command',
    about:
      'Whether what another session expunged is announced at the end of any command that allows it, or only at NOOP, CHECK and in IDLE.',
    source: 'RFC 9051 section 7.5.1',
  },
  'imap.uid-of-unsolicited-fetch': {
    values: ['rev2-only', 'always'],
    initial: 'rev2-only',
    about: 'Whether FETCH responses that nobody asked for have the UID in IMAP4rev1 as well.',
    source: 'RFC 3501 section 7.4.2',
  },
  'imap.flags-of-new-messages': {
    values: ['untold', 'told'],
    initial: 'untold',
    about: 'Whether the flags of a new message follow its EXISTS.',
    source: 'RFC 9051 section 7',
  },
  'imap.new-keywords': {
    values: ['announced', 'untold'],
    initial: 'announced',
    about: 'Whether FLAGS and PERMANENTFLAGS are sent anew when a keyword was made.',
    source: 'RFC 9051 section 7.1',
  },
  'imap.idle-push': {
    values: ['at-once', 'delayed'],
    initial: 'at-once',
    about: 'Whether IDLE tells each change when it happens, or gathers changes for a moment.',
    source: 'RFC 2177 section 3',
  },
  'imap.idle-start': {
    values: ['after-continuation', 'before-continuation'],
    initial: 'after-continuation',
    about: 'Whether what happened before IDLE is told before or after its continuation request.',
    source: 'RFC 9051 section 6.3.13',
  },
  'imap.exists-between-commands': {
    values: ['held', 'announced'],
    initial: 'held',
    about: 'Whether new messages and changed flags are told while no command is in progress, or with the next command.',
    source: 'RFC 9051 section 5.3',
  },
} as const satisfies SettingTable;
