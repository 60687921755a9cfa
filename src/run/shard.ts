/** `i/n` of `--shard`: this run takes every n-th case, counting from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** Reads `2/3`; undefined when it is no shard. */
export function parseShard(text: string): Shard | undefined {
  const match = /^(\d+)\/(\d+)$/.exec(text);
  if (!match) return undefined;
  const [index, count] = [Number(match[1]), Number(match[2])];
  return index >= 1 && index <= count ? { index, count } : undefined;
}

/** The cases of one shard. The order given must not depend on a seed, so that n shards together are the whole. */
export function shardOf<T>(items: readonly T[], shard: Shard): readonly T[] {
  return items.filter((_, at) => at % shard.count === shard.index - 1);
}
