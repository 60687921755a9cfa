import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, test } from 'vitest';
import { eventsOf, writeEvent } from '../report/events.ts';
import { writeJson } from '../report/json.ts';
import type { CheckResult, RunResult } from '../result/result.ts';
import { sampleCheck, sampleEntry, sampleFailure, sampleResult } from '../result/sample.ts';
import { UsageError } from './command.ts';
import { mergeCommand, mergeFiles } from './merge.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'mailspec-'));
});

const file = (name: string, text: string): string => {
  writeFileSync(join(dir, name), text);
  return join(dir, name);
};

function shard(spec: string, checks: readonly CheckResult[], parts: Partial<RunResult> = {}): RunResult {
  const result = sampleResult(checks, parts);
  return { ...result, run: { ...result.run, shard: spec } };
}

const first = shard('1/2', [sampleCheck({ id: 'a.1' })]);
const second = shard('2/2', [sampleFailure({ id: 'a.2' })]);

async function run(...argv: readonly string[]): Promise<{ readonly code: number; readonly out: string }> {
  const written: string[] = [];
  const io = { out: (text: string) => void written.push(text), err: () => undefined, colour: false };
  const code = await mergeCommand.run(argv, { ...io, signal: new AbortController().signal });
  return { code, out: written.join('') };
}

describe('mailspec merge', () => {
  it('prints the whole, writes the reports asked for, and ends with the exit code of the whole', async () => {
    const files = [file('1.json', writeJson(first)), file('2.json', writeJson(second))];
    const { code, out } = await run(...files, '--report', `junit=${join(dir, 'all.xml')}`);
    expect(code).toBe(1);
    expect(out).toContain('1 pass, 1 fail\n');
    expect(out).toContain('again       npx mailspec run a.2 --target dovecot\n');
    expect(readFileSync(join(dir, 'all.xml'), 'utf8')).toContain('tests="2" failures="1"');
  });

  it('gives JSON for machines', async () => {
    const files = [file('1.json', writeJson(first)), file('2.json', writeJson(second))];
    const { out } = await run(...files, '--json');
    expect(JSON.parse(out)).toMatchObject({ schema: 1, gate: { exitCode: 1 }, checks: [{ id: 'a.1' }, { id: 'a.2' }] });
  });

  it('asks for MUSTs over all shards', async () => {
    const files = [
      file('1.json', writeJson(first)),
      file('2.json', writeJson(shard('2/2', [sampleCheck({ id: 'a.2' })]))),
    ];
    expect((await run(...files, '--min-decided', '2')).code).toBe(0);
    expect((await run(...files, '--min-decided', '3')).code).toBe(5);
  });

  it('takes another baseline', async () => {
    const files = [file('1.json', writeJson(first)), file('2.json', writeJson(second))];
    const { check, verdict, reason, since } = sampleEntry({ check: 'a.2' });
    const baseline = file(
      'x.baseline.yaml',
      `known:\n  - { check: ${check}, verdict: ${verdict}, reason: ${reason}, since: ${since} }\n`,
    );
    expect((await run(...files, '--baseline', baseline)).code).toBe(0);
  });

  test.each([
    ['no file', []],
    ['an unknown option', ['x.json', '--shrad', '1/2']],
    ['a format of no kind', ['x.json', '--report', 'html=x']],
    ['a number that is none', ['x.json', '--min-decided', 'all']],
    ['a baseline that is not there', ['x.json', '--baseline', join(tmpdir(), 'mailspec-none.yaml')]],
  ])('refuses %s', async (_, argv) => {
    await expect(async () => run(...argv)).rejects.toBeInstanceOf(UsageError);
  });
});

const whole = eventsOf(first).map(writeEvent);

const refusals: readonly (readonly [string, string, string, string])[] = [
  ['a file cut off', '1.json', writeJson(first).slice(0, 300), 'cut off, or no JSON at all'],
  ['an empty file', '1.json', '', 'cut off, or no JSON at all'],
  ['other JSON', '1.json', '{"schema":2}', "no results of a run: / must have required property 'run'"],
  [
    'the stream of a whole run',
    'events.ndjson',
    whole.join(''),
    'this is the event stream of a run, merge takes the results.json',
  ],
  [
    'the stream of a run that was cut off',
    'events.ndjson',
    whole.slice(0, 2).join(''),
    'the run was cut off after 1 of 1 checks',
  ],
  [
    'the results of a run that was interrupted',
    '1.json',
    writeJson({ ...first, run: { ...first.run, complete: false, stopped: 'interrupted' } }),
    'the run was interrupted, so that its share is not complete',
  ],
];

describe('mailspec merge refuses', () => {
  test.each(refusals)('%s', (_, name, text, reason) => {
    const files = [file(name, text), file('2.json', writeJson(second))];
    expect(() => mergeFiles(files, { today: '2025-11-23' })).toThrow(UsageError);
    expect(() => mergeFiles(files, { today: '2025-11-23' })).toThrow(`${join(dir, name)}: ${reason}`);
  });

  it('a file that is not there', () => {
    expect(() => mergeFiles([join(dir, 'none.json')], { today: '2025-11-23' })).toThrow('ENOENT');
  });

  it('a part of the shards', () => {
    expect(() => mergeFiles([file('1.json', writeJson(first))], { today: '2025-11-23' })).toThrow(
      'shard 2/2 is missing',
    );
  });
});
