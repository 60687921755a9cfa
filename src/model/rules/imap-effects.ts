import type { RuleTable } from '../rule.ts';

/** What commands remove, and what they must leave. */
const removals = {
  'rule.imap.expunge-removes-deleted': {
    title:
      'EXPUNGE removes every message that is known to have \\Deleted, UID EXPUNGE every one of those that it names',
    requirement: 'rfc9051/6.4.3/expunge',
    level: 'must',
    kind: 'missing',
  },
  'rule.imap.removal-spares-others': {
    title:
      'EXPUNGE removes no message that is known to lack \\Deleted, UID EXPUNGE and MOVE none that they do not name',
    requirement: 'rfc9051/6.4.3/expunge',
    level: 'must',
    kind: 'forbidden',
  },
  'rule.imap.refused-move-loses-nothing': {
    title: 'MOVE to a mailbox that is not there removes nothing',
    requirement: 'rfc9051/6.4.8/nothing-lost',
    level: 'must',
    kind: 'forbidden',
  },
  'rule.imap.move-within-mailbox-loses-nothing': {
    title: 'MOVE to the mailbox that is selected leaves as many messages there as before',
    requirement: 'rfc9051/6.4.8/nothing-lost',
    level: 'must',
    kind: 'mismatch',
  },
} as const satisfies RuleTable;

/** What ends a session. */
const ends = {
  'rule.imap.bye-before-closing': {
    title: 'A server that closes the connection while nothing is asked of it says BYE first',
    requirement: 'rfc9051/3.4/bye-before-closing',
    level: 'should',
    kind: 'disconnect',
  },
} as const satisfies RuleTable;

/** Rules about what the commands of a session do to mailboxes, and what it must be told of that. */
export const imapEffectRules = {
  ...removals,
  ...ends,
} as const satisfies RuleTable;
