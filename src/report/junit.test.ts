import { parse } from 'junit2json';
import type { TestCase, TestSuites } from 'junit2json';
import { describe, expect, it, test } from 'vitest';
import type { CheckResult, RunResult } from '../result/result.ts';
import { sampleCheck, sampleEntry, sampleFailure, sampleResult } from '../result/sample.ts';
import { writeJunit } from './junit.ts';

/** Written, and read back by the XML parser that CI services use. */
async function readBack(result: RunResult): Promise<TestSuites> {
  const read = await parse(writeJunit(result));
  if (!read || 'testcase' in read) throw new Error('no <testsuites>');
  return read;
}

async function readCheck(check: CheckResult): Promise<TestCase> {
  const read = await readBack(sampleResult([check], { gate: { exitCode: 0, reasons: [] } }));
  return read.testsuite?.[0]?.testcase?.[0] ?? {};
}

interface Row {
  readonly check: CheckResult;
  /** `message` of the one element that colours the testcase; absent: it is green. */
  readonly failure?: string;
  readonly error?: string;
  readonly skipped?: string;
  /** Piece of the system-out; absent: there is none. */
  readonly output?: string;
}

const known = sampleEntry({ issue: 'https://example.org/7' });
const rows: Readonly<Record<string, Row>> = {
  pass: { check: sampleCheck() },
  'pass with a branch': { check: sampleCheck({ branches: ['17: still served'] }), output: '17: still served' },
  'pass, but listed as failing': { check: sampleCheck({ standing: 'stale', known }), output: 'verdict pass, stale' },
  fail: { check: sampleFailure(), failure: 'body octet 117: wanted ..\\r\\n, got .\\r\\n' },
  'fail otherwise than listed': {
    check: sampleFailure({ standing: 'changed', known, message: 'no reply' }),
    failure: 'no reply',
  },
  'fail past the day': {
    check: sampleFailure({ standing: 'expired', known, message: 'no reply' }),
    failure: 'no reply',
  },
  'fail as listed': {
    check: sampleFailure({ standing: 'known', known }),
    skipped: 'known failure: Lines of one dot are sent unstuffed (https://example.org/7)',
    output: 'wanted  ..\\r\\n',
  },
  warn: {
    check: sampleCheck({ verdict: 'warn', kind: 'mismatch', level: 'should', message: 'no [IN-USE]' }),
    output: 'no [IN-USE]',
  },
  info: { check: sampleCheck({ verdict: 'info', level: 'may', message: 'not done' }), output: 'not done' },
  inconclusive: {
    check: sampleCheck({ verdict: 'inconclusive', message: 'not reached' }),
    skipped: 'inconclusive: not reached',
    output: 'not reached',
  },
  'not-applicable': {
    check: sampleCheck({ verdict: 'not-applicable', message: 'no MOVE' }),
    skipped: 'not-applicable: no MOVE',
    output: 'no MOVE',
  },
  excluded: { check: sampleCheck({ verdict: 'excluded' }), skipped: 'excluded', output: 'verdict excluded' },
  blocked: {
    check: sampleCheck({ verdict: 'blocked', standing: 'unexpected', message: 'login refused' }),
    error: 'login refused',
  },
  'blocked as listed': {
    check: sampleCheck({ verdict: 'blocked', standing: 'known', known }),
    skipped: 'known failure: Lines of one dot are sent unstuffed (https://example.org/7)',
    output: 'verdict blocked, known',
  },
  error: {
    check: sampleCheck({ verdict: 'error', standing: 'unexpected', message: 'cannot read undefined' }),
    error: 'cannot read undefined',
  },
};

describe('JUnit, read back', () => {
  test.each(Object.entries(rows))('%s', async (_, row) => {
    const read = await readCheck(row.check);
    expect(read.failure?.map((each) => each.message)).toEqual(row.failure === undefined ? undefined : [row.failure]);
    expect(read.error?.map((each) => each.message)).toEqual(row.error === undefined ? undefined : [row.error]);
    expect(read.skipped?.map((each) => each.message)).toEqual(row.skipped === undefined ? undefined : [row.skipped]);
    expect(read['system-out']?.join('')).toEqual(
      row.output === undefined ? undefined : expect.stringContaining(row.output),
    );
  });

  it('has one testcase a check, by suite, and counts them', async () => {
    const checks = [
      sampleCheck({ id: 'pop3.retr.size' }),
      sampleFailure({ id: 'imap.expunge.order' }),
      sampleCheck({ id: 'pop3.retr.dots', verdict: 'excluded' }),
      sampleCheck({ id: 'pop3.retr.table:seen', verdict: 'blocked' }),
    ];
    const read = await readBack(sampleResult(checks, { gate: { exitCode: 3, reasons: ['x'] } }));
    expect(read).toMatchObject({ name: 'mailspec dovecot', tests: 4, failures: 1, errors: 1, time: 4.2 });
    const [pop3, imap] = read.testsuite ?? [];
    expect(read.testsuite).toHaveLength(2);
    expect(pop3).toMatchObject({
      name: 'pop3.retr',
      tests: 3,
      failures: 0,
      errors: 1,
      skipped: 1,
      hostname: 'dovecot',
    });
    expect(pop3?.timestamp).toBe('2025-11-23T06:15:00');
    expect(imap).toMatchObject({ name: 'imap.expunge', tests: 1, failures: 1, errors: 0, skipped: 0 });
    expect(pop3?.testcase?.map((each) => [each.classname, each.name, each.time])).toEqual([
      ['pop3.retr', 'pop3.retr.size', 0.013],
      ['pop3.retr', 'pop3.retr.dots', 0.013],
      ['pop3.retr', 'pop3.retr.table:seen', 0.013],
    ]);
  });

  it('says which server it was', async () => {
    const read = await readBack(sampleResult());
    expect(read.testsuite?.[0]?.properties).toEqual(
      expect.arrayContaining([
        { name: 'target.name', value: 'dovecot' },
        { name: 'target.version', value: '2.4.1' },
        { name: 'gate.exitCode', value: 0 },
      ]),
    );
  });

  it('gives a failure its kind and everything a person needs', async () => {
    const { failure } = await readCheck(sampleFailure());
    expect(failure?.[0]?.type).toBe('mismatch');
    for (const piece of [
      'suites/pop3/retr.yaml:12:9',
      '- pc: RETR 1',
      'wanted  ..\\r\\n',
      '> RETR 1\\r\\n',
      '* closed',
    ])
      expect(failure?.[0]?.inner).toContain(piece);
  });

  it('survives what a server may send', async () => {
    const message = `]]><evil a="1">&amp;\u0000\u001b[31m\ud83d "x'`;
    const { failure } = await readCheck(sampleFailure({ message }));
    expect(failure?.[0]?.message).toBe(`]]><evil a="1">&amp;\\x00\\x1B[31m\ufffd "x'`);
  });
});

const redGates: readonly (readonly [string, readonly CheckResult[], number])[] = [
  ['nothing ran', [], 5],
  ['a stale entry', [sampleCheck({ standing: 'stale' })], 4],
  ['an interruption', [sampleCheck()], 130],
];

describe('JUnit of a red run in which no check is red', () => {
  test.each(redGates)('%s', async (reason, checks, exitCode) => {
    const gate = { exitCode: exitCode as 4 | 5 | 130, reasons: [reason] };
    const read = await readBack(sampleResult(checks, { gate }));
    expect(read).toMatchObject({ tests: checks.length + 1, failures: 0, errors: 1 });
    expect(read.testsuite?.at(-1)?.testcase).toMatchObject([
      { name: 'mailspec.gate', classname: 'mailspec.gate', error: [{ message: reason, type: 'gate' }] },
    ]);
  });

  it('is not needed where a check is red', async () => {
    const read = await readBack(sampleResult([sampleFailure()], { gate: { exitCode: 1, reasons: ['x'] } }));
    expect(read.testsuite?.map((suite) => suite.name)).toEqual(['pop3.retr']);
  });
});
