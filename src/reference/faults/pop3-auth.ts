import type { FaultTable } from './fault.ts';

/** Faults of USER, PASS, APOP, AUTH and STLS. */
export const pop3AuthFaults = {
  'pop3.pass.without-user': {
    breaks: 'PASS without USER opens a maildrop with that password.',
    requirement: 'rfc1939/7/pass-state',
    shows: 'PASS right after the greeting is answered +OK.',
  },
  'pop3.pass.any': {
    breaks: 'Any password is taken.',
    requirement: 'rfc1939/7/pass-decides',
    shows: 'A wrong password opens the maildrop.',
  },
  'pop3.pass.empty-taken': {
    breaks: 'PASS without a password opens the maildrop, as where a directory takes an empty one for no login at all.',
    requirement: 'rfc1939/7/pass-argument',
    shows: 'PASS alone is answered +OK.',
  },
  'pop3.pass.any-at-second-try': {
    breaks: 'After a refusal any password is taken.',
    requirement: 'rfc1939/7/pass-decides',
    shows: 'The second wrong password is answered +OK.',
  },
  'pop3.pass.beginning-enough': {
    breaks: 'Only as many characters are compared as the password has.',
    requirement: 'rfc1939/7/pass-decides',
    shows: 'The password with more characters behind it is taken.',
  },
  'pop3.pass.cut-at-space': {
    breaks: 'What follows a space in the argument of PASS is ignored.',
    requirement: 'rfc1939/7/pass-decides',
    shows: 'The password with a space and more behind it is taken.',
  },
  'pop3.login.both-ways': {
    breaks: 'Who came in by APOP comes in by USER and PASS too, and the other way round.',
    requirement: 'rfc1939/13/apop-or-pass',
    shows: 'Who listens to one careless login has the secret of all others.',
  },
  'pop3.login.opens-though-refused': {
    breaks: 'A wrong password is answered -ERR, and the maildrop is open all the same.',
    requirement: 'rfc1939/7/pass-decides',
    shows: 'STAT is answered +OK after the refusal.',
  },
  'pop3.apop.any-digest': {
    breaks: 'Any digest is taken.',
    requirement: 'rfc1939/7/apop-wrong-digest',
    shows: 'APOP opens the maildrop with a digest of zeros.',
  },
  'pop3.apop.digest-without-brackets': {
    breaks: 'The digest is computed without the angle brackets of the timestamp.',
    requirement: 'rfc1939/7/apop-digest',
    shows: 'The right digest is refused.',
  },
  'pop3.auth.lists-mechanisms': {
    breaks: 'AUTH without a mechanism lists the mechanisms.',
    requirement: 'rfc1939/3/invalid-command',
    shows: 'AUTH alone is answered +OK and lines.',
  },
  'pop3.auth.mechanism-upper-case-only': {
    breaks: 'Mechanisms are known in upper case only.',
    requirement: 'rfc5034/5/case',
    shows: 'auth plain is answered -ERR.',
  },
  'pop3.auth.unknown-mechanism-begun': {
    breaks: 'An unknown mechanism gets a challenge.',
    requirement: 'rfc5034/4/unsupported',
    shows: 'A plus sign comes instead of -ERR.',
  },
  'pop3.auth.once-only': {
    breaks: 'After one refusal AUTH is not taken any more.',
    requirement: 'rfc5034/4/failure-forgotten',
    shows: 'The right credentials are answered -ERR after wrong ones.',
  },
  'pop3.auth.initial-response-dropped': {
    breaks: 'The initial response is dropped.',
    requirement: 'rfc5034/4/initial-response',
    shows: 'A challenge comes though the client has answered it already.',
  },
  'pop3.auth.cancel-answered-ok': {
    breaks: 'A cancelled exchange is answered +OK.',
    requirement: 'rfc5034/4/cancel',
    shows: 'The client thinks that it is logged in.',
  },
  'pop3.auth.challenge-without-space': {
    breaks: 'An empty challenge has no space.',
    requirement: 'rfc5034/4/empty-challenge',
    shows: 'A line with a plus sign and nothing else.',
  },
  'pop3.auth.challenge-for-people': {
    breaks: 'An empty challenge has a text for people.',
    requirement: 'rfc5034/4/challenge',
    shows: 'A challenge that is no Base64.',
  },
  'pop3.auth.foreign-characters-skipped': {
    breaks: 'Characters outside the alphabet of Base64 are skipped.',
    requirement: 'rfc5034/4/base64-alphabet',
    shows: 'Credentials with an asterisk before them open the maildrop.',
  },
  'pop3.auth.text-behind-padding-ignored': {
    breaks: 'What follows the padding of Base64 is ignored.',
    requirement: 'rfc5034/4/base64-padding',
    shows: 'Credentials with more behind their padding open the maildrop.',
  },
  'pop3.auth.long-answer-split': {
    breaks: 'What an answer has beyond 255 octets is read as a command.',
    requirement: 'rfc5034/4/response-length',
    shows: 'A long answer is answered twice.',
  },
  'pop3.code.auth-missing': {
    breaks: 'A refused AUTH has no code though AUTH-RESP-CODE is announced.',
    requirement: 'rfc3206/6/auth-resp-code',
    shows: '-ERR without [AUTH].',
  },
  'pop3.code.auth-as-failing-system': {
    breaks: 'A wrong password is answered as if the system had failed.',
    requirement: 'rfc3206/4/sys',
    shows: '-ERR [SYS/TEMP] in answer to PASS: the client tries the same password for ever.',
  },
  'pop3.code.auth-tells-names': {
    breaks: 'USER of an unknown name is refused with the code AUTH.',
    requirement: 'rfc3206/5/not-to-user',
    shows: 'Names that exist can be told from others.',
  },
  'pop3.stls.clear-text-kept': {
    breaks: 'Commands sent in the clear behind STLS are answered under TLS.',
    requirement: 'rfc2595/4/negotiation',
    shows: 'Somebody in the midst puts commands into a protected session.',
  },
  'pop3.stls.name-kept': {
    breaks: 'A name given before STLS is still good for PASS after it.',
    requirement: 'rfc1939/7/pass-state',
    shows: 'Somebody in the midst chooses the name.',
  },
} as const satisfies FaultTable;
