import { describe, expect, it } from 'vitest';
import type { Lease } from './accounts.ts';
import { AccountPool } from './accounts.ts';

const never = new AbortController().signal;
const accounts = ['a', 'b'].map((user) => ({ user, password: 'p' }));

function pool(prepare: (lease: Lease) => Promise<void> = () => Promise.resolve()): AccountPool {
  return new AccountPool(accounts, prepare);
}

describe('AccountPool', () => {
  it('lends accounts that no case had yet before one that came back', async () => {
    const all = pool();
    const first = await all.lease(never);
    all.giveBack(first);
    const second = await all.lease(never);
    const third = await all.lease(never);
    expect([first, second, third].map((lease) => lease.account.user)).toEqual(['a', 'b', 'a']);
    expect([first, second, third].map((lease) => lease.fresh)).toEqual([true, true, false]);
  });

  it('never lends one account to two, and serves those who wait in turn', async () => {
    const all = pool();
    const [a, b] = [await all.lease(never), await all.lease(never)];
    const order: string[] = [];
    const waiting = ['first', 'second'].map(async (name) => {
      const lease = await all.lease(never);
      order.push(`${name} ${lease.account.user}`);
    });
    await Promise.resolve();
    expect(order).toEqual([]);
    all.giveBack(b);
    all.giveBack(a);
    await Promise.all(waiting);
    expect(order).toEqual(['first b', 'second a']);
  });

  it('prepares each account before it is lent, and takes it back where that fails', async () => {
    const prepared: string[] = [];
    const all = pool((lease) => {
      prepared.push(lease.account.user);
      return lease.account.user === 'a' && lease.fresh ? Promise.reject(new Error('holds mail')) : Promise.resolve();
    });
    await expect(all.lease(never)).rejects.toThrow('holds mail');
    await all.lease(never);
    const again = await all.lease(never);
    expect(again.account.user).toBe('a');
    expect(prepared).toEqual(['a', 'b', 'a']);
  });

  it('lets a waiting case go when the run is stopped', async () => {
    const all = pool();
    await all.lease(never);
    await all.lease(never);
    const stop = new AbortController();
    const waiting = all.lease(stop.signal);
    stop.abort(new Error('interrupted'));
    await expect(waiting).rejects.toThrow('interrupted');
  });
});
