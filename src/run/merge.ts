import path from 'node:path';
import type { BaselineEntry, CheckResult, RunFacts, RunResult } from '../result/result.ts';
import { isRule } from '../result/rule.ts';
import type { Verdict } from '../result/verdict.ts';
import { counted } from '../result/words.ts';
import { applyBaseline } from './baseline.ts';
import type { GateOptions } from './gate.ts';
import { decideGate } from './gate.ts';
import { shardProblems } from './merge-check.ts';
import type { ShardFile } from './merge-check.ts';

export interface MergeOptions {
  /** Instead of the one that the shards were run with. */
  readonly baseline?: readonly BaselineEntry[];
  readonly minDecided?: number;
  /** `YYYY-MM-DD`, for entries that expire. */
  readonly today: string;
}

export type Merged = { readonly result: RunResult } | { readonly problems: readonly string[] };

/** What a check of a rule found in one shard stands before what it found in another, if it weighs more. */
const byWeight: readonly Verdict[] = [
  'error',
  'fail',
  'warn',
  'inconclusive',
  'blocked',
  'info',
  'pass',
  'not-applicable',
  'excluded',
];

/** The findings of several shards about one rule, as one. */
function joined(found: readonly CheckResult[]): CheckResult | undefined {
  const [worst] = [...found].sort((a, b) => byWeight.indexOf(a.verdict) - byWeight.indexOf(b.verdict));
  if (!worst) return undefined;
  const same = found.filter((check) => check.verdict === worst.verdict);
  const more = worst.message !== '' && same.length > 1 && isRed(worst) ? furtherShards(same.length - 1) : '';
  return {
    ...worst,
    message: worst.message + more,
    mismatches: same.flatMap((check) => check.mismatches),
    ...occurrencesOf(found),
  };
}

const isRed = ({ verdict }: CheckResult): boolean => verdict !== 'pass' && verdict !== 'not-applicable';

const furtherShards = (count: number): string => ` (and in ${counted(count, 'further shard')})`;

function occurrencesOf(found: readonly CheckResult[]): Pick<CheckResult, 'occurrences'> {
  const counts = found.flatMap((check) => check.occurrences ?? []);
  if (counts.length === 0) return {};
  const total = (key: 'held' | 'broken'): number => counts.reduce((sum, count) => sum + count[key], 0);
  return { occurrences: { held: total('held'), broken: total('broken') } };
}

/** Rules of all shards: each once, and none that passes in one shard while a part of it is broken in another. */
function mergeRules(rules: readonly CheckResult[]): readonly CheckResult[] {
  const ids = [...new Set(rules.map((check) => check.id))];
  return ids
    .filter((id) => !ids.some((other) => other.startsWith(`${id}:`)))
    .flatMap((id) => joined(rules.filter((check) => check.id === id)) ?? []);
}

function inFileOrder(a: CheckResult, b: CheckResult): number {
  return a.source.file.localeCompare(b.source.file) || a.source.line - b.source.line || a.id.localeCompare(b.id);
}

/** The transcripts stay in the bundles of the shards: their paths lead there from the working directory. */
function fromHere(check: CheckResult, bundle: string): CheckResult {
  return check.transcript === undefined ? check : { ...check, transcript: path.join(bundle, check.transcript) };
}

function mergeChecks(shards: readonly ShardFile[]): readonly CheckResult[] {
  const all = shards.flatMap(({ file, result }) => result.checks.map((check) => fromHere(check, path.dirname(file))));
  const own = all.filter((check) => !isRule(check)).sort(inFileOrder);
  return [...own, ...mergeRules(all.filter(isRule))];
}

function sum(runs: readonly RunFacts[], key: 'commands' | 'casesMs' | 'jobs'): number {
  return runs.reduce((total, run) => total + run[key], 0);
}

/** Without its entries a baseline cannot be applied anew, and what it forgave would turn red. */
function withoutEntries({ file, result: { checks, entries } }: ShardFile): readonly string[] {
  if (entries || !checks.some((check) => check.known)) return [];
  return [`${file}: the baseline that it was judged by is not in it, give it with --baseline`];
}

/** Facts of the whole: from the first start to the last end, work added up. */
function mergeRuns(runs: readonly [RunFacts, ...RunFacts[]], minDecided: number | undefined): RunFacts {
  const [{ mailspec, node, tls, selection, seed }] = runs;
  const starts = runs.map((run) => Date.parse(run.startedAt));
  const ends = runs.map((run) => Date.parse(run.startedAt) + run.durationMs);
  const first = runs.reduce((earliest, run) => (run.startedAt < earliest.startedAt ? run : earliest));
  return {
    id: `${first.id}-merged`,
    mailspec,
    node,
    startedAt: first.startedAt,
    durationMs: Math.max(...ends) - Math.min(...starts),
    jobs: sum(runs, 'jobs'),
    commands: sum(runs, 'commands'),
    casesMs: sum(runs, 'casesMs'),
    complete: true,
    selection,
    ...(tls !== undefined && { tls }),
    ...(minDecided !== undefined && { minDecided }),
    ...(seed !== undefined && runs.every((run) => run.seed === seed) && { seed }),
  };
}

/**
 * One result of all the shards of a run. The baseline is applied anew to the whole, since a shard cannot tell an entry
 * that matches nothing from one whose check another shard has; then the gate is decided anew. Refused with every reason
 * when the shards are not all of one run.
 */
export function mergeShards(shards: readonly ShardFile[], options: MergeOptions): Merged {
  const problems = [...shardProblems(shards), ...(options.baseline ? [] : shards.flatMap(withoutEntries))];
  const [first, ...rest] = shards;
  if (!first || problems.length > 0) return { problems };
  const minDecided = options.minDecided ?? first.result.run.minDecided;
  const run = mergeRuns([first.result.run, ...rest.map((shard) => shard.result.run)], minDecided);
  const { target } = first.result;
  const entries = options.baseline ?? first.result.entries;
  const facts = {
    version: target.version,
    tls: run.tls ?? 'none',
    today: options.today,
    partial: run.selection.length > 0,
  };
  const { checks, findings: baseline } = applyBaseline(mergeChecks(shards), entries ?? [], facts);
  const gateOptions: GateOptions = minDecided === undefined ? {} : { minDecided };
  const gate = decideGate({ run, checks, baseline }, gateOptions);
  return { result: { schema: 1, run, target, checks, baseline, ...(entries && { entries }), gate } };
}
