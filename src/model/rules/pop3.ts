import type { RuleTable } from '../rule.ts';

/** Rules of POP3, of one session and of several. */
export const pop3Rules = {
  'rule.pop3.reply-for-each-command': {
    title: 'Each command gets its reply, in order, and nothing else comes',
    requirement: 'rfc1939/3/commands-until-close',
    level: 'must',
    kind: 'forbidden',
  },
  'rule.pop3.status-line-length': {
    title: 'A status line has at most 512 octets',
    requirement: 'rfc1939/3/response-length',
    level: 'must',
    kind: 'malformed',
  },
  'rule.pop3.state': {
    title: 'A command that does not belong to the state of the session is refused',
    requirement: 'rfc1939/3/wrong-state',
    level: 'must',
    kind: 'mismatch',
  },
  'rule.pop3.lock-released': {
    title: 'A maildrop that no session has open is in use by nobody',
    requirement: 'rfc1939/4/login-accepted',
    level: 'must',
    kind: 'mismatch',
  },
  'rule.pop3.in-use-after-password': {
    title: 'Only who gives the right password is told that the maildrop is in use',
    requirement: 'rfc2449/8.1.2/in-use',
    level: 'must',
    kind: 'mismatch',
  },
  'rule.pop3.greeting-timestamp': {
    title: 'No two greetings have the same timestamp',
    requirement: 'rfc1939/7/apop-timestamp-differs',
    level: 'must',
    kind: 'mismatch',
  },
  'rule.pop3.capabilities': {
    title: 'What CAPA announces before the login is announced after it, and within a state it stays the same',
    requirement: 'rfc2449/5/announced-in-both-states',
    level: 'must',
    kind: 'mismatch',
  },
  'rule.pop3.numbers-frozen': {
    title: 'The messages of a session, their numbers and sizes stay what they were at login',
    requirement: 'rfc1939/4/maildrop-frozen',
    level: 'must',
    kind: 'mismatch',
  },
  'rule.pop3.message-numbers': {
    title: 'Messages are numbered from 1 without gaps',
    requirement: 'rfc1939/4/message-numbers',
    level: 'must',
    kind: 'mismatch',
  },
  'rule.pop3.stat-is-sum-of-list': {
    title: 'STAT tells the sum of the sizes that LIST tells of messages without mark',
    requirement: 'rfc1939/5/stat-size',
    level: 'must',
    kind: 'mismatch',
  },
  'rule.pop3.size-is-octets': {
    title: 'The size that LIST tells of a message is the number of octets that RETR sends',
    requirement: 'rfc1939/5/list-format',
    level: 'must',
    kind: 'mismatch',
  },
  'rule.pop3.content-frozen': {
    title: 'RETR of a number gives the same octets throughout a session',
    requirement: 'rfc1939/4/exclusive-lock',
    level: 'must',
    kind: 'mismatch',
  },
  'rule.pop3.top-begins-message': {
    title: 'TOP gives the header and the first lines of what RETR gives',
    requirement: 'rfc1939/7/top-lines',
    level: 'must',
    kind: 'mismatch',
  },
  'rule.pop3.deleted-hidden': {
    title: 'A message that is marked as deleted is not counted, listed, sent or marked again',
    requirement: 'rfc1939/5/dele-reference',
    level: 'must',
    kind: 'mismatch',
  },
  'rule.pop3.rset-restores': {
    title: 'After RSET every message that was marked is there again',
    requirement: 'rfc1939/5/rset-unmarks',
    level: 'must',
    kind: 'mismatch',
  },
  'rule.pop3.uidl-characters': {
    title: 'A unique-id has 1 to 70 characters from 0x21 to 0x7E',
    requirement: 'rfc1939/7/uidl-characters',
    level: 'must',
    kind: 'malformed',
  },
  'rule.pop3.uidl-frozen': {
    title: 'UIDL tells the same unique-id of a number throughout a session, asked for one message or for all',
    requirement: 'rfc1939/7/uidl-one',
    level: 'must',
    kind: 'mismatch',
  },
  'rule.pop3.uidl-unique': {
    title: 'Messages that differ have different unique-ids, in one session and from one to the next',
    requirement: 'rfc1939/7/uidl-unique',
    level: 'must',
    kind: 'mismatch',
  },
  'rule.pop3.uidl-persistent': {
    title: 'A message that nobody has removed has its unique-id in the next session too',
    requirement: 'rfc1939/7/uidl-persistent',
    level: 'must',
    kind: 'mismatch',
  },
  'rule.pop3.uidl-not-reused': {
    title: 'The unique-id of a message that was removed is not given to another',
    requirement: 'rfc1939/7/uidl-not-reused',
    level: 'should',
    kind: 'mismatch',
  },
  'rule.pop3.quit-removes': {
    title: 'What was marked when QUIT was answered +OK is not there in the next session',
    requirement: 'rfc1939/6/quit-removes',
    level: 'must',
    kind: 'mismatch',
  },
  'rule.pop3.quit-keeps-unmarked': {
    title: 'What nobody marked or fetched is there in the next session',
    requirement: 'rfc1939/6/quit-keeps-unmarked',
    level: 'must',
    kind: 'missing',
  },
  'rule.pop3.nothing-gone-without-quit': {
    title: 'What a session marked or fetched that ended without QUIT is there in the next one',
    requirement: 'rfc1939/6/no-update-without-quit',
    level: 'must',
    kind: 'missing',
  },
} as const satisfies RuleTable;
