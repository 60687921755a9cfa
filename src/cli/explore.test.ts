import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Rule } from '../model/rule.ts';
import { rules } from '../model/rules/all.ts';
import { startReferenceServer } from '../reference/index.ts';
import { main } from './cli.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'mailspec-'));
  writeFileSync(path.join(folder, 'accounts.yaml'), 'accounts:\n  - { user: ann, password: hush-4711 }\n');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function mailspec(
  argv: readonly string[],
  options: { signal?: AbortSignal; heard?: (err: string) => void } = {},
): Promise<Said> {
  const said = { out: '', err: '' };
  const code = await main(argv, {
    out: (text) => (said.out += text),
    err: (text) => {
      said.err += text;
      options.heard?.(text);
    },
    colour: false,
    signal: options.signal ?? new AbortController().signal,
  });
  return { code, ...said };
}

/** Plans without end, as good as: a search ends with what it finds, not with what the time is enough for. */
const untilFound = ['--runs', '1000', '--fail-fast'] as const;

const explore = (...argv: readonly string[]): Promise<Said> => mailspec(['explore', ...argv]);

interface FoundData {
  readonly found: readonly {
    readonly rule: string;
    readonly plan: number;
    readonly case: object;
    readonly steps: { readonly shrunk: number };
    readonly recurrence: { readonly broken: number; readonly plays: number };
  }[];
}

/** A session alone is told the same each time, however busy the machine is; this fault shows in one plan of four. */
const surely = ['--fault', 'imap.expunge.announced-twice', '--sessions', '1', '--protocols', 'imap', '--jobs', '1'];

describe('mailspec explore', { timeout: 120_000 }, () => {
  it('finds nothing on a server without faults', async () => {
    const { code, out } = await explore('--seed', '1', '--runs', '8');
    expect(out).toContain('8 plans');
    expect([code, out]).toEqual([0, expect.stringContaining('0 rules broken') as string]);
  });

  it('finds a fault, shrinks it to a few steps, and keeps a case that run plays', async () => {
    const file = path.join(folder, 'twice.yaml');
    const { code, out } = await explore(...surely, '--seed', '3', ...untilFound, '--json', '--save', file);
    expect(code).toBe(1);
    const [twice] = (JSON.parse(out) as FoundData).found;
    expect(twice).toMatchObject({ recurrence: { broken: 10, plays: 10 } });
    expect(twice?.steps.shrunk).toBeLessThanOrEqual(3);
    const rule = twice?.rule ?? 'none';
    expect(readFileSync(file, 'utf8')).toContain(`${rule} (rfc`);

    const reports = path.join(folder, 'reports');
    const fault = ['--fault', 'imap.expunge.announced-twice'];
    const again = await mailspec(['run', file, ...fault, '--json', '--reports', reports]);
    const { checks } = JSON.parse(again.out) as { checks: readonly { id: string; case: string; verdict: string }[] };
    expect(checks.find(({ id }) => id === rule)?.verdict).toMatch(/^(fail|warn)$/);
    expect(checks.filter((check) => check.case.startsWith('found.')).map(({ verdict }) => verdict)).not.toContain(
      'fail',
    );
    const sound = await mailspec(['run', file, '--json', '--reports', path.join(folder, 'sound')]);
    expect(sound.code).toBe(0);
  });

  it('draws the sessions, and marks the response that breaks the rule', async () => {
    const { out } = await explore('--fault', 'imap.noop.tells-nothing', '--seed', '2', ...untilFound);
    expect(out).toContain('1 rule broken');
    expect(out).toMatch(/^(fail|warn): rule\.imap\.\S+: /m);
    expect(out).toMatch(/^ +\S+ +\| +\S+/m);
    expect(out).toMatch(/^.*\*\* .*$/m);
    expect(out).toMatch(/broken in \d+ of 10 plays/);
  });

  it('plays the same plans from the same seed, and shrinks them to the same case', async () => {
    const once = async (seed: string): Promise<unknown> => {
      const { out } = await explore(...surely, '--seed', seed, ...untilFound, '--json');
      const [{ plan, case: shrunk } = { plan: -1, case: {} }] = (JSON.parse(out) as FoundData).found;
      return { plan, shrunk };
    };
    const first = await once('5');
    expect(await once('5')).toEqual(first);
    expect(await once('6')).not.toEqual(first);
  });

  it('tells known failures and does not fail for them', async () => {
    const baseline = path.join(folder, 'reference.baseline.yaml');
    const known = ([check, { level }]: [string, Rule]): string =>
      `  - { check: ${check}, verdict: ${level === 'must' ? 'fail' : 'warn'}, reason: a fault of the test, since: 2026-01-01 }\n`;
    writeFileSync(baseline, `known:\n${Object.entries(rules).map(known).join('')}`);
    const { code, err, out } = await explore(...surely, '--seed', '3', '--runs', '40', '--baseline', baseline);
    expect(err).toContain('known: rule.imap.');
    expect([code, out]).toEqual([0, expect.stringContaining('40 plans') as string]);
  });

  it.each([
    [['--steps', '0'], '--steps takes a whole number from 1, not "0"'],
    [['--sessions', '0'], '--sessions takes a whole number from 1, not "0"'],
    [['--sessions', '21'], '--sessions takes at most 20, not 21'],
    [['--runs', '0'], '--runs takes a whole number from 1, not "0"'],
    [['--seed', '1.5'], '--seed takes a whole number from 0, not "1.5"'],
    [['--for', '60'], '--for takes a time such as 30s, 10m or 500ms, not "60"'],
    [['--protocols', 'imap,smtp'], '--protocols takes imap, pop3, not "smtp"'],
    [['--fault', 'imap.expunge.anounced-twice'], 'did you mean "imap.expunge.announced-twice"?'],
    [['--at', 'imap://localhost:1', '--target', 'dovecot'], '--target and --at both name a server'],
    [['much'], '"much" is more than explore takes'],
    [['--save', '/no/such/folder/found.yaml'], 'there is no folder /no/such/folder'],
    [['--save', '/dev/full'], 'the disk is full'],
    [['--save', tmpdir()], 'give the name of a file, not of a folder'],
  ])('refuses %j', async (argv, problem) => {
    const { code, out, err } = await explore(...argv);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(problem);
  });

  it('overwrites nothing, and leaves no file behind where nothing was found', async () => {
    const file = path.join(folder, 'kept.yaml');
    writeFileSync(file, 'mine');
    const taken = await explore('--runs', '1', '--save', file);
    expect([taken.code, taken.err]).toEqual([2, expect.stringContaining('is there already') as string]);
    expect(readFileSync(file, 'utf8')).toBe('mine');
    const empty = path.join(folder, 'empty.yaml');
    expect(await explore('--seed', '1', '--runs', '2', '--save', empty)).toMatchObject({ code: 0 });
    expect(existsSync(empty)).toBe(false);
  });

  it('says so when what was found can no longer be saved', async () => {
    const place = path.join(folder, 'gone');
    mkdirSync(place);
    const heard = (err: string): void => {
      if (err.startsWith('seed')) rmSync(place, { recursive: true });
    };
    const argv = [...surely, '--seed', '3', ...untilFound, '--save', path.join(place, 'a.yaml')];
    const { code, out, err } = await mailspec(['explore', ...argv], { heard });
    expect(code).toBe(2);
    expect(out).toMatch(/^(fail|warn): rule\.imap\./);
    expect(err).toMatch(/cannot write .*a\.yaml/);
    expect(err).toContain('suite: found.a');
  });

  it('refuses a target without the protocol asked for', async () => {
    const accounts = [{ user: 'ann', password: 'hush-4711' }];
    await using server = await startReferenceServer({ listen: { imap: 0 }, accounts });
    const at = `imap://127.0.0.1:${server.endpoints[0]?.port ?? 0}`;
    const argv = ['--at', at, '--accounts', path.join(folder, 'accounts.yaml'), '--protocols', 'pop3'];
    const { code, err } = await explore(...argv);
    expect([code, err]).toEqual([2, expect.stringContaining('does not speak POP3') as string]);
  });

  it('refuses to start a server anew that it has not started, and may do so with its own', async () => {
    const accounts = [{ user: 'ann', password: 'hush-4711' }];
    await using server = await startReferenceServer({ listen: { imap: 0 }, accounts });
    const at = `imap://127.0.0.1:${server.endpoints[0]?.port ?? 0}`;
    const argv = ['--at', at, '--accounts', path.join(folder, 'accounts.yaml'), '--restarts'];
    const { code, err } = await explore(...argv);
    expect([code, err]).toEqual([2, expect.stringContaining('cannot be started anew') as string]);
    const losing = ['--fault', 'imap.restart.flags-lost', '--protocols', 'imap', '--seed', '1', '--restarts'];
    const { out } = await explore(...losing, ...untilFound);
    expect(out).toContain('operator: restart');
  });

  it('ends where the server is gone, and tells what it has', async () => {
    const accounts = [{ user: 'ann', password: 'hush-4711' }];
    const server = await startReferenceServer({ listen: { imap: 0 }, accounts });
    const at = `imap://127.0.0.1:${server.endpoints[0]?.port ?? 0}`;
    const heard = (err: string): void => {
      if (err.startsWith('seed')) void server[Symbol.asyncDispose]();
    };
    const argv = [
      '--at',
      at,
      '--accounts',
      path.join(folder, 'accounts.yaml'),
      '--timeout-scale',
      '0.1',
      '--for',
      '60s',
    ];
    const { code, out } = await mailspec(['explore', ...argv], { heard });
    expect(code).toBe(3);
    expect(out).toContain('nothing more could be played');
    expect(out).not.toContain('hush-4711');
  });

  it('is unavailable where nobody listens', async () => {
    const server = await startReferenceServer({ listen: { imap: 0 }, accounts: [] });
    const at = `imap://127.0.0.1:${server.endpoints[0]?.port ?? 0}`;
    await server[Symbol.asyncDispose]();
    await expect(explore('--at', at, '--accounts', path.join(folder, 'accounts.yaml'))).resolves.toMatchObject({
      code: 3,
    });
  });

  it('tells what was found so far when it is interrupted', async () => {
    const controller = new AbortController();
    const heard = (err: string): void => {
      if (err.startsWith('seed'))
        setImmediate(() => {
          controller.abort(new Error('interrupted'));
        });
    };
    const { code, out } = await mailspec(['explore', '--seed', '1', '--for', '60s'], {
      signal: controller.signal,
      heard,
    });
    expect([code, out]).toEqual([130, expect.stringContaining('plan') as string]);
  });
});
