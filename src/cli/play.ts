import path from 'node:path';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { openBundle, writeBundle, writeReports } from '../report/bundle.ts';
import type { OpenBundle } from '../report/bundle.ts';
import type { ConsoleOptions } from '../report/console/options.ts';
import { Progress } from '../report/console/progress.ts';
import { colourPaint, plainPaint } from '../report/paint.ts';
import type { RunEvent, RunResult } from '../result/result.ts';
import type { ExitCode } from '../result/verdict.ts';
import { exitCodes } from '../result/verdict.ts';
import { knownFailures } from '../run/baseline-file.ts';
import { runCases } from '../run/run.ts';
import { selectCases } from '../run/select.ts';
import { packaged, packageVersion } from '../source/packaged.ts';
import type { Io } from './command.ts';
import { openTarget } from './open-target.ts';
import type { RunRequest } from './run-options.ts';

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
    const opened = this.#bundle === undefined ? {} : { opened: this.#bundle };
    const bundle = writeBundle(this.#folder, result, { transcripts: this.transcripts, serverLog, ...opened });
    writeReports(result, request.reports);
    return bundle;
  }
}

/** What a command played, and how a report for people tells of it. */
export interface Played {
  readonly result: RunResult;
  readonly report: ConsoleOptions;
}

/** Brings the target up, plays the cases that were asked for, and writes the bundle and the reports. */
export async function play(request: RunRequest, catalogue: Catalogue, io: Io): Promise<Played> {
  const opened = await openTarget(request, io);
  await using target = opened.target;
  const selected = selectCases(catalogue.suites, request.selection);
  const recorder = new Recorder(request, io);
  const result = await runCases({
    cases: selected.cases,
    leftOut: selected.slow.map((one) => ({ one, reason: 'tagged slow: --slow runs it' })),
    target,
    baseline: knownFailures(
      { asked: request.baseline, folder: opened.folder, target: target.name },
      { requirements: catalogue.requirements.byId },
    ),
    fixtures: catalogue.fixtures,
    options: { ...request.options, signal: io.signal },
    version: packageVersion(),
    selection: request.selectionWords,
    onEvent: recorder.event,
    onTranscript: (id, text) => recorder.transcripts.set(id, text),
  });
  const bundle = recorder.finish(result, request, await target.logs());
  const report: ConsoleOptions = {
    paint: io.colour ? colourPaint : plainPaint,
    requirements: catalogue.requirements.byId,
    promises: catalogue.promises.byId,
    repeat: repeatArguments(request),
    selectorOf: (check) => (isPackaged(check.source.file) ? check.case : `${check.source.file}#${check.case}`),
    bundle,
  };
  return { result, report };
}

/** The exit code of what was played. */
export function exitCodeOf({ result }: Played, io: Io): ExitCode {
  return io.signal.aborted ? exitCodes.interrupted : result.gate.exitCode;
}
