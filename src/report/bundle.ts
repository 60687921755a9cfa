import { lstatSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { RunResult } from '../result/result.ts';
import { transcriptPath } from '../result/transcript-path.ts';
import { EventLog } from './event-log.ts';
import { eventsOf, writeEvent } from './events.ts';
import { writers } from './writers.ts';
import type { ReportRequest } from './writers.ts';

/** A report that cannot be written, with what a person can do about it. */
export class BundleError extends Error {
  readonly code: 'not-writable' | 'taken';
  readonly advice: string;
  constructor(code: BundleError['code'], message: string, advice: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'BundleError';
    this.code = code;
    this.advice = advice;
  }
}

/** What goes into a bundle beside the result. Secrets were masked before. */
export interface BundleExtras {
  /** Text of each transcript, by case. */
  readonly transcripts?: ReadonlyMap<string, string>;
  /** What the server logged. */
  readonly serverLog?: string;
  /** Opened before the run, whose events were streamed into it. */
  readonly opened?: Pick<OpenBundle, 'path'>;
}

function codeOf(cause: unknown): unknown {
  return cause instanceof Error && 'code' in cause ? cause.code : undefined;
}

function explain(what: string, cause: unknown): BundleError {
  if (codeOf(cause) === 'EEXIST')
    return new BundleError('taken', `${what} is there already`, 'remove it, or give another directory', cause);
  const why = cause instanceof Error ? cause.message : String(cause);
  const advice = 'check that the directory may be written to and that the disk is not full, or give another one';
  return new BundleError('not-writable', `cannot write ${what}: ${why}`, advice, cause);
}

function attempt<T>(what: string, act: () => T): T {
  try {
    return act();
  } catch (cause) {
    throw explain(what, cause);
  }
}

/** Writes a file whole or not at all: a reader never sees half of it. A device or a link is written to, not replaced. */
function place(file: string, text: string): void {
  attempt(file, () => {
    mkdirSync(dirname(file), { recursive: true });
    const there = lstatSync(file, { throwIfNoEntry: false });
    if (there && !there.isFile()) {
      writeFileSync(file, text);
      return;
    }
    writeFileSync(`${file}.part`, text);
    renameSync(`${file}.part`, file);
  });
}

/** Makes the directory of a run, of its own: runs that begin in the same second have the same id, and get a number behind it. */
function makeFolder(dir: string, runId: string): string {
  for (let turn = 1; ; turn += 1) {
    const path = join(dir, turn === 1 ? runId : `${runId}-${String(turn)}`);
    if (attempt(path, () => makes(path))) return path;
  }
}

/** Makes a directory, and those above it where they are missing. False: it is another's already. */
function makes(path: string): boolean {
  try {
    mkdirSync(path);
    return true;
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') return false;
    if (codeOf(cause) !== 'ENOENT') throw cause;
  }
  mkdirSync(dirname(path), { recursive: true });
  return makes(path);
}

/** Lets `<dir>/latest` stand for the newest bundle; a text file where the system has no symbolic links. */
function pointLatest(dir: string, folder: string): void {
  const latest = join(dir, 'latest');
  const fresh = join(dir, `.latest-${folder}`);
  attempt(latest, () => {
    rmSync(fresh, { force: true });
    try {
      symlinkSync(folder, fresh, 'dir');
    } catch (cause) {
      if (codeOf(cause) !== 'EPERM') throw cause;
      writeFileSync(fresh, `${folder}\n`);
    }
    renameSync(fresh, latest);
  });
}

/** A bundle that a run writes into while it goes on. */
export interface OpenBundle {
  readonly path: string;
  readonly events: EventLog;
}

/** Makes the directory of a run and begins its event stream, so that a disk that cannot be written to is found first. */
export function openBundle(dir: string, runId: string): OpenBundle {
  const path = makeFolder(dir, runId);
  const file = join(path, 'events.ndjson');
  return { path, events: attempt(file, () => new EventLog(file)) };
}

/**
 * Writes the bundle `<dir>/<run id>/` of a run that is over: results.json, events.ndjson, junit.xml, transcripts and the
 * server's log, and lets `<dir>/latest` point to it. Gives the path of the bundle.
 */
export function writeBundle(dir: string, result: RunResult, extras: BundleExtras = {}): string {
  const path = extras.opened?.path ?? makeFolder(dir, result.run.id);
  place(join(path, 'results.json'), writers.json(result));
  place(join(path, 'junit.xml'), writers.junit(result));
  if (!extras.opened) place(join(path, 'events.ndjson'), eventsOf(result).map(writeEvent).join(''));
  for (const [caseId, text] of extras.transcripts ?? []) place(join(path, transcriptPath(caseId)), text);
  if (extras.serverLog !== undefined && extras.serverLog !== '') place(join(path, 'server.log'), extras.serverLog);
  pointLatest(dir, basename(path));
  return path;
}

/** Writes the reports asked for by `--report`. */
export function writeReports(result: RunResult, requests: readonly ReportRequest[]): void {
  for (const { format, file } of requests) place(file, writers[format](result));
}
