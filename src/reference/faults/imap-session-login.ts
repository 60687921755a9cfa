import type { FaultTable } from './fault.ts';

/** Greeting, CAPABILITY, LOGOUT, the states, TLS and login. */
export const imapLoginFaults = {
  'imap.greeting.preauth': {
    breaks: 'The greeting says that a user is logged in when none is.',
    requirement: 'rfc9051/7.1/greeting',
    shows: 'PREAUTH, and then every command needs a login.',
  },
  'imap.capability.no-revision': {
    breaks: 'The list that CAPABILITY sends names no revision.',
    requirement: 'rfc9051/6.1.1/capability',
    shows: 'CAPABILITY without IMAP4rev1 and IMAP4rev2.',
  },
  'imap.capability.after-ok': {
    breaks: 'The CAPABILITY response comes after the completion.',
    requirement: 'rfc9051/6.1.1/capability',
    shows: 'The tagged OK to CAPABILITY comes before the list.',
  },
  'imap.capability.twice': {
    breaks: 'CAPABILITY is answered by two responses with half of the list each.',
    requirement: 'rfc9051/6.1.1/capability',
    shows: 'Two untagged CAPABILITY responses.',
  },
  'imap.capability.starttls-under-tls': {
    breaks: 'STARTTLS is still announced under TLS.',
    requirement: 'rfc9051/6.2.1/not-advertised-after',
    shows: 'CAPABILITY lists STARTTLS after STARTTLS.',
  },
  'imap.capability.mechanisms-missing': {
    breaks: 'The mechanisms of AUTHENTICATE are not announced.',
    requirement: 'rfc9051/6.1.1/tls-implemented',
    shows: 'CAPABILITY has no AUTH=PLAIN.',
  },
  'imap.capability.logindisabled-ignored': {
    breaks: 'LOGIN is taken though LOGINDISABLED is announced.',
    requirement: 'rfc9051/7.2.2/logindisabled',
    shows: 'LOGIN without TLS is answered OK.',
    under: { 'sasl.plaintext-without-tls': 'refused' },
  },
  'imap.capability.changed-by-enable': {
    breaks: 'ENABLE takes what it enabled off the list of capabilities.',
    requirement: 'rfc9051/6.3.1/capabilities-unchanged',
    shows: 'After ENABLE IMAP4rev2 the list lacks IMAP4rev2.',
  },
  'imap.capability.both-literals': {
    breaks: 'LITERAL+ and LITERAL- are announced together.',
    requirement: 'rfc7888/5/not-both',
    shows: 'Both words in one CAPABILITY.',
  },
  'imap.noop.needs-mailbox': {
    breaks: 'NOOP is refused where no mailbox is selected.',
    requirement: 'rfc9051/6.1.1/any-state',
    shows: 'NOOP after login is answered BAD.',
  },
  'imap.logout.needs-login': {
    breaks: 'LOGOUT is refused before login.',
    requirement: 'rfc9051/6.1.1/any-state',
    shows: 'LOGOUT before LOGIN is answered BAD.',
  },
  'imap.logout.no-bye': {
    breaks: 'LOGOUT says no BYE.',
    requirement: 'rfc9051/6.1.3/logout',
    shows: 'OK and the end of the connection, without BYE.',
  },
  'imap.logout.bye-after-ok': {
    breaks: 'LOGOUT says BYE after its completion.',
    requirement: 'rfc9051/6.1.3/logout',
    shows: 'The tagged OK comes before BYE.',
  },
  'imap.logout.stays-open': {
    breaks: 'The connection stays open after LOGOUT.',
    requirement: 'rfc9051/6.1.3/logout',
    shows: 'Commands after LOGOUT are answered BAD.',
  },
  'imap.logout.expunges': {
    breaks: 'LOGOUT removes the messages that have \\Deleted.',
    requirement: 'rfc9051/6.4.1/implicit-close-removes-nothing',
    shows: 'After LOGOUT and login the messages are gone.',
  },
  'imap.state.wrong-state-ok': {
    breaks: 'A command in the wrong state is answered OK and does nothing.',
    requirement: 'rfc9051/3/wrong-state-refused',
    shows: 'FETCH with no mailbox selected is answered OK.',
  },
  'imap.state.before-login-ok': {
    breaks: 'A command that needs a login is answered OK before login and does nothing.',
    requirement: 'rfc9051/3/wrong-state-refused',
    shows: 'SELECT before LOGIN is answered OK.',
  },
  'imap.starttls.after-login': {
    breaks: 'STARTTLS is taken after login.',
    requirement: 'rfc9051/3/wrong-state-refused',
    shows: 'STARTTLS after LOGIN is answered OK.',
  },
  'imap.capability.refused-when-selected': {
    breaks: 'CAPABILITY is refused while a mailbox is selected.',
    requirement: 'rfc9051/6.1.1/any-state',
    shows: 'CAPABILITY after SELECT is answered BAD.',
  },
  'imap.state.login-again': {
    breaks: 'LOGIN is taken when a user is logged in.',
    requirement: 'rfc9051/3/wrong-state-refused',
    shows: 'A second LOGIN is answered OK.',
  },
  'imap.stopping.no-bye': {
    breaks: 'A server that stops says no BYE.',
    requirement: 'rfc9051/3.4/bye-before-closing',
    shows: 'The connection ends at a restart without BYE.',
  },
  'imap.starttls.injection': {
    breaks: 'What came in clear behind STARTTLS is executed under TLS.',
    requirement: 'rfc9051/6.2.1/discard-plaintext',
    shows: 'The reply to a command sent in clear comes under TLS.',
  },
  'imap.starttls.twice': {
    breaks: 'STARTTLS under TLS is answered OK.',
    requirement: 'rfc9051/6.2.1/twice-bad',
    shows: 'The second STARTTLS is answered OK.',
  },
  'imap.starttls.logs-in': {
    breaks: 'TLS logs the client in as the first user.',
    requirement: 'rfc9051/6.2.1/not-authenticated-after',
    shows: 'SELECT after STARTTLS is answered OK without a login.',
  },
  'imap.login.empty-password': {
    breaks: 'The empty password is right for everybody.',
    requirement: 'rfc9051/6.2.3/wrong-password-no',
    shows: 'LOGIN with `""` is answered OK.',
  },
  'imap.login.longer-password': {
    breaks: 'What stands behind the right password is not looked at.',
    requirement: 'rfc9051/6.2.3/wrong-password-no',
    shows: 'LOGIN with the password and an x is answered OK.',
  },
  'imap.login.failure-authenticates': {
    breaks: 'A LOGIN that is answered NO opens the mailboxes all the same.',
    requirement: 'rfc9051/6/no-keeps-state',
    shows: 'SELECT after a wrong password is answered OK.',
  },
  'imap.login.failure-closes': {
    breaks: 'A LOGIN that is answered NO ends the connection without BYE.',
    requirement: 'rfc9051/3.4/bye-before-closing',
    shows: 'The connection is closed after a wrong password.',
  },
  'imap.login.literal-refused': {
    breaks: 'LOGIN takes no literals.',
    requirement: 'rfc9051/4.3/quoted-and-literal-equal',
    shows: 'LOGIN with literals is answered BAD.',
  },
  'imap.authenticate.cancel-no': {
    breaks: 'A cancelled exchange is answered NO.',
    requirement: 'rfc9051/6.2.2/cancel-bad',
    shows: '`*` is answered NO.',
  },
  'imap.authenticate.base64-lenient': {
    breaks: 'What is no base64 is taken for wrong credentials.',
    requirement: 'rfc9051/6.2.2/invalid-base64-bad',
    shows: 'A response that is no base64 is answered NO.',
  },
  'imap.authenticate.challenge-bare': {
    breaks: 'Challenges are sent as they are.',
    requirement: 'rfc9051/9/formal-syntax',
    shows: 'The challenge of CRAM-MD5 is not base64.',
  },
  'imap.authenticate.plus-without-space': {
    breaks: 'The empty challenge has no space.',
    requirement: 'rfc9051/9/formal-syntax',
    shows: '`+` CRLF where `+` SP CRLF is due.',
  },
  'imap.authenticate.initial-ignored': {
    breaks: 'The initial response is read and not used.',
    requirement: 'rfc4959/3/initial-response',
    shows: 'A challenge comes though the response is there.',
  },
  'imap.authenticate.initial-lenient': {
    breaks: 'The initial response may be no base64.',
    requirement: 'rfc4959/3/invalid-base64-bad',
    shows: 'AUTHENTICATE PLAIN `=AAA` is answered NO.',
  },
  'imap.authenticate.initial-of-any': {
    breaks: 'An initial response is taken and forgotten where the mechanism has none.',
    requirement: 'rfc4959/3/mechanism-without-bad',
    shows: 'AUTHENTICATE CRAM-MD5 with an initial response goes on to a challenge.',
  },
  'imap.authenticate.unknown-bad': {
    breaks: 'A mechanism that is not there is answered BAD.',
    requirement: 'rfc9051/6.2.2/unsupported-mechanism-no',
    shows: 'BAD for AUTHENTICATE X-NO-SUCH-MECHANISM.',
  },
} as const satisfies FaultTable;
