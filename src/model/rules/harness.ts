import type { RuleTable } from '../rule.ts';

/** Rules that the harness's own octets must keep: a breach is our fault, an `error`, and no verdict on the server. */
export const harnessRules = {
  'rule.harness.imap-command': {
    title: 'What the harness sends on an IMAP session is a command that a client may send there and then',
    requirement: 'rfc9051/9/formal-syntax',
    level: 'must',
    kind: 'malformed',
  },
  'rule.harness.pop3-command': {
    title: 'What the harness sends on a POP3 session is a command that a client may send there and then',
    requirement: 'rfc1939/3/command-form',
    level: 'must',
    kind: 'malformed',
  },
} as const satisfies RuleTable;
