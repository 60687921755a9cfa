import { describe, expect, it } from 'vitest';
import { type FaultId } from '../reference/index.ts';
import { Tally } from '../run/tally.ts';
import { contentsOf } from '../run/wipe.ts';
import { startEmbedded } from '../targets/embedded-target.ts';
import { loadTarget } from '../targets/load.ts';
import type { Target } from '../targets/target.ts';
import { planStress, type StressOptions } from './plan.ts';
import type { StressResult } from './result.ts';
import { stress, type StressInput } from './stress.ts';
import { writeStress } from './write-stress.ts';

const asked: StressOptions = {
  sessions: 6,
  forMs: 1_000,
  workMs: 500,
  seed: 7,
  tls: 'none',
  timeoutScale: 1,
  disposable: false,
  signal: new AbortController().signal,
};

async function start(...faults: readonly FaultId[]): Promise<Target> {
  return startEmbedded(await loadTarget('reference'), { faults });
}

async function load(
  target: Target,
  options: Partial<StressOptions> = {},
  onRest: StressInput['onRest'] = () => undefined,
): Promise<StressResult> {
  const wanted = { ...asked, ...options };
  const plan = planStress(target, wanted);
  if ('problem' in plan) throw new Error(plan.problem);
  return stress({ target, plan, baseline: [], options: wanted, onRest });
}

/** Loads a target for as long as it takes: this machine may have much else to do. */
function loadUntil(
  enough: (snapshot: Parameters<StressInput['onRest']>[0]) => boolean,
  target: Target,
  options: Partial<StressOptions> = {},
): Promise<StressResult> {
  const stop = new AbortController();
  return load(target, { forMs: 100_000, signal: stop.signal, ...options }, (snapshot) => {
    if (enough(snapshot)) stop.abort(new Error('enough'));
  });
}

const ids = (result: StressResult): readonly string[] => result.violations.map(({ id }) => id);

describe('stress', { timeout: 120_000 }, () => {
  it('finds nothing on a server without faults, and tells what was sent and how long it took', async () => {
    await using target = await start();
    const result = await load(target, { forMs: 5_000 });
    expect(result).toMatchObject({
      exitCode: 0,
      reasons: [],
      violations: [],
      sessions: { imap: 4, pop3: 2 },
      accounts: 1,
      ended: { by: 'time' },
      bad: { count: 0 },
      byes: { count: 0 },
      disconnects: { count: 0 },
      timeouts: { count: 0 },
    });
    expect(result.rests).toBeGreaterThan(0);
    const counted = result.byCommand.reduce((sum, { count }) => sum + count, 0);
    expect([counted, counted > 10]).toEqual([result.commands, true]);
    const [noop] = result.byCommand.filter(({ command }) => command === 'NOOP');
    expect(noop?.p50Ms).toBeGreaterThan(0);
    expect(noop?.p99Ms).toBeGreaterThanOrEqual(noop?.p50Ms ?? Infinity);
    expect(noop?.maxMs).toBeGreaterThanOrEqual(noop?.p99Ms ?? Infinity);
    expect(writeStress(result)).toMatch(/^reference, mailspec .*: 4 IMAP and 2 POP3 sessions on 1 account, seed 7\n/);
    expect(writeStress(result)).toMatch(/NOOP .* OK \d+.*nothing unexpected\n$/s);
  });

  it('sends each command that the words stand for, and each is taken', async () => {
    await using target = await start();
    const { byCommand } = await loadUntil(({ commands }) => commands > 800, target);
    const taken = byCommand.filter(({ replies }) => (replies['OK'] ?? 0) + (replies['+OK'] ?? 0) > 0);
    expect(taken.map(({ command }) => command)).toEqual(
      expect.arrayContaining([
        ...['NOOP', 'FETCH', 'UID FETCH', 'STORE', 'SEARCH', 'APPEND', 'EXPUNGE', 'SELECT', 'IDLE', '(imap login)'],
        ...['STAT', 'LIST', 'UIDL', 'RETR', 'TOP', 'DELE', 'QUIT', '(pop3 login)'],
      ]),
    );
  });

  it('keeps mailboxes small', async () => {
    await using target = await start();
    const options = { protocols: ['imap'], sessions: 3 } as const;
    const { byCommand } = await loadUntil(({ commands }) => commands > 800, target, options);
    const [append] = byCommand.filter(({ command }) => command === 'APPEND');
    const [account] = target.accounts;
    if (!account) throw new Error('no account');
    const { tls, timeoutScale, signal } = asked;
    const reach = { target, account, tls, timeoutScale, signal, tally: new Tally() };
    const { messages, mailboxes } = await contentsOf({ ...reach, speaksImap: true });
    expect(append?.count).toBeGreaterThan(15);
    expect(messages).toBeLessThan(50);
    expect(mailboxes).toEqual(['Load']);
  });

  it('names the rule that a fault breaks, with session, path, wanted and got', async () => {
    await using target = await start('imap.expunge.announced-twice');
    const result = await loadUntil(({ broken }) => broken > 0, target, { protocols: ['imap'] });
    expect(ids(result)).toContain('rule.imap.expunge-in-view');
    expect(result.reasons).toEqual([expect.stringMatching(/^\d+ rules? unexpectedly broken$/) as string]);
    const [first] = result.violations;
    expect(first?.mismatches[0]).toMatchObject({
      path: expect.stringMatching(/imap-\d of user/) as string,
      wanted: expect.any(String) as string,
      got: expect.any(String) as string,
    });
    expect(first?.exchange.at(-1)).toMatchObject({ direction: 'received' });
    expect(JSON.stringify(result)).not.toContain(target.accounts[0]?.password);
    expect(writeStress(result)).toMatch(/^fail: rule\..*before the first of them:\n +imap-\d of user001 /ms);
  });

  it('ends with what it has when the server goes away', async () => {
    const target = await start();
    const result = await load(target, { forMs: 100_000 }, () => void target[Symbol.asyncDispose]());
    expect(result.ended).toMatchObject({ by: 'server', why: expect.stringMatching(/ECONNREFUSED/) as string });
    expect(result.exitCode).toBe(1);
    expect(result.durationMs).toBeLessThan(30_000);
    expect(writeStress(result)).toContain('the server is gone: cannot connect to ');
  });

  it('ends when it is interrupted', async () => {
    await using target = await start();
    const interrupt = new AbortController();
    const result = await load(target, { forMs: 100_000, signal: interrupt.signal }, () => {
      interrupt.abort(new Error('enough'));
    });
    expect(result).toMatchObject({ exitCode: 130, ended: { by: 'interrupt' } });
  });
});
