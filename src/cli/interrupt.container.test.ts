import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readEvents } from '../report/events.ts';
import { validateResults } from '../result/validate.ts';
import { connectEngine } from '../targets/engine.ts';

const engine = await connectEngine().catch((cause: unknown) => {
  if (process.env['MAILSPEC_REQUIRE_CONTAINERS'] === '1') throw cause;
  process.stderr.write('\nNOT RUN: the interrupt test of src/cli, because no container engine answers\n');
  return undefined;
});

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'mailspec-interrupt-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly pid: number;
}

/** Starts a whole run in a process of its own and presses Ctrl-C once the first checks are reported. */
function interruptedRun(): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const program = spawn(
      process.execPath,
      ['dist/cli/main.js', 'run', '--target', 'dovecot', '--jobs', '1', '--reports', folder],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let out = '';
    let pressed = false;
    const listen = (chunk: Buffer): void => {
      out += chunk.toString('utf8');
      if (pressed || !/\d+ of \d+ checks/.test(out)) return;
      pressed = true;
      program.kill('SIGINT');
    };
    program.stdout.on('data', listen);
    program.stderr.on('data', listen);
    program.on('error', reject);
    program.on('close', (code) => {
      resolve({ code, out, pid: program.pid ?? 0 });
    });
  });
}

describe.skipIf(engine === undefined)('Ctrl-C in mid-run', () => {
  it('ends with 130, leaves a readable bundle that says so, and no container', { timeout: 600_000 }, async () => {
    const { code, out, pid } = await interruptedRun();
    expect(code, out).toBe(130);
    const checked = validateResults(JSON.parse(await readFile(path.join(folder, 'latest', 'results.json'), 'utf8')));
    expect('result' in checked && checked.result.run).toMatchObject({ complete: false, stopped: 'interrupted' });
    const events = readEvents(await readFile(path.join(folder, 'latest', 'events.ndjson'), 'utf8'));
    expect(events.state).toBe('whole');
    expect(events.events.at(-1)).toMatchObject({ event: 'end', complete: false });
    const left = await engine?.docker.listContainers({ all: true, filters: { label: ['mailspec.owner'] } });
    expect((left ?? []).filter(({ Labels }) => (Labels['mailspec.owner'] ?? '').includes(String(pid)))).toEqual([]);
  });
});
