import { describe, expect, it, test } from 'vitest';
import type { BaselineEntry, CheckResult } from '../result/result.ts';
import { sampleCheck, sampleEntry, sampleFailure } from '../result/sample.ts';
import { applyBaseline } from './baseline.ts';
import type { BaselineFacts } from './baseline.ts';

const facts: BaselineFacts = { version: '2.4.1', tls: 'none', today: '2025-11-23', partial: false };

const pass = (id: string): CheckResult => sampleCheck({ id });
const fail = (id: string, message = 'UID shrank'): CheckResult => sampleFailure({ id, message });
const ended = (id: string, verdict: CheckResult['verdict']): CheckResult => sampleCheck({ id, verdict });
const entry = (check: string, parts: Partial<BaselineEntry> = {}): BaselineEntry => sampleEntry({ check, ...parts });

interface Row {
  readonly checks: readonly CheckResult[];
  readonly entries?: readonly BaselineEntry[];
  readonly facts?: Partial<BaselineFacts>;
  /** Standing of each check, in order. */
  readonly standings: readonly string[];
  /** Standing of each finding, in order. */
  readonly findings?: readonly string[];
}

const harmless = ['pass', 'warn', 'info', 'inconclusive', 'not-applicable', 'excluded'] as const;

const bare: Readonly<Record<string, Row>> = {
  'what a correct server may do': {
    checks: harmless.map((verdict) => ended('a', verdict)),
    standings: harmless.map(() => 'expected'),
  },
  'what it may not do, and what hides what it does': {
    checks: [fail('a'), ended('b', 'blocked'), ended('c', 'error')],
    standings: ['unexpected', 'unexpected', 'unexpected'],
  },
};

const named: Readonly<Record<string, Row>> = {
  'fails as listed': { checks: [fail('a'), fail('b')], entries: [entry('a')], standings: ['known', 'unexpected'] },
  'fails with the text that is pinned': {
    checks: [fail('a', 'FETCH 2 / UID: wanted 7, got 6')],
    entries: [entry('a', { message: 'FETCH 2 / UID' })],
    standings: ['known'],
  },
  'is blocked as listed': {
    checks: [ended('a', 'blocked')],
    entries: [entry('a', { verdict: 'blocked' })],
    standings: ['known'],
  },
  'passes: stale': { checks: [pass('a')], entries: [entry('a')], standings: ['stale'], findings: ['stale'] },
  'passes, and fails on some runs only: not judged': {
    checks: [pass('a')],
    entries: [entry('a', { flaky: true, expires: '2026-01-31' })],
    standings: ['expected'],
  },
  'fails, and does so on some runs only: known': {
    checks: [fail('a')],
    entries: [entry('a', { flaky: true, expires: '2026-01-31' })],
    standings: ['known'],
  },
  'is in no suite, and fails on some runs only: unmatched': {
    checks: [],
    entries: [entry('a', { flaky: true, expires: '2026-01-31' })],
    standings: [],
    findings: ['unmatched'],
  },
  'fails with another text: changed': {
    checks: [fail('a', 'no reply')],
    entries: [entry('a', { message: 'UID' })],
    standings: ['changed'],
    findings: ['changed'],
  },
  'has another verdict: changed': {
    checks: [ended('a', 'inconclusive')],
    entries: [entry('a')],
    standings: ['changed'],
    findings: ['changed'],
  },
  'does not apply any more: changed': {
    checks: [ended('a', 'not-applicable')],
    entries: [entry('a')],
    standings: ['changed'],
    findings: ['changed'],
  },
  'was left out, blocked or hit a bug: not judged': {
    checks: [ended('a', 'excluded'), ended('b', 'blocked'), ended('c', 'error')],
    entries: [entry('a'), entry('b'), entry('c')],
    standings: ['expected', 'unexpected', 'unexpected'],
  },
  'is not there: unmatched': {
    checks: [pass('a')],
    entries: [entry('b')],
    standings: ['expected'],
    findings: ['unmatched'],
  },
  'is not there in a partial run: not judged': {
    checks: [pass('a')],
    entries: [entry('b')],
    facts: { partial: true },
    standings: ['expected'],
  },
  'is a rule that was not broken in a partial run: not judged': {
    checks: [pass('rule.a'), ended('rule.b', 'not-applicable')],
    entries: [entry('rule.a'), entry('rule.b')],
    facts: { partial: true },
    standings: ['expected', 'expected'],
  },
  'is a rule that was broken in a partial run: known': {
    checks: [fail('rule.a')],
    entries: [entry('rule.a')],
    facts: { partial: true },
    standings: ['known'],
  },
  'is a rule that was not broken in a whole run: stale': {
    checks: [pass('rule.a')],
    entries: [entry('rule.a')],
    standings: ['stale'],
    findings: ['stale'],
  },
  'passes in a partial run: stale all the same': {
    checks: [pass('a')],
    entries: [entry('a')],
    facts: { partial: true },
    standings: ['stale'],
    findings: ['stale'],
  },
};

const dated: Readonly<Record<string, Row>> = {
  'on its last day': { checks: [fail('a')], entries: [entry('a', { expires: '2025-11-23' })], standings: ['known'] },
  'the day after, still failing': {
    checks: [fail('a')],
    entries: [entry('a', { expires: '2025-11-22' })],
    standings: ['expired'],
    findings: ['expired'],
  },
  'the day after, mended': {
    checks: [pass('a')],
    entries: [entry('a', { expires: '2025-11-22' })],
    standings: ['expected'],
    findings: ['expired'],
  },
  'the day after, failing otherwise': {
    checks: [fail('a', 'no reply')],
    entries: [entry('a', { expires: '2025-11-22', message: 'UID' })],
    standings: ['unexpected'],
    findings: ['expired'],
  },
  'the day after, not selected': {
    checks: [pass('b')],
    entries: [entry('a', { expires: '2025-11-22' })],
    facts: { partial: true },
    standings: ['expected'],
  },
  'the day after, a glob': {
    checks: [fail('a.1'), pass('a.2')],
    entries: [entry('a.*', { max: 1, expires: '2025-11-22' })],
    standings: ['expired', 'expected'],
    findings: ['expired'],
  },
};

const globs: Readonly<Record<string, Row>> = {
  'as many as max': {
    checks: [fail('a.1'), fail('a.2'), pass('a.3')],
    entries: [entry('a.*', { max: 2 })],
    standings: ['known', 'known', 'expected'],
  },
  'fewer than max': { checks: [fail('a.1')], entries: [entry('a.*', { max: 2 })], standings: ['known'] },
  'more than max: all of them unexpected, for nobody knows which is new': {
    checks: [fail('a.1'), fail('a.2'), fail('a.3')],
    entries: [entry('a.*', { max: 2 })],
    standings: ['unexpected', 'unexpected', 'unexpected'],
    findings: ['exceeded'],
  },
  'a failure with another text is none of them': {
    checks: [fail('a.1'), fail('a.2', 'no reply')],
    entries: [entry('a.*', { max: 2, message: 'UID' })],
    standings: ['known', 'unexpected'],
  },
  'none fails any more: stale': {
    checks: [pass('a.1'), pass('a.2')],
    entries: [entry('a.*', { max: 2 })],
    standings: ['expected', 'expected'],
    findings: ['stale'],
  },
  'none of those selected fails: not judged': {
    checks: [pass('a.1')],
    entries: [entry('a.*', { max: 2 })],
    facts: { partial: true },
    standings: ['expected'],
  },
  'matches nothing: unmatched': {
    checks: [fail('b.1')],
    entries: [entry('a.*', { max: 2 })],
    standings: ['unexpected'],
    findings: ['unmatched'],
  },
  'an entry that names the check comes first': {
    checks: [fail('a.1'), fail('a.2')],
    entries: [entry('a.*', { max: 1 }), entry('a.2', { message: 'no reply' })],
    standings: ['known', 'changed'],
    findings: ['changed'],
  },
  'of two globs the first counts': {
    checks: [fail('a.1')],
    entries: [entry('a.*', { max: 1 }), entry('*.1', { max: 1 })],
    standings: ['known'],
    findings: ['unmatched'],
  },
  'a dot stands for itself': {
    checks: [fail('axb')],
    entries: [entry('a.*', { max: 1 })],
    standings: ['unexpected'],
    findings: ['unmatched'],
  },
};

const conditions: Readonly<Record<string, Row>> = {
  'the version fits': {
    checks: [fail('a')],
    entries: [entry('a', { when: { version: '2.4.*' } })],
    standings: ['known'],
  },
  'another version: as if absent': {
    checks: [fail('a'), pass('b')],
    entries: [entry('a', { when: { version: '2.3.*' } }), entry('gone', { when: { version: '2.3.*' } })],
    standings: ['unexpected', 'expected'],
  },
  'the TLS mode fits': {
    checks: [fail('a')],
    entries: [entry('a', { when: { tls: 'starttls' } })],
    facts: { tls: 'starttls' },
    standings: ['known'],
  },
  'another TLS mode: as if absent': {
    checks: [pass('a')],
    entries: [entry('a', { when: { tls: 'implicit' } })],
    standings: ['expected'],
  },
  'one of two must not fit': {
    checks: [fail('a')],
    entries: [entry('a', { when: { version: '2.4.*', tls: 'implicit' } })],
    standings: ['unexpected'],
  },
  'of two for one check, the one that fits': {
    checks: [fail('a')],
    entries: [entry('a', { when: { version: '2.3.*' }, message: 'x' }), entry('a', { when: { version: '2.4.*' } })],
    standings: ['known'],
  },
};

describe.each(
  Object.entries({ 'no entry': bare, 'a named check': named, expires: dated, 'a glob': globs, when: conditions }),
)('baseline: %s', (_, rows) => {
  test.each(Object.entries(rows))('%s', (__, row) => {
    const applied = applyBaseline(row.checks, row.entries ?? [], { ...facts, ...row.facts });
    expect(applied.checks.map((check) => check.standing)).toEqual(row.standings);
    expect(applied.findings.map((finding) => finding.standing)).toEqual(row.findings ?? []);
    expect(applied.checks.map((check) => check.verdict)).toEqual(row.checks.map((check) => check.verdict));
  });
});

describe('what the baseline says', () => {
  it('goes with the check', () => {
    const known = entry('a');
    expect(applyBaseline([fail('a'), fail('b')], [known], facts).checks.map((check) => check.known)).toEqual([
      known,
      undefined,
    ]);
  });

  it('is judged anew when it is applied again', () => {
    const first = applyBaseline([fail('a'), pass('b')], [entry('a'), entry('b')], facts).checks;
    const again = applyBaseline(first, [], facts).checks;
    expect(again.map((check) => [check.standing, 'known' in check])).toEqual([
      ['unexpected', false],
      ['expected', false],
    ]);
  });

  it('explains itself', () => {
    const checks = [pass('a'), fail('b', 'no reply'), ended('c', 'warn'), fail('d.1'), fail('d.2'), pass('e.1')];
    const entries = [
      entry('a'),
      entry('b', { message: 'UID' }),
      entry('c'),
      entry('d.*', { max: 1 }),
      entry('e.*', { max: 3 }),
      entry('f'),
    ];
    expect(applyBaseline(checks, entries, facts).findings.map((finding) => finding.message)).toEqual([
      'a passes now: delete its entry',
      'b fails otherwise: "no reply" does not contain "UID"',
      'c is warn now, the baseline expects fail',
      '2 checks under d.* have the verdict fail, the baseline allows 1',
      'no check under e.* has the verdict fail as listed: delete the entry',
      'no check is called f',
    ]);
  });
});
