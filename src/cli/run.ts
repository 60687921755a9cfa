import path from 'node:path';
import { openBundle, writeBundle, writeReports } from '../report/bundle.ts';
import type { OpenBundle } from '../report/bundle.ts';
import { Progress } from '../report/console/progress.ts';
import { writeConsole } from '../report/console/write-console.ts';
import { colourPaint, plainPaint } from '../report/paint.ts';
import { writeJson } from '../report/json.ts';
import type { RunEvent, RunResult } from '../result/result.ts';
import type { ExitCode } from '../result/verdict.ts';
import { exitCodes } from '../result/verdict.ts';
import { knownFailures } from '../run/baseline-file.ts';
import { runCases } from '../run/run.ts';
import { selectCases } from '../run/select.ts';
import { didYouMean } from '../source/suggest.ts';
import type { Target } from '../targets/target.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { loadCatalogue } from '../catalogue/catalogue.ts';
import type { Command, Io } from './command.ts';
import { UsageError } from './command.ts';
import { openTarget } from './open-target.ts';
import { packaged, packageVersion } from '../source/packaged.ts';
import type { RunRequest } from './run-options.ts';
import { parseRunRequest, runHelp } from './run-options.ts';

function unknownSelector(selector: string, catalogue: Catalogue): string {
  const ids = catalogue.suites.flatMap((suite) => [suite.id, ...suite.cases.map((one) => one.id)]);
  const hint = didYouMean(selector, ids);
  return `nothing answers to "${selector}"${hint === undefined ? '' : `: ${hint}`}`;
}

/** Whether a suite file comes with mailspec, so that the id alone finds its cases. */
function isPackaged(file: string): boolean {
  return path.resolve(file).startsWith(packaged('suites'));
}

/** Arguments that bring the same target up again. */
function repeatArguments(request: RunRequest): readonly string[] {
  return [
    ...(request.target === undefined ? [] : ['--target', request.target]),
    ...(request.embedded.faults ?? []).flatMap((id) => ['--fault', id]),
    ...Object.entries(request.embedded.choices ?? {}).flatMap((pair) => ['--set', pair.join('=')]),
    ...(request.image === undefined ? [] : ['--image', request.image]),
    ...request.at.flatMap((url) => ['--at', url]),
    ...(request.accounts === undefined ? [] : ['--accounts', request.accounts]),
    ...(request.options.tls === 'none' ? [] : ['--tls', request.options.tls]),
    ...(request.options.disposable ? ['--disposable'] : []),
    ...(request.options.readOnly ? ['--read-only'] : []),
  ];
}

/** Writes what the run leaves, as it goes on and at its end. */
class Recorder {
  readonly transcripts = new Map<string, string>();
  readonly #folder: string;
  readonly #progress: Progress;
  #bundle: OpenBundle | undefined;

  constructor(request: RunRequest, io: Io) {
    this.#folder = request.reportsFolder;
    this.#progress = new Progress({
      write: io.err,
      tty: process.stderr.isTTY,
      columns: process.stderr.columns,
      paint: io.colour ? colourPaint : plainPaint,
    });
  }

  readonly event = (event: RunEvent): void => {
    if (event.event === 'start') this.#bundle = openBundle(this.#folder, event.run.id);
    this.#bundle?.events.write(event);
    this.#progress.show(event);
  };

  finish(result: RunResult, request: RunRequest, serverLog: string): string {
    this.#progress.clear();
    const bundle = writeBundle(this.#folder, result, { transcripts: this.transcripts, serverLog, streamed: true });
    writeReports(result, request.reports);
    return bundle;
  }
}

async function play(
  request: RunRequest,
  catalogue: Catalogue,
  target: Target,
  folder: string | undefined,
  io: Io,
): Promise<RunResult> {
  const selected = selectCases(catalogue.suites, request.selection);
  const recorder = new Recorder(request, io);
  const result = await runCases({
    cases: selected.cases,
    leftOut: selected.slow.map((one) => ({ one, reason: 'tagged slow: --slow runs it' })),
    target,
    baseline: knownFailures(
      { asked: request.baseline, folder, target: target.name },
      { requirements: catalogue.requirements.byId },
    ),
    fixture: (name, part) => catalogue.fixtures.resolve(name, part),
    octets: (name) => catalogue.fixtures.octets(name),
    options: { ...request.options, signal: io.signal },
    version: packageVersion(),
    selection: request.selectionWords,
    onEvent: recorder.event,
    onTranscript: (id, text) => recorder.transcripts.set(id, text),
  });
  const bundle = recorder.finish(result, request, await target.logs());
  if (request.json) io.out(writeJson(result));
  else
    io.out(
      writeConsole(result, {
        paint: io.colour ? colourPaint : plainPaint,
        requirements: catalogue.requirements.byId,
        repeat: repeatArguments(request),
        selectorOf: (check) => (isPackaged(check.source.file) ? check.case : `${check.source.file}#${check.case}`),
        bundle,
      }),
    );
  return result;
}

async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const request = parseRunRequest(argv);
  const catalogue = await loadCatalogue(request.selection.selectors);
  const selected = selectCases(catalogue.suites, request.selection);
  if (selected.unknown.length > 0)
    throw new UsageError(selected.unknown.map((selector) => unknownSelector(selector, catalogue)).join('\n'));
  if (selected.cases.length + selected.slow.length === 0) throw new UsageError('the selection leaves no case to run');
  const opened = await openTarget(request, io);
  await using target = opened.target;
  const result = await play(request, catalogue, target, opened.folder, io);
  return io.signal.aborted ? exitCodes.interrupted : result.gate.exitCode;
}

/** `mailspec run`. */
export const runCommand: Command = {
  name: 'run',
  summary: 'play cases against a server and judge every answer',
  help: runHelp(),
  run,
};
