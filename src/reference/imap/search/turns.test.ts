import { expect, it } from 'vitest';
import { limits } from '../../limits.ts';
import { turns } from './turns.ts';

it('lets others have their turn in a loop that takes long, and only then', async () => {
  let others = 0;
  const timer = setInterval(() => {
    others += 1;
  }, 1);
  const due = turns();
  expect(due()).toBeUndefined();
  const end = performance.now() + 4 * limits.searchTurnMs;
  while (performance.now() < end) await due();
  clearInterval(timer);
  expect(others).toBeGreaterThan(0);
});
