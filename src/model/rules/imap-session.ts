import type { RuleTable } from '../rule.ts';

/** Rules that one IMAP session alone can break. */
export const imapSessionRules = {
  'rule.imap.expunge-needs-command': {
    title: 'No EXPUNGE and no VANISHED comes while no command is in progress',
    requirement: 'rfc9051/7.5.1/expunge-needs-command',
    level: 'must',
    kind: 'forbidden',
  },
} as const satisfies RuleTable;
