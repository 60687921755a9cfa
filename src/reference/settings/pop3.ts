import type { SettingTable } from './setting.ts';

function command(name: string, source: string) {
  return { values: ['on', 'off'], initial: 'on', about: `Whether the server has ${name}.`, source } as const;
}

/** Choices of POP3. */
export const pop3Settings = {
  'pop3.maildrop': {
    values: ['shared', 'exclusive', 'exclusive-untold'],
    initial: 'shared',
    about:
      'Whether several sessions have a maildrop at once, each as it was at its login, or only one; untold, a second one is refused without the code IN-USE.',
    source: 'RFC 1939 section 4, RFC 2449 section 8.1.2',
  },
  'pop3.expunged-elsewhere': {
    values: ['served', 'refused'],
    initial: 'served',
    about: 'What RETR and TOP give for a message that another client has removed meanwhile.',
    source: 'RFC 1939 section 4',
  },
  'pop3.removed-by-another': {
    values: ['fine', 'error'],
    initial: 'fine',
    about: 'How QUIT answers when another client has removed a marked message already.',
    source: 'RFC 1939 section 6',
  },
  'pop3.retr-seen': {
    values: ['never', 'at-once', 'at-quit'],
    initial: 'never',
    about: 'Whether RETR sets the flag Seen of IMAP, and when.',
    source: 'RFC 1939 says nothing of flags',
  },
  'pop3.unknown-user': {
    values: ['accepted', 'refused'],
    initial: 'accepted',
    about: 'How USER answers for a name that does not exist.',
    source: 'RFC 1939 section 7 USER',
  },
  'pop3.behind-user': {
    values: ['any', 'pass-or-quit'],
    initial: 'any',
    about: 'Which commands are taken right after a successful USER. Whichever comes, the name is forgotten.',
    source: 'RFC 1939 section 7 USER',
  },
  'pop3.pass-spaces': {
    values: ['part-of-password', 'separators'],
    initial: 'part-of-password',
    about: 'Whether spaces in the argument of PASS belong to the password.',
    source: 'RFC 1939 section 7 PASS',
  },
  'pop3.after-refused-login': {
    values: ['open', 'closed'],
    initial: 'open',
    about: 'Whether the connection stays open after an authentication that was refused or cancelled.',
    source: 'RFC 1939 section 4',
  },
  'pop3.autologout': {
    values: ['on', 'off'],
    initial: 'on',
    about: 'Whether a session that is silent for ten minutes is ended.',
    source: 'RFC 1939 section 3',
  },
  'pop3.extra-text': {
    values: ['off', 'on'],
    initial: 'off',
    about: 'Whether something follows the size in the answers to STAT and LIST, which is strongly discouraged.',
    source: 'RFC 1939 section 5 STAT and LIST',
  },
  'pop3.missing-line-end': {
    values: ['counted', 'not-counted'],
    initial: 'counted',
    about: 'Whether the line end that RETR adds to a message without one is part of its size.',
    source: 'RFC 1939 section 11',
  },
  'pop3.bare-line-feed': {
    values: ['kept', 'line-end'],
    initial: 'kept',
    about: 'Whether a bare LF in a message is an octet as any other, or how lines end on this server.',
    source: 'RFC 1939 section 11',
  },
  'pop3.top-of-header-only': {
    values: ['as-it-is', 'with-empty-line'],
    initial: 'as-it-is',
    about: 'Whether TOP adds the empty line to a message that is a header and nothing else.',
    source: 'RFC 1939 section 7 TOP',
  },
  'pop3.unique-ids': {
    values: ['assigned', 'hash'],
    initial: 'assigned',
    about: 'Whether unique-ids are given to each message, or made of its octets, so that copies share one.',
    source: 'RFC 1939 section 7 UIDL',
  },
  'pop3.expire': {
    values: ['never', 'thirty-days', 'zero', 'not-announced'],
    initial: 'never',
    about: 'How long messages stay, as announced; with zero, QUIT removes what was fetched.',
    source: 'RFC 2449 section 6.7',
  },
  'pop3.login-delay': {
    values: ['not-announced', 'zero'],
    initial: 'not-announced',
    about: 'Whether LOGIN-DELAY is announced.',
    source: 'RFC 2449 section 6.5',
  },
  'pop3.implementation': {
    values: ['both-states', 'after-login', 'not-announced'],
    initial: 'both-states',
    about: 'Where the name of the server is announced.',
    source: 'RFC 2449 section 6.9',
  },
  'pop3.utf8': {
    values: ['with-user', 'on', 'off'],
    initial: 'with-user',
    about: 'Whether the server has UTF8, and takes names and passwords in UTF-8.',
    source: 'RFC 6856 section 2',
  },
  'pop3.utf8-message': {
    values: ['refused', 'surrogate'],
    initial: 'refused',
    about: 'What a client that did not ask for UTF-8 gets for a message with UTF-8 in its header.',
    source: 'RFC 6856 section 2.1',
  },
  'pop3.clear-text-behind-stls': {
    values: ['dropped', 'connection-closed'],
    initial: 'dropped',
    about:
      'What becomes of commands that come behind STLS, in the clear: they are dropped, or the connection is closed.',
    source: 'RFC 2595 section 4',
  },
  'pop3.stls-after-utf8': {
    values: ['refused', 'allowed'],
    initial: 'refused',
    about: 'How STLS is answered after UTF8.',
    source: 'RFC 6856 section 2.1',
  },
  'pop3.lang-listing': {
    values: ['given', 'refused'],
    initial: 'given',
    about: 'Whether LANG without argument lists the languages.',
    source: 'RFC 6856 section 3.2',
  },
  'pop3.apop': command('APOP', 'RFC 1939 section 7'),
  'pop3.top': command('TOP', 'RFC 1939 section 7'),
  'pop3.uidl': command('UIDL', 'RFC 1939 section 7'),
  'pop3.capa': command('CAPA, and with it STLS', 'RFC 2449 section 5'),
  'pop3.sasl': command('AUTH', 'RFC 5034'),
  'pop3.stls': command('STLS', 'RFC 2595 section 4'),
  'pop3.lang': command('LANG', 'RFC 6856 section 3'),
  'pop3.pipelining': command('PIPELINING', 'RFC 2449 section 6.6'),
  'pop3.resp-codes': command('RESP-CODES', 'RFC 2449 section 8'),
  'pop3.auth-resp-code': command('AUTH-RESP-CODE', 'RFC 3206 section 6'),
} as const satisfies SettingTable;
