import { describe, expect, it } from 'vitest';
import { parseReply } from '../../pop3/reply.ts';
import { Ledger } from '../ledger.ts';
import type { RuleId } from '../rules/all.ts';
import { ruleIds } from '../rules/all.ts';
import type { SessionWatch } from '../session.ts';
import { AccountWatch } from '../watch.ts';

const place = { case: 'a.case', step: { file: 'a.yaml', line: 1, column: 1 } };

/**
 * Plays what sessions send and receive: `a> STAT`, `a< +OK 2 320`. Lines of a reply are joined by `|`. Acts: `a open` is
 * a new connection and its greeting (`a open <1@a>` with that text), `a login` the same up to the TRANSACTION state, `a quit` a QUIT that is answered,
 * `a reset` ends the session by us, `a closed` by the server; `deliver` is the operator's.
 */
function play(script: readonly string[], lawful = true): Ledger {
  const ledger = new Ledger();
  const account = new AccountWatch({ ledger, where: () => place, lawful });
  const sessions = new Map<string, SessionWatch>();
  const session = (name: string): SessionWatch => {
    const known = sessions.get(name);
    if (!known) throw new Error(`no session ${name}`);
    return known;
  };
  const acts: Readonly<Record<string, (name: string, greeting: string) => void>> = {
    open: (name, greeting) => {
      sessions.set(name, account.open({ name, protocol: 'pop3' }));
      say(`${name}< +OK ${greeting}`);
    },
    login: (name) => {
      acts['open']?.(name, '');
      for (const line of ['> USER u', '< +OK', '> PASS p', '< +OK']) say(name + line);
    },
    quit: (name) => {
      for (const line of [`${name}> QUIT`, `${name}< +OK`, `${name} closed`]) say(line);
    },
    reset: (name) => {
      session(name).ended('us');
    },
    closed: (name) => {
      session(name).ended('server');
    },
    secured: (name) => {
      session(name).secured();
    },
  };
  const say = (line: string): void => {
    if (line === 'deliver') {
      account.operator('deliver');
      return;
    }
    const [, name = '', what = '', text = ''] = /^(\w+)(>|~|<| )(?: ?)(.*)$/s.exec(line) ?? [];
    if (what === '>') session(name).sent(Buffer.from(`${text}\r\n`, 'latin1'));
    else if (what === '~') session(name).sent(Buffer.from(text, 'latin1'));
    else if (what === '<') session(name).pop3(parseReply(Buffer.from(`${text.replaceAll('|', '\r\n')}\r\n`, 'latin1')));
    else {
      const [act = '', rest = ''] = text.split(' ', 2);
      acts[act]?.(name, rest);
    }
  };
  for (const line of script) say(line);
  return ledger;
}

function brokenIn(ledger: Ledger): readonly RuleId[] {
  return ruleIds.filter((id) => (ledger.standing(id)?.broken ?? 0) > 0);
}

interface Rows {
  readonly keeps?: Readonly<Record<string, readonly string[]>>;
  readonly breaks?: Readonly<Record<string, readonly string[]>>;
  /** Scripts that say nothing: a correct server may do this, and it proves nothing. */
  readonly silent?: Readonly<Record<string, readonly string[]>>;
}

const three = ['a login', 'a> LIST', 'a< +OK|1 10|2 20|3 30|.'];
const threeIds = ['a login', 'a> UIDL', 'a< +OK|1 u1|2 u2|3 u3|.'];
const mail = 'A: b||c|d|';
const message = (content: string): string => `+OK|${content}.`;

const rules: Readonly<Partial<Record<RuleId, Rows>>> = {
  'rule.pop3.reply-for-each-command': {
    keeps: {
      'commands one by one': ['a login', 'a> NOOP', 'a< +OK'],
      'pipelined commands': ['a login', 'a~ NOOP\r\nNO', 'a~ OP\r\n', 'a< +OK', 'a< +OK'],
      'a challenge': ['a open', 'a> AUTH PLAIN', 'a< + ', 'a> AHUAcA==', 'a< +OK', 'a> STAT', 'a< +OK 0 0'],
    },
    breaks: {
      'the right password and no answer': ['a login', 'b open', 'b> USER u', 'b< +OK', 'b> PASS p', 'b closed'],
      'an answer to half a line': ['a login', 'a~ NO', 'a< -ERR', 'a~ OP\r\n', 'a< +OK'],
      'a second greeting': ['a open', 'a< +OK again'],
      'two replies to one command': ['a login', 'a> NOOP', 'a< +OK', 'a< +OK'],
      'a refusal unasked': ['a login', 'a> NOOP', 'a< +OK', 'a< -ERR', 'a> NOOP', 'a< +OK'],
      'a challenge to STAT': ['a login', 'a> STAT', 'a< + '],
    },
    silent: {
      'an answer sent before its challenge': [
        ...['a open', 'a> AUTH PLAIN', 'a> AHUAcA==', 'a< + ', 'a< +OK', 'a> STAT', 'a< +OK 0 0'],
      ],
      'a farewell': ['a open', 'a< -ERR too slow', 'a closed'],
      'a wrong password and no answer': ['a login', 'b open', 'b> USER u', 'b< +OK', 'b> PASS x', 'b closed'],
      'an answer to a line without end': ['a login', 'a~ QUIT', 'a< +OK', 'a closed'],
      'octets of ours that are no line': ['a login', 'a~ NOOP\nNOOP\n', 'a< -ERR'],
    },
  },
  'rule.pop3.status-line-length': {
    keeps: { 'the longest': ['a open', 'a> NOOP', `a< -ERR ${'x'.repeat(505)}`] },
    breaks: {
      'one octet more': ['a open', 'a> NOOP', `a< -ERR ${'x'.repeat(506)}`],
    },
    silent: { 'a long challenge': ['a open', 'a> AUTH X', `a< + ${'A'.repeat(600)}`] },
  },
  'rule.pop3.state': {
    keeps: {
      'STAT before the login': ['a open', 'a> STAT', 'a< -ERR'],
      'USER after it': ['a login', 'a> USER u', 'a< -ERR'],
    },
    breaks: {
      'STAT before the login': ['a open', 'a> STAT', 'a< +OK 0 0'],
      'NOOP after a wrong password': ['a open', 'a> USER u', 'a< +OK', 'a> PASS x', 'a< -ERR', 'a> NOOP', 'a< +OK'],
      'USER after the login': ['a login', 'a> USER u', 'a< +OK'],
    },
    silent: { 'commands of both states': ['a open', 'a> CAPA', 'a< +OK|.', 'a> QUIT', 'a< +OK'] },
  },
  'rule.pop3.capabilities': {
    keeps: {
      'the same twice': ['a login', 'a> CAPA', 'a< +OK|TOP|.', 'a> CAPA', 'a< +OK|TOP|.'],
      'STLS gone after the login': [
        'a open',
        'a> CAPA',
        'a< +OK|STLS|TOP|.',
        'b login',
        'b> CAPA',
        'b< +OK|TOP|IMPLEMENTATION x|.',
      ],
    },
    breaks: {
      'one gone within a state': ['a login', 'a> CAPA', 'a< +OK|TOP|.', 'a> CAPA', 'a< +OK|.'],
      'UIDL gone after the login': ['a open', 'a> CAPA', 'a< +OK|UIDL|.', 'b login', 'b> CAPA', 'b< +OK|TOP|.'],
    },
    silent: {
      'other capabilities under TLS': [
        ...['a open', 'a> CAPA', 'a< +OK|STLS|.', 'a> STLS', 'a< +OK', 'a secured'],
        ...['a> CAPA', 'a< +OK|USER|.'],
      ],
    },
  },
  'rule.pop3.numbers-frozen': {
    keeps: {
      'the same listing': [...three, 'a> LIST', 'a< +OK|1 10|2 20|3 30|.', 'a> STAT', 'a< +OK 3 60'],
      'a number beyond the last': [...three, 'a> RETR 4', 'a< -ERR'],
      'a listing without what is marked': [...three, 'a> DELE 2', 'a< +OK', 'a> LIST', 'a< +OK|1 10|3 30|.'],
    },
    breaks: {
      'new mail in STAT': [...three, 'a> STAT', 'a< +OK 4 60'],
      'new mail in LIST': [...three, 'a> LIST', 'a< +OK|1 10|2 20|3 30|4 40|.'],
      'new mail in RETR': [...three, 'a> RETR 4', 'a< +OK|.'],
      'a message missing': [...three, 'a> LIST', 'a< +OK|1 10|2 20|.'],
      'another size': [...three, 'a> LIST 2', 'a< +OK 2 0'],
      'another message': [...three, 'a> LIST 2', 'a< +OK 3 30'],
      'a line refused': [...three, 'a> LIST 2', 'a< -ERR'],
      'another sum': ['a login', 'a> STAT', 'a< +OK 2 30', 'a> STAT', 'a< +OK 2 31'],
    },
    silent: { 'a refusal that says why': [...three, 'a> LIST 2', 'a< -ERR [UTF8] wide'] },
  },
  'rule.pop3.message-numbers': {
    keeps: { 'from 1': three },
    breaks: {
      'from 0': ['a login', 'a> LIST', 'a< +OK|0 10|1 20|.'],
      'a gap': ['a login', 'a> LIST', 'a< +OK|1 10|3 20|.'],
      'a number twice': ['a login', 'a> LIST', 'a< +OK|1 10|1 10|.'],
    },
  },
  'rule.pop3.stat-is-sum-of-list': {
    keeps: {
      'all of them': [...three, 'a> STAT', 'a< +OK 3 60'],
      'without what is marked': [...three, 'a> DELE 2', 'a< +OK', 'a> STAT', 'a< +OK 2 40'],
      'STAT first': ['a login', 'a> STAT', 'a< +OK 2 30', 'a> LIST', 'a< +OK|1 10|2 20|.'],
    },
    breaks: {
      'a size in blocks': [...three, 'a> STAT', 'a< +OK 3 4096'],
      'what is marked is added': [...three, 'a> DELE 2', 'a< +OK', 'a> STAT', 'a< +OK 2 60'],
      'STAT first': ['a login', 'a> STAT', 'a< +OK 2 31', 'a> LIST', 'a< +OK|1 10|2 20|.'],
    },
    silent: {
      'in UTF-8 mode': [
        ...['a open', 'a> UTF8', 'a< +OK', 'a> USER u', 'a< +OK', 'a> PASS p', 'a< +OK'],
        ...['a> STAT', 'a< +OK 2 31', 'a> LIST', 'a< +OK|1 10|2 20|.'],
      ],
    },
  },
  'rule.pop3.size-is-octets': {
    keeps: {
      'LIST first': ['a login', 'a> LIST 1', 'a< +OK 1 14', 'a> RETR 1', `a< ${message(mail)}`],
      'RETR first': ['a login', 'a> RETR 1', `a< ${message(mail)}`, 'a> LIST', 'a< +OK|1 14|.'],
      'dots not counted': ['a login', 'a> LIST 1', 'a< +OK 1 7', 'a> RETR 1', 'a< +OK|..a|x|.'],
      'a line end that the message lacks': ['a login', 'a> LIST 1', 'a< +OK 1 12', 'a> RETR 1', `a< ${message(mail)}`],
    },
    breaks: {
      'line ends counted once': ['a login', 'a> LIST 1', 'a< +OK 1 10', 'a> RETR 1', `a< ${message(mail)}`],
      'an empty line added': ['a login', 'a> LIST 1', 'a< +OK 1 14', 'a> RETR 1', `a< ${message(`${mail}|`)}`],
      'RETR first': ['a login', 'a> RETR 1', `a< ${message(mail)}`, 'a> LIST 1', 'a< +OK 1 15'],
    },
  },
  'rule.pop3.content-frozen': {
    keeps: { 'twice the same': ['a login', 'a> RETR 1', 'a< +OK|a|.', 'a> RETR 1', 'a< +OK|a|.'] },
    breaks: { 'another message': ['a login', 'a> RETR 1', 'a< +OK|a|.', 'a> RETR 1', 'a< +OK|b|.'] },
    silent: { 'a refusal': ['a login', 'a> RETR 1', 'a< +OK|a|.', 'a> RETR 1', 'a< -ERR'] },
  },
  'rule.pop3.top-begins-message': {
    keeps: {
      header: ['a login', 'a> RETR 1', `a< ${message(mail)}`, 'a> TOP 1 0', 'a< +OK|A: b||.'],
      'TOP first': ['a login', 'a> TOP 1 1', 'a< +OK|A: b||c|.', 'a> RETR 1', 'a< +OK|A: b||c|d|.'],
      'more lines than there are': ['a login', 'a> RETR 1', 'a< +OK|A: b||c|.', 'a> TOP 1 9', 'a< +OK|A: b||c|.'],
      'no empty line': ['a login', 'a> RETR 1', 'a< +OK|A: b|.', 'a> TOP 1 9', 'a< +OK|A: b||.'],
    },
    breaks: {
      'a line more': ['a login', 'a> RETR 1', 'a< +OK|A: b||c|d|.', 'a> TOP 1 1', 'a< +OK|A: b||c|d|.'],
      'no empty line': ['a login', 'a> RETR 1', 'a< +OK|A: b||c|.', 'a> TOP 1 0', 'a< +OK|A: b|.'],
      'TOP first': ['a login', 'a> TOP 1 1', 'a< +OK|A: b||d|.', 'a> RETR 1', 'a< +OK|A: b||c|d|.'],
    },
  },
  'rule.pop3.deleted-hidden': {
    keeps: {
      refused: [...three, 'a> DELE 2', 'a< +OK', 'a> RETR 2', 'a< -ERR', 'a> DELE 2', 'a< -ERR'],
      'not counted': [...three, 'a> DELE 2', 'a< +OK', 'a> STAT', 'a< +OK 2 40'],
    },
    breaks: {
      'RETR gives it': [...three, 'a> DELE 2', 'a< +OK', 'a> RETR 2', `a< ${message('x'.repeat(18) + '|')}`],
      'DELE takes it again': [...three, 'a> DELE 2', 'a< +OK', 'a> DELE 2', 'a< +OK'],
      'LIST lists it': [...three, 'a> DELE 2', 'a< +OK', 'a> LIST', 'a< +OK|1 10|2 20|3 30|.'],
      'UIDL lists it': [...three, 'a> DELE 2', 'a< +OK', 'a> UIDL', 'a< +OK|1 u1|2 u2|3 u3|.'],
      'NOOP takes the mark back': [...three, 'a> DELE 2', 'a< +OK', 'a> NOOP', 'a< +OK', 'a> LIST 2', 'a< +OK 2 20'],
    },
    silent: { 'DELE refused': [...three, 'a> DELE 2', 'a< -ERR', 'a> RETR 2', 'a< -ERR'] },
  },
  'rule.pop3.rset-restores': {
    keeps: {
      listed: [...three, 'a> DELE 2', 'a< +OK', 'a> RSET', 'a< +OK', 'a> LIST', 'a< +OK|1 10|2 20|3 30|.'],
      counted: [...three, 'a> DELE 2', 'a< +OK', 'a> RSET', 'a< +OK', 'a> LIST 2', 'a< +OK 2 20'],
    },
    breaks: {
      'not listed': [...three, 'a> DELE 2', 'a< +OK', 'a> RSET', 'a< +OK', 'a> LIST', 'a< +OK|1 10|3 30|.'],
      'not counted': [...three, 'a> DELE 2', 'a< +OK', 'a> RSET', 'a< +OK', 'a> STAT', 'a< +OK 2 40'],
      'not sent': [...three, 'a> DELE 2', 'a< +OK', 'a> RSET', 'a< +OK', 'a> RETR 2', 'a< -ERR'],
    },
  },
  'rule.pop3.uidl-characters': {
    keeps: { 'the longest': ['a login', 'a> UIDL', `a< +OK|1 ${'x'.repeat(70)}|.`] },
    breaks: {
      'one more': ['a login', 'a> UIDL', `a< +OK|1 ${'x'.repeat(71)}|.`],
      'a space': ['a login', 'a> UIDL 1', 'a< +OK 1 a b'],
    },
  },
  'rule.pop3.uidl-frozen': {
    keeps: { 'one like all': [...threeIds, 'a> UIDL 2', 'a< +OK 2 u2'] },
    breaks: { 'one unlike all': [...threeIds, 'a> UIDL 2', 'a< +OK 2 v2'] },
  },
  'rule.pop3.uidl-unique': {
    keeps: {
      'three messages': threeIds,
      'copies with one id': ['a login', 'a> LIST', 'a< +OK|1 10|2 10|.', 'a> UIDL', 'a< +OK|1 u|2 u|.'],
    },
    breaks: {
      'messages of two sizes': ['a login', 'a> LIST', 'a< +OK|1 10|2 20|.', 'a> UIDL', 'a< +OK|1 u|2 u|.'],
      'another text in the next session': [
        ...['a login', 'a> UIDL', 'a< +OK|1 u|.', 'a> RETR 1', 'a< +OK|A: b||a|.', 'a reset'],
        ...['b login', 'b> RETR 1', 'b< +OK|A: b||b|.', 'b> UIDL', 'b< +OK|1 u|.'],
      ],
    },
    silent: {
      'a field of the server in the next session': [
        ...[
          'a login',
          'a> LIST',
          'a< +OK|1 11|.',
          'a> UIDL',
          'a< +OK|1 u|.',
          'a> RETR 1',
          'a< +OK|A: b||a|.',
          'a reset',
        ],
        ...[
          'b login',
          'b> RETR 1',
          'b< +OK|A: b|Status: R||a|.',
          'b> UIDL',
          'b< +OK|1 u|.',
          'b> LIST',
          'b< +OK|1 22|.',
        ],
      ],
    },
  },
  'rule.pop3.uidl-persistent': {
    keeps: {
      'the same in the next session': [...threeIds, 'a quit', 'b login', 'b> UIDL', 'b< +OK|1 u1|2 u2|3 u3|4 u4|.'],
    },
    breaks: { 'others in the next session': [...threeIds, 'a quit', 'b login', 'b> UIDL', 'b< +OK|1 v1|2 v2|3 v3|.'] },
    silent: {
      'another session is leaving': [
        ...[...threeIds, 'a> DELE 1', 'a< +OK', 'a> QUIT', 'b login', 'b> UIDL', 'b< +OK|1 u2|2 u3|.', 'a< +OK'],
      ],
    },
  },
  'rule.pop3.uidl-not-reused': {
    breaks: {
      'another message has it': [
        ...[...threeIds, 'a> LIST', 'a< +OK|1 10|2 20|3 30|.', 'a> DELE 3', 'a< +OK', 'a quit', 'deliver'],
        ...['b login', 'b> LIST', 'b< +OK|1 10|2 20|3 40|.', 'b> UIDL', 'b< +OK|1 u1|2 u2|3 u3|.'],
      ],
    },
    silent: {
      'a copy has the same hash': [
        ...[...threeIds, 'a> LIST', 'a< +OK|1 10|2 20|3 30|.', 'a> DELE 3', 'a< +OK', 'a quit', 'deliver'],
        ...['b login', 'b> LIST', 'b< +OK|1 10|2 20|3 30|.', 'b> UIDL', 'b< +OK|1 u1|2 u2|3 u3|.'],
      ],
    },
  },
  'rule.pop3.quit-removes': {
    keeps: {
      'gone in the next session': [
        ...[...threeIds, 'a> DELE 2', 'a< +OK', 'a quit', 'b login', 'b> UIDL', 'b< +OK|1 u1|2 u3|.'],
      ],
    },
    breaks: {
      'as many as before': [...three, 'a> DELE 2', 'a< +OK', 'a quit', 'b login', 'b> STAT', 'b< +OK 3 60'],
      'there in the next session': [
        ...[...threeIds, 'a> DELE 2', 'a< +OK', 'a quit', 'b login', 'b> UIDL', 'b< +OK|1 u1|2 u2|3 u3|.'],
      ],
    },
    silent: {
      'as many as before, for mail has come': [
        ...[...three, 'a> DELE 2', 'a< +OK', 'a quit', 'deliver', 'b login', 'b> STAT', 'b< +OK 3 60'],
      ],
      'both marked the same': [
        ...[...three, 'b login', 'a> DELE 2', 'a< +OK', 'b> DELE 2', 'b< +OK', 'a quit', 'b quit'],
        ...['c login', 'c> STAT', 'c< +OK 2 40'],
      ],
      'counted by another session while it left': [
        ...[...three, 'a> DELE 2', 'a< +OK', 'a> QUIT', 'b open', 'b> USER u', 'b< +OK', 'b> PASS p'],
        ...['a< +OK', 'a closed', 'b< +OK', 'b> STAT', 'b< +OK 2 40', 'c login', 'c> STAT', 'c< +OK 2 40'],
      ],
      'QUIT was refused': [
        ...[...threeIds, 'a> DELE 2', 'a< +OK', 'a> QUIT', 'a< -ERR', 'a closed'],
        ...['b login', 'b> UIDL', 'b< +OK|1 u1|2 u2|3 u3|.'],
      ],
      'a session that was there before keeps what it had': [
        ...[...threeIds, 'b login', 'a> DELE 2', 'a< +OK', 'a quit', 'b> UIDL', 'b< +OK|1 u1|2 u2|3 u3|.'],
      ],
    },
  },
  'rule.pop3.quit-keeps-unmarked': {
    keeps: {
      'by unique-id': [...threeIds, 'a> DELE 2', 'a< +OK', 'a quit', 'b login', 'b> UIDL', 'b< +OK|1 u1|2 u3|.'],
      'by number': [...three, 'a> DELE 2', 'a< +OK', 'a quit', 'b login', 'b> STAT', 'b< +OK 2 40'],
    },
    breaks: {
      'another is gone': [...threeIds, 'a> DELE 2', 'a< +OK', 'a quit', 'b login', 'b> UIDL', 'b< +OK|1 u1|.'],
      'one too many is gone': [...three, 'a> DELE 2', 'a< +OK', 'a quit', 'b login', 'b> STAT', 'b< +OK 1 10'],
      'one is gone that TOP looked at': [
        ...[...threeIds, 'a> TOP 2 0', 'a< +OK|a||.', 'a quit', 'b login', 'b> UIDL', 'b< +OK|1 u1|2 u3|.'],
      ],
    },
    silent: {
      'gone by site policy': [
        ...[...threeIds, 'a> RETR 2', 'a< +OK|a|.', 'a quit', 'b login', 'b> UIDL', 'b< +OK|1 u1|2 u3|.'],
      ],
      'gone by site policy, by number': [
        ...[
          'a login',
          'a> STAT',
          'a< +OK 3 60',
          'a> RETR 2',
          'a< +OK|a|.',
          'a quit',
          'b login',
          'b> STAT',
          'b< +OK 2 40',
        ],
      ],
    },
  },
  'rule.pop3.nothing-gone-without-quit': {
    keeps: {
      'by unique-id': [...threeIds, 'a> DELE 2', 'a< +OK', 'a reset', 'b login', 'b> UIDL', 'b< +OK|1 u1|2 u2|3 u3|.'],
      'by number': [...three, 'a> DELE 2', 'a< +OK', 'a reset', 'b login', 'b> STAT', 'b< +OK 3 60'],
    },
    breaks: {
      'marked and gone': [...threeIds, 'a> DELE 2', 'a< +OK', 'a reset', 'b login', 'b> UIDL', 'b< +OK|1 u1|2 u3|.'],
      'fetched and gone': [
        ...threeIds,
        'a> RETR 2',
        'a< +OK|a|.',
        'a closed',
        'b login',
        'b> UIDL',
        'b< +OK|1 u1|2 u3|.',
      ],
      'by number': [...three, 'a> DELE 2', 'a< +OK', 'a reset', 'b login', 'b> STAT', 'b< +OK 2 40'],
    },
    silent: {
      'QUIT was sent, and we did not wait': [
        ...[...threeIds, 'a> DELE 2', 'a< +OK', 'a> QUIT', 'a reset', 'b login', 'b> UIDL', 'b< +OK|1 u1|2 u3|.'],
      ],
    },
  },
  'rule.pop3.lock-released': {
    keeps: {
      'let in after QUIT': ['a login', 'a quit', 'b login'],
      'a wrong password': ['a open', 'a> USER u', 'a< +OK', 'a> PASS x', 'a< -ERR [AUTH] no'],
    },
    breaks: {
      'in use after a wrong password': [
        ...['a open', 'a> USER u', 'a< +OK', 'a> PASS x', 'a< -ERR', 'b open', 'b> USER u', 'b< +OK', 'b> PASS p'],
        'b< -ERR [IN-USE] sorry',
      ],
      'in use after QUIT': [
        'a login',
        'a quit',
        'b open',
        'b> USER u',
        'b< +OK',
        'b> PASS p',
        'b< -ERR [IN-USE] sorry',
      ],
    },
    silent: {
      'in use by another': ['a login', 'b open', 'b> USER u', 'b< +OK', 'b> PASS p', 'b< -ERR [IN-USE] sorry'],
      'in use, for the connection has only just broken': [
        ...['a login', 'a reset', 'b open', 'b> USER u', 'b< +OK', 'b> PASS p', 'b< -ERR [IN-USE] sorry'],
      ],
    },
  },
  'rule.pop3.in-use-after-password': {
    keeps: { 'a wrong password': ['a login', 'b open', 'b> USER u', 'b< +OK', 'b> PASS x', 'b< -ERR [AUTH] no'] },
    breaks: {
      'a wrong password': ['a login', 'b open', 'b> USER u', 'b< +OK', 'b> PASS x', 'b< -ERR [IN-USE] sorry'],
    },
    silent: { 'the right one': ['a login', 'b open', 'b> USER u', 'b< +OK', 'b> PASS p', 'b< -ERR [IN-USE] sorry'] },
  },
  'rule.pop3.greeting-timestamp': {
    keeps: { 'another each time': ['a open <1@a>', 'b open <2@a>'] },
    breaks: { 'the same twice': ['a open <1@a>', 'b open <1@a>'] },
  },
  'rule.harness.pop3-command': {
    keeps: {
      'commands of RFC 1939': ['a open', 'a> USER u', 'a< +OK', 'a> PASS two words', 'a< +OK', 'a> RETR 1', 'a< -ERR'],
      pipelined: ['a login', 'a> CAPA', 'a< +OK|PIPELINING|.', 'a~ NOOP\r\nNOOP\r\n', 'a< +OK', 'a< +OK'],
    },
    breaks: {
      'a bare line feed': ['a open', 'a~ NOOP\n'],
      'a keyword of five letters': ['a open', 'a> NOOPS', 'a< -ERR'],
      'two spaces': ['a open', 'a> RETR  1', 'a< -ERR'],
      'a long line': ['a open', `a> XYZZ ${'x'.repeat(250)}`, 'a< -ERR'],
      'something behind AUTH': ['a open', 'a> AUTH PLAIN', 'a> NOOP'],
      'pipelined though nobody announces it': ['a login', 'a> CAPA', 'a< +OK|TOP|.', 'a~ NOOP\r\nNOOP\r\n'],
    },
  },
};

for (const [rule, { keeps = {}, breaks = {}, silent = {} }] of Object.entries(rules)) {
  describe(rule, () => {
    for (const [name, script] of Object.entries(keeps)) {
      it(`is kept: ${name}`, () => {
        const ledger = play(script);
        expect(brokenIn(ledger)).toEqual([]);
        expect(ledger.standing(rule as RuleId)?.held ?? 0).toBeGreaterThan(0);
      });
    }
    for (const [name, script] of Object.entries(breaks)) {
      it(`is broken: ${name}`, () => {
        expect(brokenIn(play(script))).toEqual([rule]);
      });
    }
    for (const [name, script] of Object.entries(silent)) {
      it(`says nothing: ${name}`, () => {
        expect(brokenIn(play(script, false))).toEqual([]);
      });
    }
  });
}
