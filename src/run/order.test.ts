import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inParallel } from './schedule.ts';
import { parseShard, shardOf } from './shard.ts';
import { shuffled } from './shuffle.ts';

describe('shuffled', () => {
  it('keeps every item, and the same seed gives the same order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.nat(), (items, seed) => {
        const once = shuffled(items, seed);
        expect([...once].sort()).toEqual([...items].sort());
        expect(shuffled(items, seed)).toEqual(once);
      }),
    );
  });

  it('gives another order for another seed', () => {
    const items = Array.from({ length: 50 }, (_, at) => at);
    expect(shuffled(items, 1)).not.toEqual(shuffled(items, 2));
  });
});

describe('shards', () => {
  it('are the whole together, each item in one', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer()), fc.integer({ min: 1, max: 9 }), (items, count) => {
        const parts = Array.from({ length: count }, (_, at) => shardOf(items, { index: at + 1, count }));
        expect(parts.flat().sort()).toEqual([...items].sort());
      }),
    );
  });

  it.each(['0/3', '4/3', '1', 'a/b', '1/0', ''])('refuses %j', (text) => {
    expect(parseShard(text)).toBeUndefined();
  });

  it('reads 2/3', () => {
    expect(parseShard('2/3')).toEqual({ index: 2, count: 3 });
  });
});

describe('inParallel', () => {
  it('runs at most the number asked for at once, and all of them', async () => {
    let running = 0;
    let most = 0;
    const done: number[] = [];
    const items = Array.from({ length: 20 }, (_, at) => at);
    await inParallel(
      items,
      3,
      async (item) => {
        most = Math.max(most, ++running);
        await Promise.resolve();
        running -= 1;
        done.push(item);
      },
      () => false,
    );
    expect(most).toBe(3);
    expect(done.sort((a, b) => a - b)).toEqual(items);
  });

  it('takes no new item once it is told to stop', async () => {
    const done: number[] = [];
    await inParallel(
      [1, 2, 3, 4],
      1,
      async (item) => void done.push(await Promise.resolve(item)),
      () => done.length === 2,
    );
    expect(done).toEqual([1, 2]);
  });
});
