import type { SettingTable } from './setting.ts';

/** Choices of authentication that POP3 and IMAP share. */
export const saslSettings = {
  'sasl.plaintext-without-tls': {
    values: ['allowed', 'refused'],
    initial: 'allowed',
    about: 'Whether passwords may be sent as they are before TLS; refused, IMAP announces LOGINDISABLED.',
    source: 'RFC 2595 section 2.2 and 2.3',
  },
  'sasl.login': {
    values: ['on', 'off'],
    initial: 'on',
    about: 'Whether the old mechanism LOGIN is offered beside PLAIN.',
    source: 'RFC 4422 section 3.1',
  },
  'sasl.cram-md5': {
    values: ['on', 'off'],
    initial: 'on',
    about: 'Whether the mechanism CRAM-MD5 is offered.',
    source: 'RFC 2195',
  },
  'sasl.scram-sha-256': {
    values: ['on', 'off'],
    initial: 'on',
    about: 'Whether the mechanism SCRAM-SHA-256 is offered.',
    source: 'RFC 7677',
  },
} as const satisfies SettingTable;
