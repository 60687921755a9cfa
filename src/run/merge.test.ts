import { describe, expect, it, test } from 'vitest';
import type { CheckResult, RunFacts, RunResult } from '../result/result.ts';
import { sampleCheck, sampleEntry, sampleFailure, sampleResult } from '../result/sample.ts';
import { validateResults } from '../result/validate.ts';
import { mergeShards } from './merge.ts';
import type { ShardFile } from './merge-check.ts';

const today = '2025-11-23';

interface Shard {
  readonly checks?: readonly CheckResult[];
  readonly run?: Partial<RunFacts>;
  readonly parts?: Partial<RunResult>;
}

function shard(spec: string, { checks = [], run = {}, parts = {} }: Shard = {}): ShardFile {
  const result = sampleResult(checks, parts);
  return {
    file: `shard-${spec.charAt(0)}/results.json`,
    result: { ...result, run: { ...result.run, shard: spec, ...run } },
  };
}

function merged(shards: readonly ShardFile[], options: { readonly minDecided?: number } = {}): RunResult {
  const found = mergeShards(shards, { today, ...options });
  if ('problems' in found) throw new Error(found.problems.join('\n'));
  return found.result;
}

function problems(shards: readonly ShardFile[]): readonly string[] {
  const found = mergeShards(shards, { today });
  return 'problems' in found ? found.problems : [];
}

const at = (id: string, line: number): CheckResult => sampleCheck({ id, source: { file: 'a.yaml', line, column: 1 } });

describe('merged shards', () => {
  it('are the union of their checks, in the order of the files', () => {
    const result = merged([
      shard('2/2', { checks: [at('a.4', 4), at('a.2', 2)] }),
      shard('1/2', { checks: [at('a.3', 3), at('a.1', 1)] }),
    ]);
    expect(result.checks.map((check) => check.id)).toEqual(['a.1', 'a.2', 'a.3', 'a.4']);
    expect(result.gate).toEqual({ exitCode: 0, reasons: [] });
  });

  it('fit the published schema', () => {
    const shards = [shard('1/2', { checks: [sampleFailure()] }), shard('2/2', { checks: [at('a.1', 1)] })];
    expect(validateResults(JSON.parse(JSON.stringify(merged(shards))))).toHaveProperty('result');
  });

  it('last from the first start to the last end, with their work added up', () => {
    const first = { startedAt: '2025-11-23T06:15:00.000Z', durationMs: 4000, jobs: 4, commands: 100, casesMs: 3000 };
    const second = { startedAt: '2025-11-23T06:15:02.000Z', durationMs: 5000, jobs: 2, commands: 50, casesMs: 2000 };
    const { run } = merged([shard('1/2', { checks: [at('a', 1)], run: first }), shard('2/2', { run: second })]);
    expect(run).toMatchObject({ startedAt: first.startedAt, durationMs: 7000, jobs: 6, commands: 150, casesMs: 5000 });
    expect(run).toMatchObject({ complete: true, id: '2025-11-23T06-15-00Z-dovecot-merged' });
    expect(run.shard).toBeUndefined();
  });

  it('keep a seed that they share', () => {
    const seeds = (a: number, b: number): number | undefined =>
      merged([shard('1/2', { checks: [at('a', 1)], run: { seed: a } }), shard('2/2', { run: { seed: b } })]).run.seed;
    expect([seeds(7, 7), seeds(7, 8)]).toEqual([7, undefined]);
  });

  it('point to the transcripts in the bundles of the shards', () => {
    const result = merged([shard('1/1', { checks: [sampleFailure()] })]);
    expect(result.checks[0]?.transcript).toBe('shard-1/transcripts/pop3.retr.size.txt');
  });
});

describe('the gate of merged shards', () => {
  it('is decided on the whole: a shard in which nothing was decided is no matter', () => {
    const absent = sampleCheck({ id: 'b', verdict: 'not-applicable' });
    const empty = shard('2/2', {
      checks: [absent],
      parts: { gate: { exitCode: 5, reasons: ['nothing was decided'] } },
    });
    expect(merged([shard('1/2', { checks: [at('a', 1)] }), empty]).gate.exitCode).toBe(0);
  });

  it.each([
    ['a failure in one', [sampleFailure({ id: 'b' })], 1],
    ['a block in one', [sampleCheck({ id: 'b', verdict: 'blocked' })], 3],
    ['an error in one', [sampleCheck({ id: 'b', verdict: 'error' })], 70],
  ] as const)('is red for %s', (_, checks, exitCode) => {
    expect(merged([shard('1/2', { checks: [at('a', 1)] }), shard('2/2', { checks })]).gate.exitCode).toBe(exitCode);
  });

  it('is red when no shard had anything', () => {
    expect(merged([shard('1/2'), shard('2/2')]).gate.exitCode).toBe(5);
  });

  it('asks the whole for what --min-decided asked of the shards, or for another number', () => {
    const shards = [
      shard('1/2', { checks: [at('a', 1)], run: { minDecided: 2 } }),
      shard('2/2', { checks: [at('b', 2)], run: { minDecided: 2 } }),
    ];
    expect(merged(shards).gate.exitCode).toBe(0);
    expect(merged(shards, { minDecided: 3 }).gate.exitCode).toBe(5);
  });
});

describe('the baseline of merged shards', () => {
  const entries = [
    sampleEntry({ check: 'a.1' }),
    sampleEntry({ check: 'gone' }),
    sampleEntry({ check: 'b.*', max: 1 }),
  ];
  const parts = { entries };

  it('is applied to the whole: unmatched, stale and exceeded show only there', () => {
    const shards = [
      shard('1/2', { checks: [sampleFailure({ id: 'a.1', standing: 'known' }), sampleFailure({ id: 'b.1' })], parts }),
      shard('2/2', { checks: [sampleFailure({ id: 'b.2', standing: 'known' })], parts }),
    ];
    const result = merged(shards);
    expect(result.checks.map((check) => [check.id, check.standing])).toEqual([
      ['a.1', 'known'],
      ['b.1', 'unexpected'],
      ['b.2', 'unexpected'],
    ]);
    expect(result.baseline.map((finding) => [finding.entry, finding.standing])).toEqual([
      ['gone', 'unmatched'],
      ['b.*', 'exceeded'],
    ]);
    expect(result.gate.exitCode).toBe(1);
    expect(result.entries).toEqual(entries);
  });

  it('does not judge what a selection left out', () => {
    const run = { selection: ['a.*'] };
    const shards = [
      shard('1/2', { checks: [sampleFailure({ id: 'a.1' })], parts, run }),
      shard('2/2', { checks: [at('a.2', 1)], parts, run }),
    ];
    expect(merged(shards)).toMatchObject({ baseline: [], gate: { exitCode: 0 } });
  });

  it('has to be given where the shards did not keep it', () => {
    const shards = [shard('1/1', { checks: [sampleFailure({ standing: 'known', known: sampleEntry() })] })];
    expect(problems(shards)).toEqual([
      'shard-1/results.json: the baseline that it was judged by is not in it, give it with --baseline',
    ]);
    expect(mergeShards(shards, { today, baseline: [sampleEntry()] })).toMatchObject({
      result: { gate: { exitCode: 0 } },
    });
  });

  it('may be another one', () => {
    const shards = [shard('1/1', { checks: [sampleFailure({ id: 'a.1' })], parts })];
    const found = mergeShards(shards, { today, baseline: [] });
    expect(found).toMatchObject({ result: { gate: { exitCode: 1 }, entries: [] } });
  });
});

describe('rules, which every shard has', () => {
  const rule = (id: string, parts: Partial<CheckResult> = {}): CheckResult => sampleCheck({ id, ...parts });
  const broken = (id: string, message: string): CheckResult => sampleFailure({ id, message, kind: 'malformed' });
  const whole = rule('rule.grammar.imap');

  it.each([
    ['kept in all', [whole], [whole], [['rule.grammar.imap', 'pass', '']]],
    [
      'broken in one',
      [whole],
      [broken('rule.grammar.imap:nz-number', 'a zero')],
      [['rule.grammar.imap:nz-number', 'fail', 'a zero']],
    ],
    [
      'broken in both',
      [broken('rule.grammar.imap:nz-number', 'a zero')],
      [broken('rule.grammar.imap:nz-number', 'two'), broken('rule.grammar.imap:text', 'NUL')],
      [
        ['rule.grammar.imap:nz-number', 'fail', 'a zero (and in 1 further shard)'],
        ['rule.grammar.imap:text', 'fail', 'NUL'],
      ],
    ],
    [
      'never exercised in one',
      [rule('rule.x', { verdict: 'not-applicable', message: 'never exercised' })],
      [rule('rule.x', { occurrences: { held: 2, broken: 0 } })],
      [['rule.x', 'pass', '']],
    ],
    ['kept under the same id', [rule('rule.x')], [broken('rule.x', 'no')], [['rule.x', 'fail', 'no']]],
  ])('%s', (_, first, second, expected) => {
    const { checks } = merged([shard('1/2', { checks: first }), shard('2/2', { checks: second })]);
    expect(checks.map((check) => [check.id, check.verdict, check.message])).toEqual(expected);
  });
});

it('adds up how often a rule was kept and broken', () => {
  const kept = sampleCheck({ id: 'rule.x', occurrences: { held: 2, broken: 0 } });
  const broken = sampleFailure({ id: 'rule.x', occurrences: { held: 1, broken: 3 } });
  const { checks } = merged([shard('1/2', { checks: [kept] }), shard('2/2', { checks: [broken] })]);
  expect(checks).toMatchObject([{ id: 'rule.x', verdict: 'fail', occurrences: { held: 3, broken: 3 } }]);
});

const other = sampleResult().target;
const refusals: Readonly<Record<string, readonly [readonly ShardFile[], readonly string[]]>> = {
  nothing: [[], ['there is nothing to merge']],
  'a shard missing': [[shard('1/3'), shard('3/3')], ['shard 2/3 is missing']],
  'a shard twice': [
    [shard('1/2'), { ...shard('1/2'), file: 'copy.json' }],
    ['copy.json: shard 1/2 is there already', 'shard 2/2 is missing'],
  ],
  'shards of two divisions': [
    [shard('1/2'), shard('2/3')],
    ['shard-2/results.json: shard 2/3, and shard-1/results.json is one of 2'],
  ],
  'a shard out of range': [[shard('1/1'), shard('5/2')], ['shard-5/results.json: "5/2" is no shard']],
  'a run that is no shard': [
    [{ file: 'x.json', result: sampleResult() }],
    ['x.json: not a shard, it was run without --shard'],
  ],
  'an interrupted run': [
    [shard('1/1', { run: { complete: false, stopped: 'interrupted' } })],
    ['shard-1/results.json: the run was interrupted, so that its share is not complete'],
  ],
  'a run that stopped early': [
    [shard('1/1', { run: { complete: false, stopped: 'fail-fast' } })],
    ['shard-1/results.json: the run stopped at its first failure, so that its share is not complete'],
  ],
  'two targets': [
    [shard('1/2'), shard('2/2', { parts: { target: { ...other, name: 'cyrus', version: '3.10' } } })],
    [
      'shard-2/results.json: the target differs from that of shard-1/results.json: cyrus instead of dovecot',
      'shard-2/results.json: the version of the target differs from that of shard-1/results.json: 3.10 instead of 2.4.1',
    ],
  ],
  'two sets of capabilities': [
    [shard('1/2'), shard('2/2', { parts: { target: { ...other, capabilities: {} } } })],
    ['shard-2/results.json: the list of capabilities of the target differs from that of shard-1/results.json'],
  ],
  'two selections': [
    [shard('1/2'), shard('2/2', { run: { selection: ['pop3.*'] } })],
    ['shard-2/results.json: the selection differs from that of shard-1/results.json'],
  ],
  'two TLS modes': [
    [shard('1/2'), shard('2/2', { run: { tls: 'starttls' } })],
    ['shard-2/results.json: the TLS mode differs from that of shard-1/results.json: starttls instead of nothing'],
  ],
  'two versions of mailspec': [
    [shard('1/2'), shard('2/2', { run: { mailspec: '0.2.0' } })],
    ['shard-2/results.json: the version of mailspec differs from that of shard-1/results.json: 0.2.0 instead of 0.1.0'],
  ],
  'two baselines': [
    [shard('1/2'), shard('2/2', { parts: { entries: [sampleEntry()] } })],
    ['shard-2/results.json: the baseline differs from that of shard-1/results.json'],
  ],
  'a check in two shards': [
    [shard('1/2', { checks: [at('a', 1), at('b', 2)] }), shard('2/2', { checks: [at('b', 2), at('c', 3)] })],
    ['shard-2/results.json: b ran in another shard too'],
  ],
};

describe('shards are refused:', () => {
  test.each(Object.entries(refusals))('%s', (_, [shards, expected]) => {
    expect(problems(shards)).toEqual(expected);
  });

  it('with every reason', () => {
    const shards = [
      shard('1/3', { checks: [at('a', 1)], run: { complete: false } }),
      shard('2/3', { checks: [at('a', 1)], run: { mailspec: '0.2.0' } }),
    ];
    expect(problems(shards)).toHaveLength(4);
  });
});
