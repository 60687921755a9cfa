import { describe, expect, it } from 'vitest';
import { parseResponse } from '../../imap/response.ts';
import { parseReply } from '../../pop3/reply.ts';
import { Ledger } from '../ledger.ts';
import type { RuleId } from '../rules/all.ts';
import { ruleIds } from '../rules/all.ts';
import { AccountWatch } from '../watch.ts';

const place = { case: 'a.case', step: { file: 'a.yaml', line: 1, column: 1 } };

/** Plays IMAP sessions `i` and `j` and POP3 sessions of any other name: `i> x NOOP`, `p< +OK 2 320`, lines joined by `|`. */
function play(script: readonly string[]): Ledger {
  const ledger = new Ledger();
  const account = new AccountWatch({ ledger, where: () => place, lawful: true });
  const sessions = new Map<string, ReturnType<AccountWatch['open']>>();
  const session = (name: string): ReturnType<AccountWatch['open']> => {
    const known =
      sessions.get(name) ?? account.open({ name, protocol: name === 'i' || name === 'j' ? 'imap' : 'pop3' });
    sessions.set(name, known);
    return known;
  };
  for (const line of script) {
    const [name = '', sign = ''] = line;
    const octets = Buffer.from(`${line.slice(3).replaceAll('|', '\r\n')}\r\n`);
    if (line === 'deliver') account.operator('deliver');
    else if (sign === '>') session(name).sent(octets);
    else if (sign !== '<') session(name).ended(sign === '.' ? 'server' : 'us');
    else if (name === 'i' || name === 'j') session(name).imap(parseResponse(octets));
    else session(name).pop3(parseReply(octets));
  }
  return ledger;
}

function brokenIn(ledger: Ledger): readonly RuleId[] {
  return ruleIds.filter((id) => id.startsWith('rule.both.') && (ledger.standing(id)?.broken ?? 0) > 0);
}

const select = (count: number): readonly string[] => [
  ...['i> s SELECT INBOX', `i< * ${count} EXISTS`, 'i< * 0 RECENT', 'i< * FLAGS (\\Deleted)'],
  ...[
    'i< * OK [UIDVALIDITY 1] x',
    'i< * OK [UIDNEXT 9] x',
    'i< * OK [PERMANENTFLAGS (\\Deleted)] x',
    'i< * LIST () "/" INBOX',
    'i< s OK [READ-WRITE] done',
  ],
];
const imap = (count: number): readonly string[] => [
  ...['i< * OK hello', 'i> l LOGIN u p', 'i< l OK in', ...select(count)],
];
const pop3 = ['p< +OK', 'p> USER u', 'p< +OK', 'p> PASS p', 'p< +OK'];
const stat = (count: number): readonly string[] => [...pop3, 'p> STAT', `p< +OK ${count} ${count * 10}`];
const quit = ['p> QUIT', 'p< +OK', 'p.'];
const poll = ['i> n NOOP', 'i< n OK done'];
const remove = ['i> d STORE 1 +FLAGS.SILENT (\\Deleted)', 'i< d OK', 'i> e EXPUNGE', 'i< * 1 EXPUNGE', 'i< e OK'];
const sizes = [
  'i> f FETCH 1:2 (RFC822.SIZE)',
  'i< * 1 FETCH (RFC822.SIZE 10)',
  'i< * 2 FETCH (RFC822.SIZE 20)',
  'i< f OK',
];
const append = ['i> a APPEND INBOX {1+}', 'i> x', 'i< a OK'];

interface Rows {
  readonly keeps: Readonly<Record<string, readonly string[]>>;
  readonly breaks: Readonly<Record<string, readonly string[]>>;
  readonly silent?: Readonly<Record<string, readonly string[]>>;
}

const rules: Readonly<Partial<Record<RuleId, Rows>>> = {
  'rule.both.maildrop-has-inbox': {
    keeps: { 'as many': [...imap(2), ...stat(2)], 'IMAP afterwards': [...stat(2), ...imap(2)] },
    breaks: { fewer: [...imap(2), ...stat(1)], 'IMAP afterwards has more': [...stat(1), ...imap(2)] },
    silent: {
      'flagged as deleted': [...imap(2), 'i> d STORE 1 +FLAGS.SILENT (\\Deleted)', 'i< d OK', ...select(2), ...stat(1)],
      'a change in between': [...imap(2), ...append, ...stat(3)],
      'IMAP was not told yet': [...imap(2), ...append, 'q< +OK', ...stat(3)],
    },
  },
  'rule.both.expunged-is-gone': {
    keeps: { 'removed by IMAP': [...imap(3), ...remove, ...select(2), ...stat(2)] },
    breaks: { 'removed by IMAP': [...imap(3), ...remove, ...select(2), ...stat(3)] },
    silent: {
      'mail from outside': [...imap(2), 'deliver', ...select(2), ...stat(3)],
      'asked about what it has open, and was not told yet': [
        ...[...imap(2), 'j< * OK hello', 'j> l LOGIN u p', 'j< l OK in', 'j> a APPEND INBOX {1+}', 'j> x', 'j< a OK'],
        ...['i> t STATUS INBOX (MESSAGES)', 'i< * STATUS INBOX (MESSAGES 2)', 'i< t OK', ...stat(3)],
      ],
    },
  },
  'rule.both.quit-removes-for-imap': {
    keeps: {
      'asked anew': [...stat(2), 'p> DELE 1', 'p< +OK', ...quit, ...imap(1)],
      'one is flagged as deleted, and stays': [
        ...[...imap(3), 'i> d STORE 1 +FLAGS.SILENT (\\Deleted)', 'i< d OK', ...select(3)],
        ...[...stat(2), 'p> DELE 1', 'p< +OK', ...quit, ...select(2)],
      ],
    },
    breaks: {
      'counted by IMAP before': [...imap(2), ...pop3, 'p> DELE 1', 'p< +OK', ...quit, ...select(2)],

      'asked anew': [...stat(2), 'p> DELE 1', 'p< +OK', ...quit, ...imap(2)],
      'asked by STATUS': [
        ...['i< * OK hello', 'i> l LOGIN u p', 'i< l OK in', ...stat(2), 'p> DELE 1', 'p< +OK', ...quit],
        ...['i> t STATUS inbox (MESSAGES)', 'i< * STATUS INBOX (MESSAGES 2)', 'i< t OK'],
      ],
    },
    silent: { 'QUIT was not answered': [...stat(2), 'p> DELE 1', 'p< +OK', 'p> QUIT', 'p.', ...imap(2)] },
  },
  'rule.both.quit-keeps-for-imap': {
    keeps: { 'one marked, one gone': [...stat(2), 'p> DELE 1', 'p< +OK', ...quit, ...imap(1)] },
    breaks: { 'one marked, two gone': [...stat(2), 'p> DELE 1', 'p< +OK', ...quit, ...imap(0)] },
    silent: { 'gone by site policy': [...stat(2), 'p> RETR 1', 'p< +OK|a|.', ...quit, ...imap(1)] },
  },
  'rule.both.removal-is-told': {
    keeps: {
      'at the next poll': [
        ...[...imap(2), ...stat(2), 'p> DELE 1', 'p< +OK', ...quit, 'i> n NOOP', 'i< * 1 EXPUNGE', 'i< n OK'],
      ],
    },
    breaks: { 'not told': [...imap(2), ...stat(2), 'p> DELE 1', 'p< +OK', ...quit, ...poll] },
    silent: {
      'no poll': [...imap(2), ...stat(2), 'p> DELE 1', 'p< +OK', ...quit, ...sizes],
      'the poll was sent before': [...imap(2), ...stat(2), 'p> DELE 1', 'p< +OK', 'i> n NOOP', ...quit, 'i< n OK'],
      'IMAP had removed it': [
        ...[...imap(2), ...stat(2), 'p> DELE 1', 'p< +OK', ...remove, ...select(1), ...quit, ...poll],
      ],
    },
  },
  'rule.both.sizes-agree': {
    keeps: {
      'in another order': [...imap(2), ...sizes, ...pop3, 'p> LIST', 'p< +OK|1 20|2 10|.'],
      'with a line end that POP3 adds': [...imap(2), ...sizes, ...pop3, 'p> LIST', 'p< +OK|1 20|2 12|.'],
      'POP3 first': [...pop3, 'p> LIST', 'p< +OK|1 10|2 20|.', ...imap(2), ...sizes],
      'side by side': [...pop3, ...imap(2), 'p> LIST', 'p< +OK|1 10|2 20|.', ...sizes],
    },
    breaks: {
      'another size': [...imap(2), ...sizes, ...pop3, 'p> LIST', 'p< +OK|1 9|2 20|.'],
      'POP3 first': [...pop3, 'p> LIST', 'p< +OK|1 10|2 21|.', ...imap(2), ...sizes],
    },
    silent: {
      'of a message that is gone': [
        ...[...imap(2), ...stat(2), 'p> DELE 1', 'p< +OK', ...quit, ...sizes],
        ...['q< +OK', 'q> USER u', 'q< +OK', 'q> PASS p', 'q< +OK', 'q> LIST', 'q< +OK|1 20|.', ...sizes],
      ],
    },
  },
};

for (const [rule, { keeps, breaks, silent = {} }] of Object.entries(rules)) {
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
        expect(brokenIn(play(script))).toEqual([]);
      });
    }
  });
}
