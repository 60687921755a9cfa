import { describe, expect, it, test } from 'vitest';
import { sampleCheck, sampleEntry, sampleFailure } from '../result/sample.ts';
import type { BaselineFinding, CheckResult } from '../result/result.ts';
import { decideGate } from './gate.ts';
import type { GateInput } from './gate.ts';

const pass = sampleCheck({ id: 'a.pass' });
const fail = sampleFailure({ id: 'a.fail' });
const known = sampleFailure({ id: 'a.known', standing: 'known' });
const blocked = sampleCheck({ id: 'a.blocked', verdict: 'blocked', standing: 'unexpected' });
const error = sampleCheck({ id: 'a.error', verdict: 'error', standing: 'unexpected' });
const absent = sampleCheck({ id: 'a.absent', verdict: 'not-applicable' });
const stale = sampleCheck({ id: 'a.stale', standing: 'stale' });
const changed = sampleFailure({ id: 'a.changed', standing: 'changed' });

const finding = (standing: BaselineFinding['standing']): BaselineFinding => ({
  entry: `a.${standing}`,
  source: sampleEntry().source,
  standing,
  message: `a.${standing} is out of date`,
});

interface Row {
  readonly checks: readonly CheckResult[];
  readonly baseline?: readonly BaselineFinding[];
  readonly run?: GateInput['run'];
  readonly minDecided?: number;
  readonly exitCode: number;
}

const finished = { complete: true } as const;
const ctrlC = { complete: false, stopped: 'interrupted' } as const;
const failFast = { complete: false, stopped: 'fail-fast' } as const;

const rows: Readonly<Record<string, Row>> = {
  'all passed': { checks: [pass], exitCode: 0 },
  'a SHOULD not done': {
    checks: [pass, sampleCheck({ verdict: 'warn', kind: 'mismatch', level: 'should' })],
    exitCode: 0,
  },
  'a choice recorded': { checks: [sampleCheck({ verdict: 'info', level: 'may' })], exitCode: 0 },
  'some inconclusive': { checks: [pass, sampleCheck({ verdict: 'inconclusive' })], exitCode: 0 },
  'some excluded': { checks: [pass, sampleCheck({ verdict: 'excluded' })], exitCode: 0 },
  'a known failure': { checks: [pass, known], exitCode: 0 },
  'nothing but a known failure': { checks: [known], exitCode: 0 },
  'a known block': { checks: [pass, { ...blocked, standing: 'known' }], exitCode: 0 },
  'an unexpected failure': { checks: [pass, fail], exitCode: 1 },
  'a failure that no baseline was asked about': { checks: [pass, { ...fail, standing: 'expected' }], exitCode: 1 },
  'a new failure': { checks: [pass, { ...fail, standing: 'new' }], exitCode: 1 },
  'a flaky failure': { checks: [pass, { ...fail, standing: 'flaky' }], exitCode: 1 },
  'more failures than max': { checks: [pass], baseline: [finding('exceeded')], exitCode: 1 },
  'a blocked check': { checks: [pass, blocked], exitCode: 3 },
  'every check blocked': { checks: [blocked], exitCode: 3 },
  'a stale entry': { checks: [stale], baseline: [finding('stale')], exitCode: 4 },
  'a changed entry': { checks: [changed], baseline: [finding('changed')], exitCode: 4 },
  'an expired entry': { checks: [{ ...fail, standing: 'expired' }], baseline: [finding('expired')], exitCode: 4 },
  'an unmatched entry': { checks: [pass], baseline: [finding('unmatched')], exitCode: 4 },
  'a stale check whose finding got lost': { checks: [stale], exitCode: 4 },
  'a changed check whose finding got lost': { checks: [changed], exitCode: 4 },
  'nothing ran': { checks: [], exitCode: 5 },
  'nothing applied': { checks: [absent, absent], exitCode: 5 },
  'everything excluded': { checks: [sampleCheck({ verdict: 'excluded' })], exitCode: 5 },
  'everything inconclusive': { checks: [sampleCheck({ verdict: 'inconclusive' })], exitCode: 5 },
  'as many MUSTs as asked': { checks: [pass, known], minDecided: 2, exitCode: 0 },
  'fewer MUSTs than asked': { checks: [pass, absent], minDecided: 2, exitCode: 5 },
  'a SHOULD where a MUST was asked': { checks: [pass, sampleCheck({ level: 'should' })], minDecided: 2, exitCode: 5 },
  'an error of the harness': { checks: [pass, error], exitCode: 70 },
  'an error that calls itself known': { checks: [pass, { ...error, standing: 'known' }], exitCode: 70 },
  interrupted: { checks: [pass], run: ctrlC, exitCode: 130 },
  'broken off, nobody knows why': { checks: [pass], run: { complete: false }, exitCode: 130 },
  'interrupted before the first check': { checks: [], run: ctrlC, exitCode: 130 },
  'stopped at the first failure': { checks: [pass, fail], run: failFast, exitCode: 1 },
  'stopped early with nothing unexpected': { checks: [pass, known], run: failFast, exitCode: 5 },
};

describe('the gate', () => {
  test.each(Object.entries(rows))('%s', (_, row) => {
    const { checks, baseline = [], run = finished, minDecided = 0, exitCode } = row;
    const gate = decideGate({ checks, baseline, run }, { minDecided });
    expect(gate.exitCode).toBe(exitCode);
    expect(gate.reasons.length > 0).toBe(exitCode !== 0);
  });
});

/** From the worst down: each line gives the exit code while it is there, and the next one when it is taken away. */
const ladder: readonly (readonly [number, Partial<GateInput>])[] = [
  [130, { run: ctrlC }],
  [70, { checks: [error] }],
  [3, { checks: [blocked] }],
  [1, { checks: [fail] }],
  [4, { baseline: [finding('stale')] }],
  [5, { checks: [absent] }],
];

describe('the precedence of exit codes', () => {
  test.each(ladder.map(([code], at) => ({ code, at })))('$code', ({ code, at }) => {
    const parts = ladder.slice(at).map(([, part]) => part);
    const input = {
      run: parts.find((part) => part.run)?.run ?? finished,
      checks: parts.flatMap((part) => part.checks ?? []),
      baseline: parts.flatMap((part) => part.baseline ?? []),
    };
    const gate = decideGate(input, { minDecided: 10 });
    expect(gate.exitCode).toBe(code);
    expect(gate.reasons.length).toBeGreaterThanOrEqual(parts.length);
  });
});

describe('the reasons', () => {
  it('name the checks, three at most, and say how many more there are', () => {
    const checks = ['a', 'b', 'c', 'd', 'e'].map((id) => sampleFailure({ id }));
    expect(decideGate({ run: finished, checks, baseline: [] }).reasons).toEqual([
      '5 checks failed unexpectedly: a, b, c and 2 more',
    ]);
  });

  it('are all given, the one of the exit code first', () => {
    const gate = decideGate({ run: finished, checks: [fail, stale], baseline: [finding('stale')] }, { minDecided: 9 });
    expect(gate.reasons).toEqual([
      '1 check failed unexpectedly: a.fail',
      'The baseline no longer holds in 1 place: a.stale (stale)',
      '2 of 2 MUST checks decided, at least 9 asked',
    ]);
  });
});
