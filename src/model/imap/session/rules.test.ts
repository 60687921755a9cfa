import { describe, expect, it } from 'vitest';
import { imapSessionRules } from '../../rules/imap-session.ts';
import { playConversation, type Conversation } from '../sample.ts';

const login: Conversation = ['S * OK ready', 'C l LOGIN a b', 'S l OK in'];

function select(count: number, options: { name?: string; more?: Conversation; as?: string } = {}): Conversation {
  const { name = 'SELECT', more = [], as = '' } = options;
  return [
    ...login,
    `C s ${name} INBOX`,
    'S * FLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft)',
    `S * ${count} EXISTS`,
    'S * OK [UIDVALIDITY 7] fine',
    'S * OK [UIDNEXT 100] fine',
    'S * OK [PERMANENTFLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft \\*)] fine',
    ...more,
    `S s OK [${name === 'EXAMINE' ? 'READ-ONLY' : 'READ-WRITE'}] done`,
  ].map((line) => `${as}${line}`);
}

const selected = select(3);
const condstore = select(3, { more: ['S * OK [HIGHESTMODSEQ 50] fine'] });
const enable: Conversation = ['C e ENABLE QRESYNC', 'S * ENABLED QRESYNC', 'S e OK'];
const uids: Conversation = [
  'C u FETCH 1:* UID',
  'S * 1 FETCH (UID 11)',
  'S * 2 FETCH (UID 22)',
  'S * 3 FETCH (UID 33)',
  'S u OK',
];
const qresync: Conversation = [...condstore, ...enable, ...uids];
const noop: Conversation = ['C n NOOP', 'S n OK'];

interface Rows {
  /** Conversations that keep the rule and show it. */
  readonly held: Readonly<Record<string, Conversation>>;
  /** Conversations of a correct server that must not break it, whether they show it or not. */
  readonly allowed?: Readonly<Record<string, Conversation>>;
  readonly broken: Readonly<Record<string, Conversation>>;
}

const rows: Readonly<Record<keyof typeof imapSessionRules, Rows>> = {
  'rule.imap.tag-answers-command': {
    held: {
      'in any order': [...login, 'C a1 NOOP', 'C a2 NOOP', 'S a2 OK', 'S a1 OK'],
      refused: [...login, 'C a1 LOGIN {3}', 'S a1 BAD'],
    },
    broken: {
      twice: [...login, 'C a1 NOOP', 'S a1 OK', 'S a1 OK'],
      'other letters': [...login, 'C a1 NOOP', 'S A1 OK'],
      'before anything': ['S * OK hello', 'S a1 OK'],
    },
  },
  'rule.imap.continuation-wanted': {
    held: {
      literal: [...login, 'C a1 CREATE {3}', 'S + go', 'C abc', 'S a1 OK'],
      'two literals': ['S * OK', 'C a1 LOGIN {1}', 'S + go', 'C a {1}', 'S + go', 'C b', 'S a1 OK'],
      AUTHENTICATE: ['S * OK', 'C a1 AUTHENTICATE PLAIN', 'S + ', 'C AGEAYg==', 'S + ', 'C AA==', 'S a1 OK'],
      IDLE: [...selected, 'C a1 IDLE', 'S + idling', 'C DONE', 'S a1 OK'],
    },
    broken: {
      NOOP: [...login, 'C a1 NOOP', 'S + go', 'S a1 OK'],
      'a literal that waits for nothing': [...login, 'C a1 CREATE {3+}', 'S + go', 'C abc', 'S a1 OK'],
      'after the literal': [...login, 'C a1 CREATE {3}', 'S + go', 'C abc', 'S + again', 'S a1 OK'],
      'after DONE': [...selected, 'C a1 IDLE', 'S + idling', 'C DONE', 'S + idling', 'S a1 OK'],
    },
  },
  'rule.imap.bye-at-logout': {
    held: { BYE: [...login, 'C a1 LOGOUT', 'S * BYE', 'S a1 OK'] },
    broken: { 'no BYE': [...login, 'C a1 LOGOUT', 'S a1 OK'] },
  },
  'rule.imap.select-tells': {
    held: { both: selected },
    allowed: { refused: [...login, 'C a1 SELECT x', 'S a1 NO'] },
    broken: {
      'no EXISTS': [...login, 'C a1 SELECT x', 'S * FLAGS ()', 'S a1 OK'],
      'no FLAGS': [...login, 'C a1 EXAMINE x', 'S * 0 EXISTS', 'S a1 OK'],
    },
  },
  'rule.imap.data-needs-mailbox': {
    held: {
      'in SELECT': selected,
      pipelined: ['S * PREAUTH', 'C a1 NOOP', 'C a2 SELECT x', 'S * 1 EXISTS', 'S * FLAGS ()', 'S a1 OK', 'S a2 OK'],
    },
    allowed: {
      'after a SELECT answered BAD': [...selected, 'C a1 SELECT', 'S a1 BAD', 'S * 4 EXISTS'],
      STATUS: [...login, 'S * STATUS x (MESSAGES 3)'],
    },
    broken: {
      'before SELECT': [...login, 'C a1 NOOP', 'S * 3 EXISTS', 'S a1 OK'],
      'after CLOSE': [...selected, 'C a1 CLOSE', 'S a1 OK', 'C a2 NOOP', 'S * 4 EXISTS', 'S a2 OK'],
      'after a failed SELECT': [
        ...selected,
        'C a1 SELECT x',
        'S a1 NO',
        'C a2 NOOP',
        'S * 1 FETCH (FLAGS ())',
        'S a2 OK',
      ],
      'after UNSELECT': [...selected, 'C a1 UNSELECT', 'S a1 OK', 'S * 0 RECENT'],
    },
  },
  'rule.imap.exists-never-shrinks': {
    held: {
      more: [...selected, ...noop, 'S * 4 EXISTS'],
      'fewer after EXPUNGE': [...selected, 'C a1 NOOP', 'S * 3 EXPUNGE', 'S * 2 EXISTS', 'S a1 OK'],
      'fewer after VANISHED': [...qresync, 'C a1 NOOP', 'S * VANISHED 11,33', 'S * 1 EXISTS', 'S a1 OK'],
    },
    allowed: {
      'another mailbox': [...selected, 'C a1 SELECT x', 'S * 1 EXISTS', 'S * FLAGS ()', 'S a1 OK'],
      'news of the old mailbox first': [
        ...selected,
        'C a1 SELECT x',
        'S * 4 EXISTS',
        'S * OK [CLOSED] old',
        'S * 1 EXISTS',
        'S * FLAGS ()',
        'S a1 OK',
        'C a2 NOOP',
        'S * 1 EXISTS',
        'S a2 OK',
      ],
    },
    broken: {
      fewer: [...selected, 'C a1 NOOP', 'S * 2 EXISTS', 'S a1 OK'],
      'counted twice': [...selected, 'C a1 NOOP', 'S * 4 EXISTS', 'S * 1 EXPUNGE', 'S * 2 EXISTS', 'S a1 OK'],
    },
  },
  'rule.imap.expunge-in-view': {
    held: {
      'one after the other': [
        ...selected,
        'C a1 EXPUNGE',
        'S * 1 EXPUNGE',
        'S * 1 EXPUNGE',
        'S * 1 EXPUNGE',
        'S a1 OK',
      ],
      'from the top': [...selected, 'C a1 EXPUNGE', 'S * 3 EXPUNGE', 'S * 2 EXPUNGE', 'S a1 OK'],
    },
    broken: {
      'numbers of before': [...selected, 'C a1 EXPUNGE', 'S * 1 EXPUNGE', 'S * 2 EXPUNGE', 'S * 3 EXPUNGE', 'S a1 OK'],
      zero: [...selected, 'C a1 EXPUNGE', 'S * 0 EXPUNGE', 'S a1 OK'],
    },
  },
  'rule.imap.fetch-in-view': {
    held: { told: [...selected, 'C a1 NOOP', 'S * 4 EXISTS', 'S * 4 FETCH (FLAGS ())', 'S a1 OK'] },
    allowed: {
      'in SELECT, before EXISTS': [
        ...select(3, { more: [] }).slice(0, 4),
        'S * 1 FETCH (FLAGS ())',
        'S * 1 EXISTS',
        'S * FLAGS ()',
        'S s OK',
      ],
    },
    broken: {
      untold: [...selected, 'C a1 NOOP', 'S * 4 FETCH (FLAGS ())', 'S * 4 EXISTS', 'S a1 OK'],
      gone: [...selected, 'C a1 NOOP', 'S * 1 EXPUNGE', 'S * 3 FETCH (FLAGS ())', 'S a1 OK'],
    },
  },
  'rule.imap.found-in-view': {
    held: {
      all: [...selected, 'C a1 SEARCH ALL', 'S * SEARCH 1 2 3', 'S a1 OK'],
      ranges: [...selected, 'C a1 SEARCH RETURN (ALL) ALL', 'S * ESEARCH (TAG "a1") ALL 1:3', 'S a1 OK'],
      threads: [...selected, 'C a1 THREAD ORDEREDSUBJECT UTF-8 ALL', 'S * THREAD (1 (2)(3))', 'S a1 OK'],
    },
    allowed: {
      UIDs: [...selected, 'C a1 UID SEARCH ALL', 'S * SEARCH 11 22 33', 'S a1 OK'],
      'a mod-sequence': [...condstore, 'C a1 SEARCH MODSEQ 3', 'S * SEARCH 1 (MODSEQ 917)', 'S a1 OK'],
    },
    broken: {
      SEARCH: [...selected, 'C a1 SEARCH ALL', 'S * SEARCH 1 2 3 4', 'S a1 OK'],
      ESEARCH: [...selected, 'C a1 SEARCH RETURN (MAX) ALL', 'S * ESEARCH (TAG "a1") MAX 4', 'S a1 OK'],
      SORT: [...selected, 'C a1 SORT (DATE) UTF-8 ALL', 'S * SORT 4', 'S a1 OK'],
      THREAD: [...selected, 'C a1 THREAD REFERENCES UTF-8 ALL', 'S * THREAD (1 (2)(4))', 'S a1 OK'],
    },
  },
  'rule.imap.found-not-gone': {
    held: {
      others: [
        ...selected,
        ...uids,
        'C a1 NOOP',
        'S * 2 EXPUNGE',
        'S a1 OK',
        'C a2 UID SEARCH ALL',
        'S * SEARCH 11 33',
        'S a2 OK',
      ],
    },
    allowed: {
      'it went meanwhile': [
        ...selected,
        ...uids,
        'C a1 UID SEARCH ALL',
        'S * 2 EXPUNGE',
        'S * SEARCH 11 22 33',
        'S a1 OK',
      ],
    },
    broken: {
      gone: [
        ...selected,
        ...uids,
        'C a1 NOOP',
        'S * 2 EXPUNGE',
        'S a1 OK',
        'C a2 UID SEARCH ALL',
        'S * SEARCH 11 22',
        'S a2 OK',
      ],
    },
  },
  'rule.imap.expunge-needs-command': {
    held: {
      NOOP: [...selected, 'C a1 NOOP', 'S * 1 EXPUNGE', 'S a1 OK'],
      IDLE: [...selected, 'C a1 IDLE', 'S + go', 'S * 1 EXPUNGE', 'C DONE', 'S a1 OK'],
      'after DONE': [...selected, 'C a1 IDLE', 'S + go', 'C DONE', 'S * 1 EXPUNGE', 'S a1 OK'],
      'UID FETCH': [...selected, 'C a1 UID FETCH 1 FLAGS', 'S * 1 EXPUNGE', 'S a1 OK'],
    },
    allowed: {
      EXISTS: [...selected, 'S * 4 EXISTS'],
      'the past': [
        ...qresync,
        'C a1 UID FETCH 1:* (FLAGS) (CHANGEDSINCE 3 VANISHED)',
        'S * VANISHED (EARLIER) 1:5',
        'S a1 OK',
      ],
    },
    broken: {
      nothing: [...selected, 'S * 1 EXPUNGE'],
      'half a command': [...selected, 'C| a1 NO', 'S * 1 EXPUNGE', 'C| OP\r\n', 'S a1 OK'],
      'before the literal': [...selected, 'C a1 APPEND INBOX {3}', 'S * 1 EXPUNGE', 'S + go', 'C abc', 'S a1 OK'],
      'within the literal': [...selected, 'C a1 APPEND INBOX {3}', 'S + go', 'S * 1 EXPUNGE', 'C abc', 'S a1 OK'],
      'after the reply': [...selected, 'C a1 NOOP', 'S a1 OK', 'S * 1 EXPUNGE'],
      VANISHED: [...qresync, 'S * VANISHED 11'],
    },
  },
  'rule.imap.no-expunge-in-fetch-store-search': {
    held: { FETCH: [...selected, 'C a1 FETCH 1 FLAGS', 'S * 1 FETCH (FLAGS ())', 'S a1 OK'] },
    allowed: {
      'UID FETCH': [...selected, 'C a1 UID FETCH 1 FLAGS', 'S * 1 EXPUNGE', 'S a1 OK'],
      'behind NOOP': [...selected, 'C a1 NOOP', 'C a2 FETCH 1 FLAGS', 'S * 1 EXPUNGE', 'S a1 OK', 'S a2 OK'],
      COPY: [...selected, 'C a1 COPY 1 x', 'S * 1 EXPUNGE', 'S a1 OK'],
    },
    broken: {
      FETCH: [...selected, 'C a1 FETCH 1 FLAGS', 'S * 1 EXPUNGE', 'S a1 OK'],
      STORE: [...selected, 'C a1 STORE 1 FLAGS ()', 'S * 1 EXPUNGE', 'S a1 OK'],
      SEARCH: [...selected, 'C a1 SEARCH ALL', 'S * 1 EXPUNGE', 'S * SEARCH 1', 'S a1 OK'],
      VANISHED: [...qresync, 'C a1 FETCH 1 FLAGS', 'S * VANISHED 11', 'S a1 OK'],
      pipelined: [...selected, 'C a1 FETCH 1 FLAGS', 'C a2 NOOP', 'S * 1 EXPUNGE', 'S a1 OK', 'S a2 OK'],
    },
  },
  'rule.imap.no-expunge-in-sort': {
    held: { SORT: [...selected, 'C a1 SORT (DATE) UTF-8 ALL', 'S * SORT 1', 'S a1 OK'] },
    allowed: { 'UID SORT': [...selected, 'C a1 UID SORT (DATE) UTF-8 ALL', 'S * 1 EXPUNGE', 'S a1 OK'] },
    broken: {
      SORT: [...selected, 'C a1 SORT (DATE) UTF-8 ALL', 'S * 1 EXPUNGE', 'S a1 OK'],
      THREAD: [...selected, 'C a1 THREAD REFERENCES UTF-8 ALL', 'S * 1 EXPUNGE', 'S a1 OK'],
    },
  },
  'rule.imap.vanished-asked-for': {
    held: { enabled: [...qresync, 'C a1 NOOP', 'S * VANISHED 11', 'S a1 OK'] },
    broken: { 'not enabled': [...selected, ...uids, 'C a1 NOOP', 'S * VANISHED 11', 'S a1 OK'] },
  },
  'rule.imap.vanished-for-expunge': {
    held: { VANISHED: [...qresync, 'C a1 NOOP', 'S * VANISHED 11', 'S a1 OK'] },
    allowed: {
      'no mod-sequences': [
        ...login,
        ...enable,
        ...select(3, { more: ['S * OK [NOMODSEQ] none'] }).slice(3),
        'C a1 NOOP',
        'S * 1 EXPUNGE',
        'S a1 OK',
      ],
      'not enabled': [...condstore, 'C a1 NOOP', 'S * 1 EXPUNGE', 'S a1 OK'],
    },
    broken: { EXPUNGE: [...qresync, 'C a1 EXPUNGE', 'S * 1 EXPUNGE', 'S a1 OK'] },
  },
  'rule.imap.vanished-earlier-asked-for': {
    held: {
      'UID FETCH': [
        ...qresync,
        'C a1 UID FETCH 1:* (FLAGS) (CHANGEDSINCE 3 VANISHED)',
        'S * VANISHED (EARLIER) 1:5',
        'S a1 OK',
      ],
      SELECT: [
        ...login,
        ...enable,
        'C a1 SELECT INBOX (QRESYNC (7 5))',
        'S * FLAGS ()',
        'S * 3 EXISTS',
        'S * OK [HIGHESTMODSEQ 50] x',
        'S * VANISHED (EARLIER) 1:5',
        'S a1 OK',
      ],
    },
    broken: { NOOP: [...qresync, 'C a1 NOOP', 'S * VANISHED (EARLIER) 11', 'S a1 OK'] },
  },
  'rule.imap.vanished-visible': {
    held: {
      known: [...qresync, 'C a1 NOOP', 'S * VANISHED 11,33', 'S a1 OK'],
      'of unknown UIDs': [...condstore, ...enable, 'C a1 NOOP', 'S * VANISHED 11', 'S a1 OK'],
      'one behind the known': [...qresync, 'C a1 NOOP', 'S * 4 EXISTS', 'S * VANISHED 100', 'S a1 OK'],
    },
    broken: {
      'one that never was': [...qresync, 'C a1 NOOP', 'S * VANISHED 12', 'S a1 OK'],
      twice: [...qresync, 'C a1 NOOP', 'S * VANISHED 11', 'S * VANISHED 11', 'S a1 OK'],
      'a range with holes': [...qresync, 'C a1 NOOP', 'S * VANISHED 11:22', 'S a1 OK'],
      'one that came and went': [...condstore, ...enable, 'C a1 NOOP', 'S * VANISHED 100', 'S a1 OK'],
      'one that EXISTS did not tell': [...qresync, 'C a1 NOOP', 'S * VANISHED 100', 'S a1 OK'],
    },
  },
  'rule.imap.examine-keeps-messages': {
    held: { refused: [...select(3, { name: 'EXAMINE' }), 'C a1 EXPUNGE', 'S a1 NO'] },
    allowed: {
      'another session': [
        ...select(3, { name: 'EXAMINE' }),
        ...select(3, { as: '2' }),
        '2C a1 EXPUNGE',
        '2S * 1 EXPUNGE',
        '2S a1 OK',
        'C a1 NOOP',
        'S * 1 EXPUNGE',
        'S a1 OK',
      ],
      'its own RENAME': [...select(3, { name: 'EXAMINE' }), 'C a1 RENAME INBOX old', 'S * 1 EXPUNGE', 'S a1 OK'],
      SELECT: [...selected, 'C a1 EXPUNGE', 'S * 1 EXPUNGE', 'S a1 OK'],
    },
    broken: { EXPUNGE: [...select(3, { name: 'EXAMINE' }), 'C a1 EXPUNGE', 'S * 1 EXPUNGE', 'S a1 OK'] },
  },
  'rule.imap.uids-ascend': {
    held: {
      ascending: [...selected, ...uids],
      'from the top': [
        ...selected,
        'C a1 FETCH 1:3 UID',
        'S * 3 FETCH (UID 33)',
        'S * 1 FETCH (UID 11)',
        'S * 2 FETCH (UID 22)',
        'S a1 OK',
      ],
      'a new one': [...selected, ...uids, 'C a1 NOOP', 'S * 4 EXISTS', 'S * 4 FETCH (UID 100)', 'S a1 OK'],
    },
    broken: {
      falling: [...selected, 'C a1 FETCH 1:3 UID', 'S * 1 FETCH (UID 11)', 'S * 2 FETCH (UID 10)', 'S a1 OK'],
      equal: [...selected, 'C a1 FETCH 1:3 UID', 'S * 1 FETCH (UID 11)', 'S * 3 FETCH (UID 11)', 'S a1 OK'],
      'above the next': [...selected, 'C a1 FETCH 1:3 UID', 'S * 3 FETCH (UID 11)', 'S * 2 FETCH (UID 12)', 'S a1 OK'],
    },
  },
  'rule.imap.uid-stays': {
    held: {
      again: [...selected, ...uids, ...uids],
      'one down': [
        ...selected,
        ...uids,
        'C a1 NOOP',
        'S * 1 EXPUNGE',
        'S a1 OK',
        'C a2 FETCH 1:2 UID',
        'S * 1 FETCH (UID 22)',
        'S * 2 FETCH (UID 33)',
        'S a2 OK',
      ],
      'after VANISHED': [
        ...qresync,
        'C a1 NOOP',
        'S * VANISHED 22',
        'S a1 OK',
        'C a2 FETCH 2 UID',
        'S * 2 FETCH (UID 33)',
        'S a2 OK',
      ],
    },
    allowed: {
      'another mailbox': [
        ...selected,
        ...uids,
        'C a1 SELECT x',
        'S * 3 EXISTS',
        'S * FLAGS ()',
        'S a1 OK',
        'C a2 FETCH 1 UID',
        'S * 1 FETCH (UID 900)',
        'S a2 OK',
      ],
      'behind VANISHED of what was not known': [
        ...condstore,
        ...enable,
        'C a1 FETCH 3 UID',
        'S * 3 FETCH (UID 33)',
        'S a1 OK',
        'C a2 NOOP',
        'S * VANISHED 22',
        'S a2 OK',
        'C a3 FETCH 1:2 UID',
        'S * 1 FETCH (UID 11)',
        'S * 2 FETCH (UID 33)',
        'S a3 OK',
      ],
    },
    broken: {
      another: [...selected, ...uids, 'C a1 FETCH 2 UID', 'S * 2 FETCH (UID 23)', 'S a1 OK'],
      'not one down': [
        ...selected,
        ...uids,
        'C a1 NOOP',
        'S * 1 EXPUNGE',
        'S a1 OK',
        'C a2 FETCH 1 UID',
        'S * 1 FETCH (UID 11)',
        'S a2 OK',
      ],
    },
  },
  'rule.imap.uidnext-lower-bound': {
    held: {
      'from UIDNEXT on': [
        ...selected,
        'C a1 NOOP',
        'S * 4 EXISTS',
        'S a1 OK',
        'C a2 FETCH 4 UID',
        'S * 4 FETCH (UID 100)',
        'S a2 OK',
      ],
    },
    allowed: {
      'one that was there': [
        ...selected,
        'C a1 NOOP',
        'S * 4 EXISTS',
        'S * 1 EXPUNGE',
        'S a1 OK',
        'C a2 FETCH 2 UID',
        'S * 2 FETCH (UID 99)',
        'S a2 OK',
      ],
      'VANISHED of what was not known': [
        ...condstore,
        ...enable,
        'C a1 NOOP',
        'S * 4 EXISTS',
        'S * VANISHED 100',
        'S a1 OK',
        'C a2 FETCH 3 UID',
        'S * 3 FETCH (UID 99)',
        'S a2 OK',
      ],
    },
    broken: {
      below: [
        ...selected,
        'C a1 NOOP',
        'S * 4 EXISTS',
        'S a1 OK',
        'C a2 FETCH 4 UID',
        'S * 4 FETCH (UID 99)',
        'S a2 OK',
      ],
    },
  },
  'rule.imap.uid-in-uid-answers': {
    held: { 'UID FETCH': [...selected, 'C a1 UID FETCH 11 FLAGS', 'S * 1 FETCH (UID 11 FLAGS ())', 'S a1 OK'] },
    allowed: {
      'news of others': [
        ...selected,
        ...select(3, { as: '2' }),
        '2C a1 STORE 2 FLAGS ()',
        '2S a1 OK',
        'C a1 UID FETCH 11 FLAGS',
        'S * 2 FETCH (FLAGS ())',
        'S * 1 FETCH (UID 11 FLAGS ())',
        'S a1 OK',
      ],
      NOOP: [...selected, 'C a1 NOOP', 'S * 2 FETCH (FLAGS ())', 'S a1 OK'],
    },
    broken: {
      'UID FETCH': [...selected, 'C a1 UID FETCH 11 FLAGS', 'S * 1 FETCH (FLAGS ())', 'S a1 OK'],
      'UID STORE': [...selected, 'C a1 UID STORE 11 FLAGS ()', 'S * 1 FETCH (FLAGS ())', 'S a1 OK'],
      'a body, with others about': [
        ...selected,
        ...select(3, { as: '2' }),
        '2C a1 STORE 2 FLAGS ()',
        '2S a1 OK',
        'C a1 UID FETCH 11 BODY.PEEK[]',
        'S * 1 FETCH (BODY[] "")',
        'S a1 OK',
      ],
    },
  },
  'rule.imap.uid-in-unasked-fetch': {
    held: {
      NOOP: [
        ...login,
        'C e ENABLE IMAP4rev2',
        'S * ENABLED IMAP4rev2',
        'S e OK',
        ...selected.slice(3),
        'C a1 NOOP',
        'S * 1 FETCH (UID 11 FLAGS ())',
        'S a1 OK',
      ],
    },
    allowed: {
      rev1: [...selected, 'C a1 NOOP', 'S * 1 FETCH (FLAGS ())', 'S a1 OK'],
      FETCH: [
        ...login,
        'C e ENABLE IMAP4rev2',
        'S * ENABLED IMAP4rev2',
        'S e OK',
        ...selected.slice(3),
        'C a1 FETCH 1 FLAGS',
        'S * 1 FETCH (FLAGS ())',
        'S a1 OK',
      ],
    },
    broken: {
      NOOP: [
        ...login,
        'C e ENABLE IMAP4rev2',
        'S * ENABLED IMAP4rev2',
        'S e OK',
        ...selected.slice(3),
        'C a1 NOOP',
        'S * 1 FETCH (FLAGS ())',
        'S a1 OK',
      ],
    },
  },
  'rule.imap.modseq-asked-for': {
    held: {
      FETCH: [...condstore, 'C a1 FETCH 1 MODSEQ', 'S * 1 FETCH (MODSEQ (5))', 'S a1 OK'],
      'SELECT (CONDSTORE)': [
        ...login,
        'C a1 SELECT INBOX (CONDSTORE)',
        'S * 1 EXISTS',
        'S * FLAGS ()',
        'S a1 OK',
        'C a2 NOOP',
        'S * 1 FETCH (FLAGS () MODSEQ (5))',
        'S a2 OK',
      ],
    },
    broken: { NOOP: [...condstore, 'C a1 NOOP', 'S * 1 FETCH (FLAGS () MODSEQ (5))', 'S a1 OK'] },
  },
  'rule.imap.modseq-with-flags': {
    held: {
      STORE: [
        ...condstore,
        'C a1 FETCH 1 MODSEQ',
        'S * 1 FETCH (MODSEQ (5))',
        'S a1 OK',
        'C a2 STORE 1 FLAGS ()',
        'S * 1 FETCH (FLAGS () MODSEQ (51))',
        'S a2 OK',
      ],
    },
    allowed: {
      'a FETCH of flags': [...qresync, 'C a1 FETCH 1 FLAGS', 'S * 1 FETCH (FLAGS ())', 'S a1 OK'],
      'a FETCH of flags that is served first': [
        ...qresync,
        'C a1 SEARCH ALL',
        'C a2 FETCH 1 FLAGS',
        'S * 1 FETCH (FLAGS ())',
        'S * SEARCH 1 2 3',
        'S a1 OK',
        'S a2 OK',
      ],
      'not enabled': [...condstore, 'C a1 NOOP', 'S * 1 FETCH (FLAGS ())', 'S a1 OK'],
    },
    broken: {
      NOOP: [...qresync, 'C a1 NOOP', 'S * 1 FETCH (UID 11 FLAGS ())', 'S a1 OK'],
      STORE: [
        ...condstore,
        'C a1 FETCH 1 MODSEQ',
        'S * 1 FETCH (MODSEQ (5))',
        'S a1 OK',
        'C a2 STORE 1 FLAGS ()',
        'S * 1 FETCH (FLAGS ())',
        'S a2 OK',
      ],
    },
  },
  'rule.imap.uid-with-flags': {
    held: { NOOP: [...qresync, 'C a1 NOOP', 'S * 1 FETCH (UID 11 FLAGS () MODSEQ (50))', 'S a1 OK'] },
    broken: { NOOP: [...qresync, 'C a1 NOOP', 'S * 1 FETCH (FLAGS () MODSEQ (50))', 'S a1 OK'] },
  },
  'rule.imap.modseq-within-highest': {
    held: { below: [...condstore, 'C a1 FETCH 1 MODSEQ', 'S * 1 FETCH (MODSEQ (50))', 'S a1 OK'] },
    allowed: {
      'after a change': [
        ...condstore,
        'C a1 STORE 1 FLAGS ()',
        'S a1 OK',
        'C a2 FETCH 1 MODSEQ',
        'S * 1 FETCH (MODSEQ (51))',
        'S a2 OK',
      ],
      'after news': [...condstore, 'operator', 'C a2 FETCH 1 MODSEQ', 'S * 1 FETCH (MODSEQ (51))', 'S a2 OK'],
    },
    broken: { above: [...condstore, 'C a1 FETCH 1 MODSEQ', 'S * 1 FETCH (MODSEQ (51))', 'S a1 OK'] },
  },
  'rule.imap.flags-once': {
    held: { none: [...selected, 'C a1 FETCH 1 FLAGS', 'S * 1 FETCH (FLAGS ())', 'S a1 OK'] },
    broken: { twice: [...selected, 'C a1 FETCH 1 FLAGS', 'S * 1 FETCH (FLAGS (\\Seen \\seen))', 'S a1 OK'] },
  },
  'rule.imap.flags-listed': {
    held: {
      listed: [...selected, 'C a1 FETCH 1 FLAGS', 'S * 1 FETCH (FLAGS (\\seen \\Recent))', 'S a1 OK'],
      'listed a moment later': [
        ...selected,
        'C a1 STORE 1 FLAGS (new)',
        'S * 1 FETCH (FLAGS (new))',
        'S * FLAGS (\\Seen new)',
        'S a1 OK',
      ],
    },
    allowed: {
      'a new keyword': [...selected, 'C a1 STORE 1 FLAGS (new)', 'S * 1 FETCH (FLAGS (new))', 'S a1 OK'],
    },
    broken: {
      'a keyword that was there': [...selected, 'C a1 FETCH 1 FLAGS', 'S * 1 FETCH (FLAGS (old))', 'S a1 OK'],
      'no system flag': [...selected, 'C a1 STORE 1 FLAGS (\\New)', 'S * 1 FETCH (FLAGS (\\New))', 'S a1 OK'],
    },
  },
  'rule.imap.store-answers': {
    held: {
      replaced: [...selected, 'C a1 STORE 1 FLAGS (\\Seen)', 'S * 1 FETCH (FLAGS (\\Seen \\Recent))', 'S a1 OK'],
      added: [
        ...selected,
        'C a1 STORE 1 +FLAGS \\Seen \\Draft',
        'S * 1 FETCH (FLAGS (\\Seen \\Flagged \\Draft))',
        'S a1 OK',
      ],
      removed: [...selected, 'C a1 UID STORE 11 -FLAGS (\\Seen)', 'S * 1 FETCH (UID 11 FLAGS (\\Flagged))', 'S a1 OK'],
    },
    allowed: {
      'news first': [
        ...selected,
        'C a1 STORE 1 +FLAGS (\\Seen)',
        'S * 1 FETCH (FLAGS (\\Flagged))',
        'S * 1 FETCH (FLAGS (\\Flagged \\Seen))',
        'S a1 OK',
      ],
      'a flag that does not last': [
        ...select(3, { more: ['S * OK [PERMANENTFLAGS (\\Seen)] few'] }),
        'C a1 STORE 1 FLAGS (\\Seen \\Draft word)',
        'S * 1 FETCH (FLAGS (\\Seen))',
        'S a1 OK',
      ],
      'news of another message': [
        ...selected,
        'C a1 STORE 1 +FLAGS (\\Seen)',
        'S * 2 FETCH (FLAGS ())',
        'S * 1 FETCH (FLAGS (\\Seen))',
        'S a1 OK',
      ],
      refused: [...selected, 'C a1 STORE 1 +FLAGS (\\Seen)', 'S * 1 FETCH (FLAGS ())', 'S a1 NO'],
      'a ghost': [
        ...selected,
        ...select(3, { as: '2' }),
        '2C a1 EXPUNGE',
        '2S * 1 EXPUNGE',
        '2S a1 OK',
        'C a1 STORE 1 +FLAGS (\\Seen)',
        'S * 1 FETCH (FLAGS (\\Deleted))',
        'S a1 OK',
      ],
      'others at work': [
        ...selected,
        ...select(3, { as: '2' }),
        'C a1 STORE 1 +FLAGS (\\Seen)',
        '2C a1 STORE 1 FLAGS ()',
        'S * 1 FETCH (FLAGS ())',
        'S a1 OK',
        '2S a1 OK',
      ],
      conditions: [
        ...condstore,
        'C a1 STORE 1 (UNCHANGEDSINCE 3) +FLAGS (\\Seen)',
        'S * 1 FETCH (FLAGS () MODSEQ (9))',
        'S a1 OK [MODIFIED 1]',
      ],
    },
    broken: {
      'not set': [...selected, 'C a1 STORE 1 FLAGS (\\Seen)', 'S * 1 FETCH (FLAGS ())', 'S a1 OK'],
      'not replaced': [...selected, 'C a1 STORE 1 FLAGS (\\Seen)', 'S * 1 FETCH (FLAGS (\\Seen \\Draft))', 'S a1 OK'],
      'not removed': [
        ...selected,
        'C a1 UID STORE 11 -FLAGS (\\Seen)',
        'S * 1 FETCH (UID 11 FLAGS (\\Seen))',
        'S a1 OK',
      ],
      'no keyword': [...selected, 'C a1 STORE 1 +FLAGS (word)', 'S * 1 FETCH (FLAGS ())', 'S a1 OK'],
    },
  },
  'rule.imap.size-is-octets': {
    held: {
      equal: [
        ...selected,
        'C a1 FETCH 1 (RFC822.SIZE BODY.PEEK[])',
        'S * 1 FETCH (RFC822.SIZE 3 BODY[] "abc")',
        'S a1 OK',
      ],
    },
    allowed: {
      'a part': [
        ...selected,
        'C a1 FETCH 1 (RFC822.SIZE BODY.PEEK[TEXT] BODY.PEEK[]<0.2>)',
        'S * 1 FETCH (RFC822.SIZE 3 BODY[TEXT] "b" BODY[]<0> "ab")',
        'S a1 OK',
      ],
      'a ghost': [
        ...selected,
        ...select(3, { as: '2' }),
        '2C a1 EXPUNGE',
        '2S a1 OK',
        'C a1 FETCH 1 (RFC822.SIZE BODY.PEEK[])',
        'S * 1 FETCH (RFC822.SIZE 3 BODY[] "")',
        'S a1 OK',
      ],
      'the size of a ghost': [
        ...selected,
        'C a1 FETCH 1 BODY.PEEK[]',
        'S * 1 FETCH (BODY[] "abc")',
        'S a1 OK',
        ...select(3, { as: '2' }),
        '2C a1 EXPUNGE',
        '2S a1 OK',
        'C a2 FETCH 1 RFC822.SIZE',
        'S * 1 FETCH (RFC822.SIZE 0)',
        'S a2 OK [EXPUNGEISSUED] gone',
      ],
    },
    broken: {
      'in one': [
        ...selected,
        'C a1 FETCH 1 (RFC822.SIZE BODY.PEEK[])',
        'S * 1 FETCH (RFC822.SIZE 4 BODY[] "abc")',
        'S a1 OK',
      ],
      'in two': [
        ...selected,
        'C a1 FETCH 1 RFC822.SIZE',
        'S * 1 FETCH (RFC822.SIZE 4)',
        'S a1 OK',
        'C a2 FETCH 1 RFC822',
        'S * 1 FETCH (RFC822 "abc")',
        'S a2 OK',
      ],
    },
  },
  'rule.imap.esearch-names-command': {
    held: { 'its tag': [...selected, 'C a1 SEARCH RETURN (ALL) 9', 'S * ESEARCH (TAG "a1")', 'S a1 OK'] },
    allowed: { 'a search that goes on': [...selected, 'C a1 NOOP', 'S * ESEARCH (TAG "a0") ADDTO (0 3)', 'S a1 OK'] },
    broken: {
      another: [...selected, 'C a1 SEARCH RETURN (ALL) 9', 'S * ESEARCH (TAG "a2")', 'S a1 OK'],
      none: [...selected, 'C a1 SEARCH RETURN (ALL) 9', 'S * ESEARCH', 'S a1 OK'],
      'that of NOOP': [...selected, 'C a1 NOOP', 'S * ESEARCH (TAG "a1")', 'S a1 OK'],
    },
  },
  'rule.imap.esearch-uid': {
    held: {
      SEARCH: [...selected, 'C a1 SEARCH RETURN (ALL) 1', 'S * ESEARCH (TAG "a1") ALL 1', 'S a1 OK'],
      'UID SEARCH': [...selected, 'C a1 UID SEARCH RETURN (ALL) 1', 'S * ESEARCH (TAG "a1") UID ALL 11', 'S a1 OK'],
    },
    broken: {
      missing: [...selected, 'C a1 UID SEARCH RETURN (ALL) 1', 'S * ESEARCH (TAG "a1") ALL 11', 'S a1 OK'],
      unasked: [...selected, 'C a1 SEARCH RETURN (ALL) 1', 'S * ESEARCH (TAG "a1") UID ALL 1', 'S a1 OK'],
    },
  },
  'rule.imap.esearch-agrees': {
    held: {
      all: [...selected, 'C a1 SEARCH RETURN () 1', 'S * ESEARCH (TAG "a1") COUNT 2 MIN 1 MAX 3 ALL 3,1', 'S a1 OK'],
      none: [...selected, 'C a1 SEARCH RETURN () 1', 'S * ESEARCH (TAG "a1") COUNT 0', 'S a1 OK'],
      'UIDs with holes': [
        ...selected,
        'C a1 UID SEARCH RETURN () 1',
        'S * ESEARCH (TAG "a1") UID COUNT 2 ALL 11:22',
        'S a1 OK',
      ],
    },
    broken: {
      count: [...selected, 'C a1 SEARCH RETURN () 1', 'S * ESEARCH (TAG "a1") COUNT 3 ALL 1,3', 'S a1 OK'],
      min: [...selected, 'C a1 SEARCH RETURN () 1', 'S * ESEARCH (TAG "a1") MIN 2 ALL 1:3', 'S a1 OK'],
      max: [...selected, 'C a1 SEARCH RETURN () 1', 'S * ESEARCH (TAG "a1") MIN 3 MAX 2', 'S a1 OK'],
      none: [...selected, 'C a1 SEARCH RETURN () 1', 'S * ESEARCH (TAG "a1") COUNT 0 MIN 1', 'S a1 OK'],
    },
  },
};

const isOfSession = (id: string): boolean => id in imapSessionRules || id.startsWith('rule.harness');

describe.each(Object.entries(rows))('%s', (id, row) => {
  it.each(Object.entries(row.held))('is kept: %s', (_name, lines) => {
    const outcome = playConversation(lines);
    expect(outcome.broken.filter(isOfSession)).toEqual([]);
    expect(outcome.held).toContain(id);
  });

  it.each(Object.entries(row.allowed ?? {}))('is not broken: %s', (_name, lines) => {
    expect(playConversation(lines).broken.filter(isOfSession)).not.toContain(id);
  });

  it.each(Object.entries(row.broken))('is broken: %s', (_name, lines) => {
    expect(playConversation(lines).broken).toContain(id);
  });
});

describe('octets that no client should send', () => {
  const bare: Conversation = [...selected, 'C| a1 NOOP\n', 'S * 9 EXPUNGE', 'S b7 OK'];

  it('are a fault of the harness where it means to be lawful', () => {
    expect(playConversation(bare).broken).toEqual(['rule.harness.imap-command']);
  });

  it('are no fault where they are sent on purpose, and nothing behind them is judged', () => {
    expect(playConversation(bare, false).broken).toEqual([]);
  });
});
