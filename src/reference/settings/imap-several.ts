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
    about: 'Whether what another session expunged is announced at the end of any command that allows it, or only at NOOP, CHECK and in IDLE.',
    source: 'RFC 9051 section 7.5.1',
  },
} as const satisfies SettingTable;
