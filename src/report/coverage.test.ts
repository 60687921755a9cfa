import { describe, expect, it } from 'vitest';
import type { Requirement } from '../requirements/requirement.ts';
import { countStates, measureCoverage, writeCoverage } from './coverage.ts';

const statement = (id: string, parts: Partial<Requirement> = {}): Requirement => ({
  id,
  rfc: Number(id.slice(3, 7)),
  section: id.split('/').slice(1, -1).join('/'),
  level: 'must',
  text: `The server does\n${id}.\n`,
  observable: true,
  ...parts,
});

const requirements = [
  statement('rfc9051/2.2/tag'),
  statement('rfc1939/5/retr'),
  statement('rfc1939/5/dele'),
  statement('rfc1939/3/port', { observable: false, why: 'The operator chooses it.' }),
  statement('rfc1939/7/apop', { level: 'may' }),
];
const rfcs = [
  { rfc: 9051, title: 'IMAP', complete: false, file: 'rfc9051.yaml' },
  { rfc: 1939, title: 'Post Office Protocol', complete: true, file: 'rfc1939.yaml' },
];
const checks = [
  { id: 'pop3.a', requirements: ['rfc1939/5/retr'] },
  { id: 'pop3.b:row', requirements: ['rfc1939/5/retr', 'rfc9051/2.2/tag'] },
];

describe('coverage', () => {
  const coverage = measureCoverage(requirements, rfcs, checks);

  it('says for each statement who covers it, or why nobody does', () => {
    const pop3 = coverage.rfcs.find(({ rfc }) => rfc === 1939);
    expect(pop3?.statements.map(({ id, state, checks: citing }) => [id, state, citing])).toEqual([
      ['rfc1939/5/retr', 'covered', ['pop3.a', 'pop3.b:row']],
      ['rfc1939/5/dele', 'open', []],
      ['rfc1939/3/port', 'not observable', []],
      ['rfc1939/7/apop', 'open', []],
    ]);
    expect(pop3?.statements[2]?.why).toBe('The operator chooses it.');
  });

  it('is in the order of the RFCs', () => {
    expect(coverage.rfcs.map(({ rfc, complete }) => [rfc, complete])).toEqual([
      [1939, true],
      [9051, false],
    ]);
  });

  it('adds up: each statement is in one state', () => {
    for (const rfc of coverage.rfcs) {
      const counts = countStates(rfc);
      expect(counts.covered + counts['not observable'] + counts.open).toBe(rfc.statements.length);
    }
  });

  it('names what is cited and not listed', () => {
    const citing = [{ id: 'x', requirements: ['rfc1939/9/gone', 'rfc1939/5/retr', 'rfc1/1/a'] }];
    expect(measureCoverage(requirements, rfcs, citing).unknown).toEqual(['rfc1/1/a', 'rfc1939/9/gone']);
  });

  it('is written as a table', () => {
    expect(writeCoverage(coverage, { open: false })).toBe(
      [
        ' RFC  statements  covered  not observable  open  list      title',
        '1939           4        1               1     2  complete  Post Office Protocol',
        '9051           1        1               0     0  in part   IMAP',
        ' all           5        2               1     2',
        '',
      ].join('\n'),
    );
  });

  it('lists what is open when asked', () => {
    expect(writeCoverage(coverage, { open: true })).toContain(
      '\n\nopen in RFC 1939\n  rfc1939/5/dele  MUST\n    The server does rfc1939/5/dele.\n  rfc1939/7/apop  MAY\n',
    );
    expect(writeCoverage(coverage, { open: true })).not.toContain('open in RFC 9051');
  });

  it('of nothing is a table of nothing', () => {
    expect(writeCoverage(measureCoverage([], [], []), { open: true })).toContain('\nall           0        0');
  });
});
