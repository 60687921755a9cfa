import type { RuleTable } from '../rule.ts';

/** Rules about one maildrop seen through POP3 and through IMAP. */
export const bothRules = {
  'rule.both.maildrop-has-inbox': {
    title: 'A POP3 session has every message that INBOX has, but for those flagged \\Deleted',
    requirement: 'rfc1939/4/message-numbers',
    level: 'must',
    kind: 'missing',
  },
  'rule.both.expunged-is-gone': {
    title: 'A POP3 session has no message that IMAP has removed from INBOX before it',
    requirement: 'rfc9051/6.4.3/expunge',
    level: 'must',
    kind: 'mismatch',
  },
  'rule.both.quit-removes-for-imap': {
    title: 'What QUIT of POP3 has removed is not in INBOX when IMAP asks for it anew',
    requirement: 'rfc1939/6/quit-removes',
    level: 'must',
    kind: 'mismatch',
  },
  'rule.both.quit-keeps-for-imap': {
    title: 'What no POP3 client marked or fetched is in INBOX after QUIT',
    requirement: 'rfc1939/6/quit-keeps-unmarked',
    level: 'must',
    kind: 'missing',
  },
  'rule.both.removal-is-told': {
    title: 'A running IMAP session is told at its next poll what QUIT of POP3 has removed',
    requirement: 'rfc9051/7/unilateral-updates',
    level: 'should',
    kind: 'missing',
  },
  'rule.both.sizes-agree': {
    title: 'POP3 tells the sizes that IMAP tells of the messages of INBOX',
    requirement: 'rfc9051/2.3.4/size-equals-body',
    level: 'should',
    kind: 'mismatch',
  },
} as const satisfies RuleTable;
