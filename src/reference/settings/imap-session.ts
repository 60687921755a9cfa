import type { SettingTable } from './setting.ts';

export const imapSessionSettings = {
  'imap.literal-too-large': {
    values: ['no', 'bad', 'bye', 'skipped'],
    initial: 'no',
    about:
      'The answer to a synchronizing literal that is larger than the server takes; skipped, it is asked for, dropped and refused.',
    source: 'RFC 9051 section 2.2.1',
  },
  'imap.non-synchronizing-literal-too-large': {
    values: ['bad', 'bye'],
    initial: 'bad',
    about: 'Whether a non-synchronizing literal that is too large is skipped and refused, or ends the session.',
    source: 'RFC 7888 section 4',
  },
  'imap.names-written': {
    values: ['atom', 'quoted'],
    initial: 'atom',
    about: 'Whether mailbox names are written as atoms where they can be, or always as strings.',
    source: 'RFC 9051 section 9 astring',
  },
  'imap.wrong-state': {
    values: ['bad', 'no'],
    initial: 'bad',
    about: 'The reply to a command that is not legal in the state of the session.',
    source: 'RFC 9051 section 3',
  },
  'imap.clear-text-behind-starttls': {
    values: ['dropped', 'connection-closed'],
    initial: 'dropped',
    about:
      'What becomes of commands that come behind STARTTLS, in the clear: they are dropped, or the connection is closed.',
    source: 'RFC 9051 section 6.2.1',
  },
  'imap.greeting': {
    values: ['with-capabilities', 'plain'],
    initial: 'with-capabilities',
    about: 'Whether the greeting carries the CAPABILITY response code.',
    source: 'RFC 9051 section 7.1',
  },
  'imap.capability-after-login': {
    values: ['code', 'untagged', 'none'],
    initial: 'code',
    about: 'Whether LOGIN and AUTHENTICATE tell the new capabilities, in a response code or in a response of its own.',
    source: 'RFC 9051 section 6.2.3',
  },
  'imap.enable-when-selected': {
    values: ['bad', 'accepted'],
    initial: 'bad',
    about: 'Whether ENABLE is refused while a mailbox is selected.',
    source: 'RFC 5161 section 3.1',
  },
  'imap.id-reply': {
    values: ['list', 'nil'],
    initial: 'list',
    about: 'Whether the server tells its name in answer to ID.',
    source: 'RFC 2971 section 3.2',
  },
  'imap.line-too-long': {
    values: ['bye', 'bad', 'untagged-bad'],
    initial: 'bye',
    about:
      'Whether a line beyond the limit ends the session, or is read to its end and refused, as the command that it starts or as no command.',
    source: 'RFC 9051 section 7.1.3',
  },
  'imap.line-without-tag': {
    values: ['bad', 'bye'],
    initial: 'bad',
    about:
      'Whether a line that is no command, not even a bad one, is answered by an untagged BAD, or ends the session.',
    source: 'RFC 9051 section 7.1.3',
  },
  'imap.nul-in-command': {
    values: ['tagged', 'untagged', 'bye'],
    initial: 'tagged',
    about:
      'How a line with NUL is refused: as the command that it starts, as no command, or by the end of the session.',
    source: 'RFC 9051 section 9',
  },
  'imap.literal-of-bad-command': {
    values: ['asked-for', 'refused'],
    initial: 'asked-for',
    about:
      'Whether the literal of a command that must be refused is asked for, or the command refused at once: one that is wrong, or APPEND to a mailbox that does not exist.',
    source: 'RFC 9051 section 2.2.1',
  },
} as const satisfies SettingTable;
