import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { formatProblem } from '../source/problem.ts';
import { knownFailures, knownInSearches, loadBaseline, parseBaseline } from './baseline-file.ts';

const requirements = new Map([['rfc1939/7/uidl-persistent', 1]]);

const good = `# yaml-language-server: $schema=../../schemas/baseline.schema.json
known:
  - check: pop3.uidl.persistent
    verdict: fail
    message: UIDL 1
    when: { version: '1.0.*', tls: none }
    reason: Numbers are given out anew in each session
    requirement: rfc1939/7/uidl-persistent
    issue: https://example.org/7
    owner: someone
    since: 2025-11-23
    expires: 2026-11-23
  - check: imap.search.*
    max: 3
    verdict: fail
    reason: SEARCH knows no charset
    since: 2025-11-23
`;

describe('a baseline', () => {
  it('is read with the place of each entry', () => {
    const { entries, problems } = parseBaseline('x.baseline.yaml', good, { requirements });
    expect(problems).toEqual([]);
    expect(entries).toEqual([
      {
        check: 'pop3.uidl.persistent',
        verdict: 'fail',
        message: 'UIDL 1',
        when: { version: '1.0.*', tls: 'none' },
        reason: 'Numbers are given out anew in each session',
        requirement: 'rfc1939/7/uidl-persistent',
        issue: 'https://example.org/7',
        owner: 'someone',
        since: '2025-11-23',
        expires: '2026-11-23',
        source: { file: 'x.baseline.yaml', line: 3, column: 5 },
      },
      {
        check: 'imap.search.*',
        max: 3,
        verdict: 'fail',
        reason: 'SEARCH knows no charset',
        since: '2025-11-23',
        source: { file: 'x.baseline.yaml', line: 13, column: 5 },
      },
    ]);
  });

  it('may be empty', () => {
    expect(parseBaseline('x', 'known: []\n')).toEqual({ entries: [], problems: [] });
  });

  it('is as docs/verdicts.md shows it', () => {
    const page = readFileSync(new URL('../../docs/verdicts.md', import.meta.url), 'utf8');
    const example = /```yaml\n([^`]*)```/.exec(page)?.[1] ?? '';
    const { entries, problems } = parseBaseline('x', example);
    expect([entries.length, problems]).toEqual([2, []]);
  });

  it('is read from disk', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'mailspec-')), 'x.baseline.yaml');
    writeFileSync(file, good);
    expect(loadBaseline(file).entries).toHaveLength(2);
  });

  it('that is not there is a problem', () => {
    const { entries, problems } = loadBaseline(join(tmpdir(), 'mailspec-none', 'x.baseline.yaml'));
    expect(entries).toEqual([]);
    expect(problems.map((problem) => problem.message)).toEqual([expect.stringContaining('cannot be read')]);
  });
});

/** A good file with one piece replaced, and the problem as a person reads it. */
const mistakes: readonly (readonly [string, string, string, string])[] = [
  ['broken YAML', good.slice(good.indexOf('known:')), 'known: ]\n', '2:8: '],
  [
    'no list',
    good.slice(good.indexOf('known:')),
    'known: all\n',
    '2:8: "known" must be a list of known failures, not "all"',
  ],
  ['a mistyped key', '    reason: SEARCH', '    raeson: SEARCH', '16:5: unknown key "raeson": did you mean "reason"?'],
  ['no reason', '    reason: SEARCH knows no charset\n', '', '13:5: a known failure needs the key "reason"'],
  ['an empty reason', 'SEARCH knows no charset', "''", '16:13: "reason" is empty: it must be text'],
  ['no date', '    since: 2025-11-23\n    expires', '    expires', '3:5: a known failure needs the key "since"'],
  [
    'a mistyped verdict',
    'fail\n    message',
    'fial\n    message',
    '4:14: "verdict" must be one of: fail, warn, inconclusive, blocked, not "fial": did you mean "fail"?',
  ],
  ['the bug of the harness as known', 'fail\n    message', 'error\n    message', '4:14: "verdict" must be one of'],
  ['a bare number as version', "'1.0.*'", '1.0', '6:22: "version" must be text (put a bare number in quotes), not 1'],
  ['an unknown TLS mode', 'tls: none', 'tls: stls', '6:36: "tls" must be one of: none, starttls, implicit, not "stls"'],
  ['a date that is none', '2026-11-23', '2026-02-30', '12:14: there is no day 2026-02-30'],
  ['a date in words', '2026-11-23', 'next year', '12:14: "expires" must be a day, such as 2025-11-23, not "next year"'],
  [
    'an end before the beginning',
    '2026-11-23',
    '2024-11-23',
    '12:14: the entry expires before it begins, on 2025-11-23',
  ],
  [
    'a failure that comes and goes for ever',
    '    max: 3\n',
    '    max: 3\n    flaky: true\n',
    '15:5: a failure that comes and goes is looked at again on some day: add the key "expires"',
  ],
  ['a glob without max', '    max: 3\n', '', '13:12: a glob says how many of its checks may fail: add the key "max"'],
  ['max without a glob', 'search.*', 'search.all', '14:5: "max" is for globs, and this entry names one check'],
  ['max of none', 'max: 3', 'max: 0', '14:10: "max" must be a whole number from 1, not 0'],
  [
    'an unknown requirement',
    'uidl-persistent\n    issue',
    'uidl-persistant\n    issue',
    '8:18: unknown requirement "rfc1939/7/uidl-persistant": did you mean "rfc1939/7/uidl-persistent"?',
  ],
];

describe('a baseline with', () => {
  test.each(mistakes)('%s', (_, piece, by, problem) => {
    expect(good).toContain(piece);
    const { entries, problems } = parseBaseline('x.yaml', good.replace(piece, by), { requirements });
    expect(entries).toEqual([]);
    expect(problems.map(formatProblem)).toEqual([expect.stringContaining(`x.yaml:${problem}`)]);
  });

  it('one check twice under the same conditions', () => {
    const entry = (check: string, more = ''): string =>
      `  - { check: ${check}, verdict: fail, reason: r, since: 2025-11-23${more} }\n`;
    const text = `known:\n${entry('a')}${entry('b')}${entry('a', ", when: { version: '2.*' }")}${entry('a')}`;
    expect(parseBaseline('x.yaml', text).problems.map(formatProblem)).toEqual([
      expect.stringContaining('x.yaml:5:14: "a" is listed already, in line 2'),
    ]);
  });

  it('several mistakes gives them all, in the order of the file', () => {
    const text = good.replace('    max: 3\n', '').replace('2026-11-23', '2026-02-30');
    expect(parseBaseline('x.yaml', text).problems.map((problem) => problem.line)).toEqual([12, 13]);
  });
});

describe('what searches know', () => {
  const entry = (reason: string): string =>
    `known:\n  - { check: rule.imap.uids-ascend, verdict: fail, reason: ${reason}, since: 2026-01-01 }\n`;
  const reasons = (choice: Partial<Parameters<typeof knownInSearches>[0]>): readonly string[] =>
    knownInSearches({ asked: undefined, folder, target: 'mine', ...choice }, {}).map(({ reason }) => reason);
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mailspec-'));
    writeFileSync(join(folder, 'mine.baseline.yaml'), entry('always'));
    writeFileSync(join(folder, 'other.yaml'), entry('asked for'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('comes before what every run knows, and is no part of that', () => {
    expect(reasons({})).toEqual(['always']);
    writeFileSync(join(folder, 'mine.explore.baseline.yaml'), entry('in searches'));
    expect(reasons({})).toEqual(['in searches', 'always']);
    const choice = { asked: undefined, folder, target: 'mine' };
    expect(knownFailures(choice, {}).map(({ reason }) => reason)).toEqual(['always']);
  });

  it('is the file that was asked for alone', () => {
    writeFileSync(join(folder, 'mine.explore.baseline.yaml'), entry('in searches'));
    expect(reasons({ asked: join(folder, 'other.yaml') })).toEqual(['asked for']);
  });
});
