import { availableParallelism } from 'node:os';
import { colourPaint, plainPaint } from '../report/paint.ts';
import { type FaultId, faultIds, faultOf } from '../reference/index.ts';
import type { ExitCode } from '../result/verdict.ts';
import { globMatches } from '../run/select.ts';
import { grown, mapOf, readMap, writeMap } from '../selftest/map.ts';
import { isWhole } from '../selftest/result.ts';
import { selftest, type SelftestRequest } from '../selftest/selftest.ts';
import { loadStage, type Stage } from '../selftest/stage.ts';
import { writeMatrix } from '../selftest/write-matrix.ts';
import { writeSelftest } from '../selftest/write-selftest.ts';
import { type Command, type Io, parseOptions, UsageError, wholeNumber } from './command.ts';
import { faultOptions } from './reference-options.ts';

const help = `Usage: mailspec selftest [SELECTOR...] [OPTIONS]

Proves that a green line means something: plays the suites on the reference server as it should be, where nothing may be
red, and on reference servers with one bug each, where something must be. Prints which checks found which fault, which
faults no check finds, and which MUST checks no fault turns red. A SELECTOR is an id glob, the id of a case or a check, or
the path of a suite file or folder: then all faults are tried on those cases only.

  --fault ID      only this fault, or those of a glob, on every case that it can show in; may be given more than once
  --settings      no faults: every case under every choice that it can depend on
  --full          every fault on every case that it can show in, and every setting; without it as few cases are played
                  as the recorded map promises to be enough
  --slow          the cases tagged slow as well, which wait for minutes, and the faults that only they find
  --write         record the map (selftest/map.json) for the next ones: anew with --full, else with what is found added
  -j, --jobs N    threads (default: one a core)
  --json          the result as JSON on standard output
  --reports DIR   where the matrix goes: DIR/selftest/matrix.json and .md (default reports)

Exit code 0 when all is proved, 1 otherwise.
`;

const options = {
  full: { type: 'boolean' },
  settings: { type: 'boolean' },
  slow: { type: 'boolean' },
  fault: { type: 'string', multiple: true },
  write: { type: 'boolean' },
  jobs: { type: 'string', short: 'j' },
  json: { type: 'boolean' },
  reports: { type: 'string' },
} as const;

/** `mailspec selftest`. */
export const selftestCommand: Command = {
  name: 'selftest',
  summary: 'prove on servers with known bugs that every check can fail',
  help,
  run,
};

interface Request extends Omit<SelftestRequest, 'signal' | 'onPlay'> {
  readonly write: boolean;
  readonly json: boolean;
  readonly reports: string;
}

function requestOf(argv: readonly string[]): Request {
  const { values, positionals: selectors } = parseOptions(argv, options);
  const { write = false, json = false, slow = false, reports = 'reports' } = values;
  const faults = (values.fault ?? []).flatMap((text) => faultsNamed(text, slow));
  const extent = extentOf(values, faults.length > 0, selectors.length > 0);
  if (write && !isWhole(extent)) throw new UsageError('--write records a whole selftest: give it alone or with --full');
  const workers = values.jobs === undefined ? availableParallelism() : wholeNumber('jobs', values.jobs, 1);
  return { extent, write, json, slow, reports, faults, selectors, workers };
}

/** The faults of an id or of a glob. */
function faultsNamed(text: string, slow: boolean): readonly FaultId[] {
  const named = text.includes('*') ? faultIds.filter((id) => globMatches(text, id)) : faultOptions([text]);
  if (named.length === 0) throw new UsageError(`no fault answers to "${text}"`);
  const found = named.filter((id) => slow || faultOf(id).slow === undefined);
  if (found.length === 0) throw new UsageError(`"${text}" shows after minutes only: give --slow`);
  return found;
}

function extentOf(
  { full, settings }: { readonly full?: boolean; readonly settings?: boolean },
  ofFaults: boolean,
  ofCases: boolean,
): SelftestRequest['extent'] {
  if (settings) {
    if (full || ofFaults) throw new UsageError('--settings tries no faults: leave --full and --fault out');
    return 'settings';
  }
  if (ofFaults) return 'faults';
  if (ofCases) return 'cases';
  return full ? 'full' : 'planned';
}

async function stageOf(request: Request): Promise<Stage> {
  const stage = await loadStage(request);
  if (stage.unknown.length > 0)
    throw new UsageError(`nothing answers to ${stage.unknown.map((word) => `"${word}"`).join(', ')}`);
  if (stage.cases.size === 0)
    throw new UsageError(
      stage.slow.length > 0 ? 'all of these cases take minutes: give --slow' : 'the selection leaves no case to play',
    );
  return stage;
}

async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const request = requestOf(argv);
  const stage = await stageOf(request);
  const result = await selftest({ ...request, signal: io.signal, onPlay: progressOn(io) }, stage);
  if (process.stderr.isTTY) io.err(clearLine);
  const files = writeMatrix(request.reports, result);
  if (request.write) writeMap(request.extent === 'full' ? mapOf(result) : grown(readMap(), mapOf(result)));
  const paint = io.colour ? colourPaint : plainPaint;
  io.out(request.json ? `${JSON.stringify(result, null, 2)}\n` : writeSelftest(result, { paint, files }));
  return result.gate.exitCode;
}

const clearLine = '\r\u001b[2K';
const TOLD_EVERY_MS = 5_000;

/** How many plays are over: a line that is written over on a terminal, a line now and then elsewhere. */
function progressOn(io: Io): (progress: { readonly done: number; readonly begun: number }) => void {
  let told = performance.now();
  return ({ done, begun }) => {
    const now = performance.now();
    if (now - told < (process.stderr.isTTY ? 100 : TOLD_EVERY_MS)) return;
    told = now;
    const line = `${String(done)} of ${String(begun)} cases played`;
    io.err(process.stderr.isTTY ? `${clearLine}${line}` : `${line}\n`);
  };
}
