import { isDeepStrictEqual } from 'node:util';
import type { RunResult } from '../result/result.ts';
import { isRule } from '../result/rule.ts';
import { listed } from '../result/words.ts';
import { parseShard } from './shard.ts';

/** A shard's result and the file it was read from. */
export interface ShardFile {
  readonly file: string;
  readonly result: RunResult;
}

/** Runs that were not finished. Their checks are not all of their share. */
function unfinished({ file, result: { run } }: ShardFile): readonly string[] {
  if (run.complete) return [];
  const why = run.stopped === 'fail-fast' ? 'stopped at its first failure' : 'was interrupted';
  return [`${file}: the run ${why}, so that its share is not complete`];
}

function withoutShard({ file, result: { run } }: ShardFile): readonly string[] {
  if (run.shard === undefined) return [`${file}: not a shard, it was run without --shard`];
  return parseShard(run.shard) ? [] : [`${file}: "${run.shard}" is no shard`];
}

/** What all the shards of a run have in common. */
const common: Readonly<Record<string, (result: RunResult) => unknown>> = {
  target: ({ target }) => target.name,
  'version of the target': ({ target }) => target.version,
  'image of the target': ({ target }) => target.image,
  'set of faults of the target': ({ target }) => target.faults,
  'set of settings of the target': ({ target }) => target.settings,
  'kind of target': ({ target }) => target.kind,
  'list of capabilities of the target': ({ target }) => target.capabilities,
  'version of mailspec': ({ run }) => run.mailspec,
  selection: ({ run }) => run.selection,
  'TLS mode': ({ run }) => run.tls,
  '--min-decided': ({ run }) => run.minDecided,
  baseline: ({ entries }) => entries,
};

/** The two values, where they are words. */
function contrast(found: unknown, wanted: unknown): string {
  const words = [found, wanted].map((value) => (value === undefined ? 'nothing' : value));
  return words.every((word) => typeof word === 'string' || typeof word === 'number')
    ? `: ${words.join(' instead of ')}`
    : '';
}

function differences([first, ...rest]: readonly ShardFile[]): readonly string[] {
  if (!first) return [];
  return rest.flatMap(({ file, result }) =>
    Object.entries(common).flatMap(([name, valueOf]) => {
      const [wanted, found] = [valueOf(first.result), valueOf(result)];
      if (isDeepStrictEqual(wanted, found)) return [];
      return [`${file}: the ${name} differs from that of ${first.file}${contrast(found, wanted)}`];
    }),
  );
}

/** Shards twice, shards of another division, and shards that are not there. */
function division(shards: readonly ShardFile[]): readonly string[] {
  const parsed = shards.flatMap(({ file, result: { run } }) => {
    const shard = parseShard(run.shard ?? '');
    return shard ? [{ file, ...shard }] : [];
  });
  const [first] = parsed;
  if (!first) return [];
  const strangers = parsed.filter((shard) => shard.count !== first.count);
  const indexes = parsed.map((shard) => shard.index);
  const twins = parsed.filter((shard, at) => indexes.indexOf(shard.index) < at);
  const missing = Array.from({ length: first.count }, (_, at) => at + 1).filter((index) => !indexes.includes(index));
  if (strangers.length > 0)
    return strangers.map(
      ({ file, index, count }) => `${file}: shard ${index}/${count}, and ${first.file} is one of ${first.count}`,
    );
  return [
    ...twins.map(({ file, index, count }) => `${file}: shard ${index}/${count} is there already`),
    ...missing.map((index) => `shard ${index}/${first.count} is missing`),
  ];
}

/** Checks that more than one shard has. Rules look at every conversation and are in all of them. */
function overlaps(shards: readonly ShardFile[]): readonly string[] {
  const owners = new Map<string, string>();
  return shards.flatMap(({ file, result }) => {
    const own = result.checks.filter((check) => !isRule(check));
    const twice = own.filter((check) => owners.has(check.id)).map((check) => check.id);
    for (const check of own) if (!owners.has(check.id)) owners.set(check.id, file);
    return twice.length === 0 ? [] : [`${file}: ${listed(twice)} ran in another shard too`];
  });
}

/** Everything that keeps shards from being one run. */
export function shardProblems(shards: readonly ShardFile[]): readonly string[] {
  if (shards.length === 0) return ['there is nothing to merge'];
  const alone = shards.flatMap((shard) => [...unfinished(shard), ...withoutShard(shard)]);
  return [...alone, ...differences(shards), ...division(shards), ...overlaps(shards)];
}
