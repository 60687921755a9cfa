import { expect, it } from 'vitest';
import { choicesOf, untold, worldOf } from './world.ts';

it('a world names its choices in one order, and gives them back', () => {
  const world = worldOf({ 'imap.move': 'off', 'imap.idle': 'off' });
  expect(world).toBe('imap.idle=off imap.move=off');
  expect(choicesOf(world)).toEqual({ 'imap.idle': 'off', 'imap.move': 'off' });
  expect([worldOf({}), choicesOf(untold)]).toEqual([untold, {}]);
});
