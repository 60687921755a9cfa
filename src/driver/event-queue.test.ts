import { describe, expect, it } from 'vitest';
import { EventQueue } from './event-queue.ts';

const silence = (): string => 'silence';
const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;

describe('EventQueue', () => {
  it('gives what came, in order, before any wait', async () => {
    const queue = new EventQueue<string>();
    queue.push('a');
    queue.push('b');
    expect(queue.size).toBe(2);
    expect(await queue.next({ deadlineMs: 0, silence })).toBe('a');
    expect(await queue.next({ deadlineMs: 0, silence })).toBe('b');
    expect(await queue.next({ deadlineMs: 0, silence })).toBe('silence');
  });

  it('ends a wait with what comes, and leaves no timer', async () => {
    const queue = new EventQueue<string>();
    const wait = queue.next({ deadlineMs: 60_000, silence });
    const during = timers();
    queue.push('a');
    expect(timers()).toBe(during - 1);
    expect(await wait).toBe('a');
    expect(queue.ready).toBe(false);
  });

  it('ends a wait with the last event, and gives that for ever', async () => {
    const queue = new EventQueue<string>();
    const wait = queue.next({ deadlineMs: 60_000, silence });
    const during = timers();
    queue.finish('over');
    queue.finish('later');
    expect(timers()).toBe(during - 1);
    expect(await wait).toBe('over');
    expect(queue.ready).toBe(false);
    expect(await queue.next({ deadlineMs: 60_000, silence })).toBe('over');
  });

  it('gives what came before the last event first', async () => {
    const queue = new EventQueue<string>();
    queue.push('a');
    queue.finish('over');
    expect(await queue.next({ deadlineMs: 0, silence })).toBe('a');
    expect(queue.ready).toBe(true);
    expect(await queue.next({ deadlineMs: 0, silence })).toBe('over');
    expect(queue.ready).toBe(false);
  });

  it('stops at a signal, and leaves neither timer nor listener', async () => {
    const queue = new EventQueue<string>();
    const controller = new AbortController();
    const wait = queue.next({ deadlineMs: 60_000, signal: controller.signal, silence });
    const during = timers();
    controller.abort(new Error('enough'));
    expect(timers()).toBe(during - 1);
    await expect(wait).rejects.toMatchObject({ code: 'aborted', cause: { message: 'enough' } });
    await expect(queue.next({ deadlineMs: 1, signal: controller.signal, silence })).rejects.toMatchObject({
      code: 'aborted',
    });
    queue.push('a');
    expect(await queue.next({ deadlineMs: 0, silence })).toBe('a');
  });

  it('tells how long it was silent', async () => {
    const queue = new EventQueue<number>();
    expect(await queue.next({ deadlineMs: 20, silence: (waitedMs) => waitedMs })).toBeGreaterThan(18);
  });

  it('has one reader at a time', async () => {
    const queue = new EventQueue<string>();
    const first = queue.next({ deadlineMs: 60_000, silence });
    await expect(queue.next({ deadlineMs: 1, silence })).rejects.toMatchObject({ code: 'misuse' });
    queue.push('a');
    expect(await first).toBe('a');
  });

  it('hands over all that was not taken', async () => {
    const queue = new EventQueue<string>();
    for (const item of ['a', 'b', 'c']) queue.push(item);
    await queue.next({ deadlineMs: 0, silence });
    expect(queue.drain()).toEqual(['b', 'c']);
    expect(queue.ready).toBe(false);
  });
});
