import { readFileSync } from 'node:fs';
import { loadVocabulary } from '../catalogue/catalogue.ts';
import { writeReports } from '../report/bundle.ts';
import { writeConsole } from '../report/console/write-console.ts';
import { readEvents } from '../report/events.ts';
import { writeJson } from '../report/json.ts';
import { colourPaint, plainPaint } from '../report/paint.ts';
import { parseReport } from '../report/writers.ts';
import type { ReportRequest } from '../report/writers.ts';
import type { RunResult } from '../result/result.ts';
import { validateResults } from '../result/validate.ts';
import type { ExitCode } from '../result/verdict.ts';
import { loadBaseline } from '../run/baseline-file.ts';
import { mergeShards } from '../run/merge.ts';
import type { MergeOptions } from '../run/merge.ts';
import type { ShardFile } from '../run/merge-check.ts';
import { formatProblem } from '../source/problem.ts';
import type { Command, Io } from './command.ts';
import { parseOptions, UsageError, wholeNumber } from './command.ts';

const help = `Usage: mailspec merge FILE... [OPTIONS]

Puts the results of all shards of a run together: FILE is the results.json of each shard. Baseline and gate are judged
anew on the whole, and the exit code is that of the whole. Shards that are not all of one finished run are refused.

  --report FORMAT=FILE   json or junit; may stand several times
  --min-decided N        exit 5 unless at least N MUST checks were decided (default: as the shards were told)
  --baseline FILE        known failures (default: those that the shards were run with)
  --json                 the merged results.json on standard output instead of text

Exit code 2 where the files cannot be merged, otherwise as of run.
`;

const options = {
  report: { type: 'string', multiple: true },
  'min-decided': { type: 'string' },
  baseline: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** Results read from a file, or the reason why it holds none. */
type Read = ShardFile | { readonly problem: string };

/** What an event stream, given in place of results, has to say. */
function aboutStream(file: string, text: string): string {
  const { state, problem } = readEvents(text);
  if (state === 'whole') return `${file}: this is the event stream of a run, merge takes the results.json beside it`;
  return `${file}: ${problem ?? state}`;
}

/** JSON, or undefined, which JSON cannot say. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function parse(file: string, text: string): Read {
  if (file.endsWith('.ndjson')) return { problem: aboutStream(file, text) };
  const json = parseJson(text);
  if (json === undefined) return { problem: `${file}: cut off, or no JSON at all` };
  const found = validateResults(json);
  if ('result' in found) return { file, result: found.result };
  return { problem: `${file}: no results of a run: ${found.problems.slice(0, 3).join('; ')}` };
}

function read(file: string): Read {
  try {
    return parse(file, readFileSync(file, 'utf8'));
  } catch (cause) {
    return { problem: `${file}: ${cause instanceof Error ? cause.message : String(cause)}` };
  }
}

function refuse(problems: readonly string[]): never {
  throw new UsageError(`these are not all the shards of one run\n${problems.map((each) => `  ${each}`).join('\n')}`);
}

/** Reads the shards and merges them; throws UsageError with everything that is in the way. */
export function mergeFiles(files: readonly string[], mergeOptions: MergeOptions): RunResult {
  const found = files.map(read);
  const problems = found.flatMap((each) => ('problem' in each ? [each.problem] : []));
  if (problems.length > 0) refuse(problems);
  const merged = mergeShards(
    found.flatMap((each) => ('problem' in each ? [] : [each])),
    mergeOptions,
  );
  return 'problems' in merged ? refuse(merged.problems) : merged.result;
}

function reportRequest(text: string): ReportRequest {
  const request = parseReport(text);
  if ('problem' in request) throw new UsageError(request.problem);
  return request;
}

function baselineOption(file: string | undefined): Pick<MergeOptions, 'baseline'> {
  if (file === undefined) return {};
  const { entries, problems } = loadBaseline(file);
  if (problems.length > 0) throw new UsageError(problems.map(formatProblem).join('\n'));
  return { baseline: entries };
}

function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = parseOptions(argv, options);
  if (positionals.length === 0) throw new UsageError('merge takes the results.json of each shard');
  const minDecided = values['min-decided'];
  const reports = (values.report ?? []).map(reportRequest);
  const result = mergeFiles(positionals, {
    today: new Date().toISOString().slice(0, 10),
    ...baselineOption(values.baseline),
    ...(minDecided !== undefined && { minDecided: wholeNumber('min-decided', minDecided, 0) }),
  });
  writeReports(result, reports);
  const paint = io.colour ? colourPaint : plainPaint;
  const vocabulary = loadVocabulary();
  const [requirements, promises] = [vocabulary.requirements.byId, vocabulary.promises.byId];
  const repeat = ['--target', result.target.name];
  io.out(values.json === true ? writeJson(result) : writeConsole(result, { paint, requirements, promises, repeat }));
  return Promise.resolve(result.gate.exitCode);
}

/** `mailspec merge`. */
export const mergeCommand: Command = {
  name: 'merge',
  summary: 'put the results of all shards of a run together',
  help,
  run,
};
