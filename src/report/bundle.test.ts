import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, test } from 'vitest';
import { sampleCheck, sampleFailure, sampleResult } from '../result/sample.ts';
import { validateResults } from '../result/validate.ts';
import { BundleError, openBundle, writeBundle, writeReports } from './bundle.ts';
import { eventsOf, readEvents } from './events.ts';
import { parseReport } from './writers.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'mailspec-'));
});

const result = sampleResult([sampleCheck(), sampleFailure({ id: 'pop3.retr.table:dots' })]);
const runId = result.run.id;
const read = (...parts: readonly string[]): string => readFileSync(join(dir, ...parts), 'utf8');
const named = (id: string): typeof result => ({ ...result, run: { ...result.run, id } });

describe('a bundle', () => {
  it('holds everything that a run leaves', () => {
    const transcripts = new Map([['pop3.retr.size', 'S: +OK\n']]);
    expect(writeBundle(dir, result, { transcripts, serverLog: 'started\n' })).toBe(join(dir, runId));
    expect(readdirSync(join(dir, runId)).sort()).toEqual([
      'events.ndjson',
      'junit.xml',
      'results.json',
      'server.log',
      'transcripts',
    ]);
    expect(read(runId, 'transcripts', 'pop3.retr.size.txt')).toBe('S: +OK\n');
    expect(read(runId, 'server.log')).toBe('started\n');
    expect(read(runId, 'junit.xml')).toContain('<testsuites name="mailspec dovecot" tests="2"');
    expect(readEvents(read(runId, 'events.ndjson'))).toMatchObject({ state: 'whole', checks: result.checks });
  });

  it('has a results.json that fits the published schema', () => {
    writeBundle(dir, result);
    expect(validateResults(JSON.parse(read(runId, 'results.json')))).toEqual({ result });
  });

  it('has no server log where the server kept none', () => {
    writeBundle(dir, result, { serverLog: '' });
    expect(readdirSync(join(dir, runId))).not.toContain('server.log');
  });

  it('is what `latest` points to, until the next one', () => {
    writeBundle(dir, named('run-1'));
    writeBundle(dir, named('run-2'));
    expect(readlinkSync(join(dir, 'latest'))).toBe('run-2');
    expect(read('latest', 'results.json')).toContain('"id": "run-2"');
    expect(readdirSync(dir).sort()).toEqual(['latest', 'run-1', 'run-2']);
  });

  it('keeps the stream that was written along the way', () => {
    const opened = openBundle(dir, runId);
    const { path, events } = opened;
    expect(path).toBe(join(dir, runId));
    const [start, first, second, end] = eventsOf(result);
    if (!start || !first || !second || !end) throw new Error('four events');
    events.write(start);
    events.write(first);
    expect(readEvents(read(runId, 'events.ndjson'))).toMatchObject({ state: 'cut off', checks: [result.checks[0]] });
    events.write(second);
    events.write(end);
    expect(() => {
      events.write(end);
    }).toThrow('event after the end');
    writeBundle(dir, result, { opened });
    expect(readEvents(read(runId, 'events.ndjson')).state).toBe('whole');
  });

  it('is of one run, even where several began in the same second', () => {
    const [first, second] = [openBundle(dir, runId), openBundle(dir, runId)];
    for (const { events } of [first, second]) events[Symbol.dispose]();
    expect([first.path, second.path]).toEqual([join(dir, runId), join(dir, `${runId}-2`)]);
    expect(writeBundle(dir, result)).toBe(join(dir, `${runId}-3`));
    expect(writeBundle(dir, result, { opened: first })).toBe(first.path);
    expect(readlinkSync(join(dir, 'latest'))).toBe(runId);
    expect(readdirSync(second.path)).toEqual(['events.ndjson']);
  });

  it('of a run that broke off has a stream without footer', () => {
    {
      using events = openBundle(dir, runId).events;
      for (const event of eventsOf(result).slice(0, 2)) events.write(event);
    }
    expect(readEvents(read(runId, 'events.ndjson'))).toMatchObject({ state: 'cut off' });
  });
});

function failureOf(act: () => unknown): BundleError {
  try {
    act();
  } catch (error) {
    if (error instanceof BundleError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('a bundle that cannot be written', () => {
  it('says where and what to do, before a run', () => {
    writeFileSync(join(dir, 'file'), '');
    const error = failureOf(() => openBundle(join(dir, 'file'), runId));
    expect(error).toMatchObject({ code: 'not-writable' });
    expect(error.message).toContain(`cannot write ${join(dir, 'file', runId)}: ENOTDIR`);
    expect(error.advice).toContain('directory may be written to');
  });

  it('says so after a run too', () => {
    writeFileSync(join(dir, 'file'), '');
    const error = failureOf(() => writeBundle(dir, result, { opened: { path: join(dir, 'file') } }));
    expect(error.message).toContain('results.json');
  });

  it('leaves a directory alone that is called `latest`', () => {
    mkdirSync(join(dir, 'latest'));
    expect(failureOf(() => writeBundle(dir, result)).message).toContain(join(dir, 'latest'));
    expect(statSync(join(dir, runId, 'results.json')).isFile()).toBe(true);
  });
});

describe('reports asked for', () => {
  it('go where they were asked for', () => {
    writeReports(result, [
      { format: 'json', file: join(dir, 'new', 'x.json') },
      { format: 'junit', file: join(dir, 'x.xml') },
    ]);
    expect(JSON.parse(read('new', 'x.json'))).toEqual(result);
    expect(read('x.xml')).toContain('<testsuites');
    expect(readdirSync(dir).sort()).toEqual(['new', 'x.xml']);
  });

  it('replace an older one', () => {
    writeReports(named('old'), [{ format: 'json', file: join(dir, 'x.json') }]);
    writeReports(result, [{ format: 'json', file: join(dir, 'x.json') }]);
    expect(JSON.parse(read('x.json'))).toEqual(result);
  });

  it('go through a link, such as /dev/stdout', () => {
    writeFileSync(join(dir, 'real.json'), '');
    symlinkSync('real.json', join(dir, 'link.json'));
    writeReports(result, [{ format: 'json', file: join(dir, 'link.json') }]);
    expect(readlinkSync(join(dir, 'link.json'))).toBe('real.json');
    expect(JSON.parse(read('real.json'))).toEqual(result);
  });

  test.each([
    ['json=x.json', { format: 'json', file: 'x.json' }],
    ['junit=a/b=c.xml', { format: 'junit', file: 'a/b=c.xml' }],
  ])('%s', (text, request) => {
    expect(parseReport(text)).toEqual(request);
  });

  test.each(['json', 'json=', '=x.json', 'html=x.html', 'toString=x', ''])('%s is refused', (text) => {
    expect(parseReport(text)).toEqual({
      problem: `--report takes FORMAT=FILE with a format of json, junit, not "${text}"`,
    });
  });
});
