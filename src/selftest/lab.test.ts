import { describe, expect, it } from 'vitest';
import { type FaultId, faultIds } from '../reference/index.ts';
import type { Verdict } from '../result/verdict.ts';
import { Lab } from './lab.ts';
import type { Job, Played, SeenCheck } from './play.ts';

const [first, second] = faultIds as [FaultId, FaultId];

const check = (id: string, verdict: Verdict): SeenCheck => ({ id, verdict, level: 'must', message: '', branches: [] });

function played(checks: readonly SeenCheck[], faults: readonly FaultId[] = []): Played {
  return { checks, faults, settings: [], faultsOfProbe: [], durationMs: 1 };
}

describe('a lab', () => {
  const jobs: Job[] = [];
  const lab = new Lab((job) => {
    jobs.push(job);
    const healthy = [check('x', 'pass'), check('y', 'fail'), check('z', 'pass')];
    if (job.fault === undefined) return Promise.resolve(played(healthy, [first]));
    return Promise.resolve(played([check('x', 'fail'), check('y', 'fail'), check('z', 'blocked')]));
  });

  it('counts what is red with a fault and not without it', async () => {
    const trial = await lab.trial(first, '', 'one');
    expect(trial.kills.map(({ id }) => id)).toEqual(['x']);
    expect(trial.blocked).toBe(1);
  });

  it('knows the cases in which a fault can show', () => {
    expect([lab.reach(first, ''), lab.reach(second, '')]).toEqual([['one'], []]);
  });

  it('plays nothing twice', async () => {
    await Promise.all([lab.trial(first, '', 'one'), lab.healthy('', 'one'), lab.trial(first, '', 'one')]);
    expect(jobs).toHaveLength(2);
    expect(lab.trials).toHaveLength(1);
  });
});
