import type { SettingTable } from './setting.ts';

export const imapSessionSettings = {
  'imap.literal-too-large': {
    values: ['no', 'bad'],
    initial: 'no',
    about: 'The reply to a synchronizing literal that is larger than the server takes.',
    source: 'RFC 9051 section 2.2.1',
  },
  'imap.non-synchronizing-literal-too-large': {
    values: ['bad', 'bye'],
    initial: 'bad',
    about: 'Whether a non-synchronizing literal that is too large is skipped and refused, or ends the session.',
    source: 'RFC 7888 section 4',
  },
  'imap.wrong-state': {
    values: ['bad', 'no'],
    initial: 'bad',
    about: 'The reply to a command that is not legal in the state of the session.',
    source: 'RFC 9051 section 3',
  },
} as const satisfies SettingTable;
