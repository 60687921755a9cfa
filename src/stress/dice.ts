import { DIE, type Dice, type Weighted } from '../explore/commands.ts';
import { generator } from '../run/shuffle.ts';

/** Chance that depends on a seed alone. */
export interface Chance {
  /** A whole number from 0, below `limit`. */
  readonly below: (limit: number) => number;
  readonly dice: () => Dice;
}

/** The same seed gives the same numbers on every machine. */
export function chanceOf(seed: number): Chance {
  const random = generator(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  return { below, dice: () => [below(DIE), below(DIE), below(DIE)] };
}

/** Gives words as often as their weights say. */
export function weigh<Word extends string>(words: readonly Weighted<Word>[], chance: Chance): () => Word | undefined {
  const urn = words.flatMap(({ word, weight }) => Array.from({ length: weight }, () => word));
  return () => urn[chance.below(urn.length)];
}
