import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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

async function mailspec(...argv: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const code = await main(['stress', ...argv], {
    out: (text) => (said.out += text),
    err: (text) => (said.err += text),
    colour: false,
    signal: new AbortController().signal,
  });
  return { code, ...said };
}

/** A port at which nothing listens. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('mailspec stress', () => {
  it.each([
    [['--sessions', '0'], '--sessions takes a whole number from 1, not "0"'],
    [['--sessions', '1001'], '--sessions 1001 are too many: reference takes 1000 connections at once'],
    [['--sessions', '3', '--accounts-used', '4'], '3 sessions cannot use 4 accounts'],
    [['--for', '30'], '--for takes a time such as 30s, 10m or 500ms, not "30"'],
    [['--protocols', 'smtp'], '--protocols takes imap, pop3, not "smtp"'],
    [['--timeout-scale', '0'], '--timeout-scale takes a number above 0, not "0"'],
    [['--seed', 'x'], '--seed takes a whole number from 0, not "x"'],
    [['--fault', 'imap.expunge.anounced-twice'], 'did you mean "imap.expunge.announced-twice"?'],
    [['--at', 'imap://localhost:1', '--fault', 'imap.expunge.announced-twice'], 'are for --target, not for --at'],
    [['--at', 'imap://localhost:1', '--target', 'dovecot'], '--target and --at both name a server: give one'],
    [['fast'], '"fast" is more than stress takes'],
  ])('refuses %j', async (argv, problem) => {
    const { code, out, err } = await mailspec(...argv);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(problem);
  });

  it('is unavailable where nothing listens', async () => {
    const accounts = path.join(folder, 'accounts.yaml');
    const { code, err } = await mailspec('--at', `imap://127.0.0.1:${await closedPort()}`, '--accounts', accounts);
    expect([code, err]).toEqual([3, expect.stringContaining('127.0.0.1') as string]);
  });

  it('touches no account that holds mail, unless it may', async () => {
    const accounts = [{ user: 'ann', password: 'hush-4711' }];
    await using server = await startReferenceServer({ listen: { imap: 0 }, accounts });
    server.deliver('ann', [Buffer.from('Subject: keep me\r\n\r\nplease\r\n')]);
    const at = `imap://127.0.0.1:${server.endpoints[0]?.port ?? 0}`;
    const argv = ['--at', at, '--accounts', path.join(folder, 'accounts.yaml'), '--sessions', '2', '--for', '300ms'];
    const refused = await mailspec(...argv);
    expect(refused.code).toBe(3);
    expect(refused.err).toContain('the account ann holds mail (1 message)');
    const allowed = await mailspec(...argv, '--disposable', '--json');
    expect([allowed.code, allowed.err]).toEqual([0, expect.stringContaining('commands') as string]);
    expect(allowed.out + allowed.err).not.toContain('hush-4711');
    expect(JSON.parse(allowed.out)).toMatchObject({ schema: 1, sessions: { imap: 2, pop3: 0 }, exitCode: 0 });
    await expect(mailspec(...argv)).resolves.toMatchObject({ code: 0 });
  });

  // The fault shows more than a hundred times a second: eight are enough for a machine with much else to do.
  it('finds a fault, and says where', async () => {
    const { code, out } = await mailspec('--fault', 'imap.expunge.announced-twice', '--sessions', '5', '--for', '8s');
    expect(code).toBe(1);
    expect(out).toMatch(
      /fail: rule\.imap\.expunge-in-view: .*\n +\d+ times\n.*imap-\d of user\d+.*\n +wanted .*\n +got /,
    );
  });
});
