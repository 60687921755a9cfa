import { describe, expect, it } from 'vitest';
import type { Job } from './play.ts';
import { Pool } from './pool.ts';

/** A worker that does what the name of the case says. */
const program = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from 'node:worker_threads';
    import { setTimeout as delay } from 'node:timers/promises';
    let together = 0;
    parentPort.on('message', async ({ id, job }) => {
      together += 1;
      const beside = together;
      if (job.case === 'crash') setImmediate(() => { throw new Error('out of cheese'); });
      if (job.case === 'break') return parentPort.postMessage({ kind: 'broken', id, why: 'no such case' });
      await delay(20);
      together -= 1;
      const played = { checks: [], faults: [], settings: [], durationMs: beside };
      parentPort.postMessage({ kind: 'played', id, played });
    });
  `)}`,
);

const job = (name: string): Job => ({ case: name, world: '' });

describe('a pool', () => {
  it('plays as many at once as there is room for', async () => {
    await using pool = new Pool({ workers: 1, width: 3, selectors: [], slow: false, program });
    const played = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => pool.play(job(name))));
    expect(Math.max(...played.map(({ durationMs }) => durationMs))).toBe(3);
  });

  it('finds out which of several jobs kills its thread', async () => {
    await using pool = new Pool({ workers: 1, width: 4, selectors: [], slow: false, program });
    const names = ['a', 'b', 'crash', 'c', 'd', 'e'];
    const played = await Promise.all(names.map((name) => pool.play(job(name))));
    expect(played.map(({ trouble }) => trouble)).toEqual(
      names.map((name) => (name === 'crash' ? 'the process crashed: out of cheese' : undefined)),
    );
  });

  it('passes on what went wrong in mailspec itself', async () => {
    await using pool = new Pool({ workers: 1, width: 1, selectors: [], slow: false, program });
    await expect(pool.play(job('break'))).rejects.toThrow('no such case');
  });
});
