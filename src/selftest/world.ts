import type { Choices } from '../reference/index.ts';

/**
 * What a server was told to choose, as one text: `imap.idle=off imap.move=off`, sorted; empty for a server that was told
 * nothing.
 */
export type World = string;

/** The world of a server that was told nothing. */
export const untold: World = '';

/** The world of these choices. */
export function worldOf(choices: Readonly<Record<string, string>>): World {
  return Object.entries(choices)
    .map((pair) => pair.join('='))
    .sort()
    .join(' ');
}

/** The choices of a world that `worldOf` named. */
export function choicesOf(world: World): Choices {
  const pairs = world.split(' ').filter((pair) => pair !== '');
  return Object.fromEntries(pairs.map((pair) => pair.split('='))) as Choices;
}
