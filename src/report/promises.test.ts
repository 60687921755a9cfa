import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../result/result.ts';
import { sampleCheck, sampleEntry, sampleFailure, sampleResult } from '../result/sample.ts';
import { promiseRows, promisesJson } from './promises.ts';

const pop: Partial<CheckResult> = { promise: 'taken-once', devices: ['pop3', 'pop3'] };
const imap: Partial<CheckResult> = { promise: 'taken-once', devices: ['imap'] };
const mixed: Partial<CheckResult> = { promise: 'taken-once', devices: ['imap', 'pop3'] };

/** The verdict of a single promise from checks of the verdicts given. */
function verdictOf(...checks: readonly Partial<CheckResult>[]): string | undefined {
  return promiseRows({ checks: checks.map((check) => sampleCheck({ ...pop, ...check })) }, [])[0]?.verdict;
}

describe('rows of promises', () => {
  it('are made of the checks that name a promise, in the order of the registry and then of the run', () => {
    const checks = [
      sampleCheck({ ...pop, promise: 'unlisted' }),
      sampleCheck({ ...pop, promise: 'second' }),
      sampleCheck(),
      sampleCheck({ ...pop, promise: 'first' }),
    ];
    const rows = promiseRows({ checks }, ['first', 'never-played', 'second']);
    expect(rows.map(({ promise }) => promise)).toEqual(['first', 'second', 'unlisted']);
  });

  it('have a column for POP, for IMAP and for both at once', () => {
    const checks = [sampleCheck(pop), sampleFailure(imap), sampleCheck({ ...mixed, verdict: 'not-applicable' })];
    const [row] = promiseRows({ checks }, []);
    expect(row).toMatchObject({
      verdict: 'fail',
      columns: { pop3: { verdict: 'pass' }, imap: { verdict: 'fail' }, mixed: { verdict: 'not-applicable' } },
    });
    expect(promiseRows({ checks: [sampleCheck(pop)] }, [])[0]?.columns).toEqual({
      pop3: { verdict: 'pass', known: false, checks: [sampleCheck(pop)] },
    });
  });

  it('have the verdict of the check that weighs most', () => {
    const otherwise = sampleFailure({ ...pop, verdict: 'info' });
    expect(verdictOf({}, { verdict: 'fail' }, { verdict: 'inconclusive' })).toBe('fail');
    expect(verdictOf({}, { verdict: 'inconclusive' }, { verdict: 'warn' })).toBe('inconclusive');
    expect(verdictOf({}, { verdict: 'warn' })).toBe('warn');
    expect(verdictOf({}, { verdict: 'not-applicable' })).toBe('pass');
    expect(verdictOf({ verdict: 'info' }, {})).toBe('pass');
    expect(verdictOf({}, otherwise)).toBe('info');
    expect(verdictOf({ verdict: 'excluded' }, { verdict: 'not-applicable' })).toBe('not-applicable');
    expect(verdictOf({ verdict: 'excluded' })).toBe('excluded');
  });

  it('are known only where every failure is', () => {
    const known = sampleFailure({ ...pop, standing: 'known', known: sampleEntry() });
    expect(promiseRows({ checks: [known, sampleCheck(pop)] }, [])[0]).toMatchObject({ verdict: 'fail', known: true });
    expect(promiseRows({ checks: [known, sampleFailure(pop)] }, [])[0]).toMatchObject({ known: false });
  });
});

describe('promises as JSON', () => {
  it('have the sentence, the columns with their checks, and the gate', () => {
    const result = sampleResult([sampleCheck(pop), sampleFailure(imap)]);
    const json: unknown = JSON.parse(promisesJson(result, new Map([['taken-once', { text: 'Once is enough.' }]])));
    expect(json).toMatchObject({
      target: { name: 'dovecot' },
      promises: [
        {
          promise: 'taken-once',
          text: 'Once is enough.',
          verdict: 'fail',
          columns: {
            pop3: { verdict: 'pass', checks: [{ id: 'pop3.retr.size', verdict: 'pass' }] },
            imap: { verdict: 'fail', checks: [{ verdict: 'fail', message: sampleFailure().message }] },
          },
        },
      ],
      gate: { exitCode: 0 },
    });
  });
});
