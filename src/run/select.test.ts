import { describe, expect, it } from 'vitest';
import type { Case, CheckDeclaration, Suite } from '../script/model.ts';
import { globMatches, selectCases } from './select.ts';
import type { Selection } from './select.ts';

const at = { file: 'suites/pop3/retr.yaml', line: 1, column: 1 };

function check(id: string, requirement: string, level: CheckDeclaration['level']): CheckDeclaration {
  return { id, title: id, requirements: [requirement], level, at };
}

function caseOf(id: string, options: Partial<Case> = {}): Case {
  return {
    id,
    suite: id.slice(0, id.lastIndexOf('.')),
    title: id,
    at,
    requirements: ['rfc1939/5/retr'],
    tags: [],
    needs: [],
    devices: [{ name: 'pc', protocol: 'pop3', start: 'selected', at }],
    operator: [],
    readOnly: false,
    nonsense: false,
    freshRows: false,
    bodies: [
      { mailboxes: [], bindings: {}, main: check(id, 'rfc1939/5/retr', 'must'), checks: [], before: [], steps: [] },
    ],
    ...options,
  };
}

const retr = caseOf('pop3.retr.octets');
const rows = caseOf('pop3.list.table', {
  at: { ...at, file: 'suites/pop3/list.yaml' },
  bodies: [
    {
      row: 'one',
      mailboxes: [],
      bindings: {},
      main: check('pop3.list.table:one', 'rfc1939/5/list', 'should'),
      checks: [],
      before: [],
      steps: [],
    },
  ],
});
const slow = caseOf('pop3.timer.logout', { tags: ['slow'] });
const imap = caseOf('imap.noop.polls', { devices: [{ name: 'phone', protocol: 'imap', start: 'selected', at }] });
const suites: readonly Suite[] = [{ id: 'all', title: 'all', file: 'x', cases: [retr, rows, slow, imap] }];
const everything: Selection = { selectors: [], requirements: [], levels: [], protocols: [], slow: false };

describe('selectCases', () => {
  const rowsOf: Record<
    string,
    { readonly ask: Partial<Selection>; readonly takes: readonly Case[]; readonly unknown?: readonly string[] }
  > = {
    'nothing given takes all but the slow ones': { ask: {}, takes: [retr, rows, imap] },
    '--slow takes them too': { ask: { slow: true }, takes: [retr, rows, slow, imap] },
    'a glob': { ask: { selectors: ['pop3.r*'] }, takes: [retr] },
    'the id of a suite': { ask: { selectors: ['pop3.retr'] }, takes: [retr] },
    'a prefix of dotted words': { ask: { selectors: ['pop3'] }, takes: [retr, rows] },
    'the id of a row': { ask: { selectors: ['pop3.list.table:one'] }, takes: [rows] },
    'a file': { ask: { selectors: ['suites/pop3/list.yaml'] }, takes: [rows] },
    'a folder': { ask: { selectors: ['suites/pop3/'] }, takes: [retr, rows, imap] },
    'a requirement': { ask: { requirements: ['rfc1939/5/list'] }, takes: [rows] },
    'a level': { ask: { levels: ['should'] }, takes: [rows] },
    'a protocol': { ask: { protocols: ['imap'] }, takes: [imap] },
    'both must hold': { ask: { selectors: ['pop3.*'], levels: ['must'] }, takes: [retr] },
    'an unknown id is told': { ask: { selectors: ['pop3.rter'] }, takes: [], unknown: ['pop3.rter'] },
    'one of two unknown': { ask: { selectors: ['pop3.retr', 'nonsense'] }, takes: [retr], unknown: ['nonsense'] },
    'an unknown requirement is told': { ask: { requirements: ['rfc1/1/x'] }, takes: [], unknown: ['rfc1/1/x'] },
  };
  for (const [name, row] of Object.entries(rowsOf))
    it(name, () => {
      const selected = selectCases(suites, { ...everything, ...row.ask });
      expect(selected.cases.map((one) => one.id)).toEqual(row.takes.map((one) => one.id));
      expect(selected.unknown).toEqual(row.unknown ?? []);
    });

  it('says which slow cases were left out', () => {
    expect(selectCases(suites, everything).slow).toEqual([slow]);
  });
});

describe('globMatches', () => {
  it('takes everything but the star literally', () => {
    expect(globMatches('imap.fetch:*', 'imap.fetch:flags')).toBe(true);
    expect(globMatches('imap.fetch', 'imapxfetch')).toBe(false);
    expect(globMatches('a(b', 'a(b')).toBe(true);
  });
});
