import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BaselineEntry } from '../result/result.ts';
import { blame, blameKey, child, items, optionalChild, placeAt } from '../source/cursor.ts';
import type { Cursor } from '../source/cursor.ts';
import { checkYaml, loadYaml } from '../source/load-yaml.ts';
import type { Loaded } from '../source/load-yaml.ts';
import { formatProblem, sortProblems } from '../source/problem.ts';
import type { Problem } from '../source/problem.ts';
import { didYouMean } from '../source/suggest.ts';
import type { BaselineFile, KnownFailure } from './baseline.generated.ts';
import { isGlob } from './baseline.ts';

/** A baseline, or everything that is wrong with it. With problems there are no entries. */
export interface Baseline {
  readonly entries: readonly BaselineEntry[];
  readonly problems: readonly Problem[];
}

/** What an entry may cite. Without it `requirement` is not looked up. */
export interface BaselineContext {
  readonly requirements?: { has(id: string): boolean; keys(): Iterable<string> };
}

/** A baseline that cannot be used: it is not there, or has mistakes. */
export class BaselineError extends Error {}

/** Which baseline: the file that was asked for, otherwise the one beside the target's definition, where there is one. */
export interface BaselineChoice {
  readonly asked: string | undefined;
  readonly folder: string | undefined;
  readonly target: string;
}

function chosenFile({ asked, folder, target }: BaselineChoice): string | undefined {
  if (asked !== undefined || folder === undefined) return asked;
  const own = join(folder, `${target}.baseline.yaml`);
  return existsSync(own) ? own : undefined;
}

/** The known failures of a target; none where it has no baseline. Throws `BaselineError`. */
export function knownFailures(choice: BaselineChoice, context: BaselineContext): readonly BaselineEntry[] {
  const file = chosenFile(choice);
  if (file === undefined) return [];
  if (!existsSync(file)) throw new BaselineError(`there is no baseline ${file}`);
  const { entries, problems } = loadBaseline(file, context);
  if (problems.length > 0) throw new BaselineError(problems.map(formatProblem).join('\n'));
  return entries;
}

/**
 * The same for random conversations, which break rules that no suite breaks: what is listed in `<target>.explore.baseline.yaml`
 * comes before what every run knows. A file that was asked for is all there is.
 */
export function knownInSearches(choice: BaselineChoice, context: BaselineContext): readonly BaselineEntry[] {
  const every = knownFailures(choice, context);
  return choice.asked === undefined
    ? [...knownFailures({ ...choice, target: `${choice.target}.explore` }, context), ...every]
    : every;
}

/** Reads `<target>.baseline.yaml`. */
export function loadBaseline(path: string, context: BaselineContext = {}): Baseline {
  return judge(loadYaml<BaselineFile>(path, 'baseline'), context);
}

/** The same for text that is at hand already. */
export function parseBaseline(name: string, text: string, context: BaselineContext = {}): Baseline {
  return judge(checkYaml<BaselineFile>(name, text, 'baseline'), context);
}

function judge({ top, problems }: Loaded<BaselineFile>, context: BaselineContext): Baseline {
  if (!top || problems.length > 0) return { entries: [], problems: sortProblems(problems) };
  const cursors = items<KnownFailure>(child(top, 'known'));
  const found = [
    ...cursors.flatMap((cursor) => [
      ...checkMax(cursor),
      ...checkDates(cursor),
      ...checkFlaky(cursor),
      ...checkRequirement(cursor, context),
    ]),
    ...cursors.flatMap((cursor, at) => checkTwin(cursor, cursors.slice(0, at))),
  ];
  if (found.length > 0) return { entries: [], problems: sortProblems(found) };
  return { entries: cursors.map((cursor) => ({ ...cursor.value, source: placeAt(cursor) })), problems: [] };
}

function checkMax(cursor: Cursor<KnownFailure>): readonly Problem[] {
  const max = optionalChild(cursor, 'max');
  if (isGlob(cursor.value) && !max)
    return [blame(child(cursor, 'check'), 'a glob says how many of its checks may fail', 'add the key "max"')];
  if (!isGlob(cursor.value) && max) return [blameKey(max, '"max" is for globs, and this entry names one check')];
  return [];
}

/** What fails by chance hides that it was mended: somebody has to look at it again. */
function checkFlaky(cursor: Cursor<KnownFailure>): readonly Problem[] {
  const flaky = optionalChild(cursor, 'flaky');
  if (!flaky || cursor.value.expires !== undefined) return [];
  return [blameKey(flaky, 'a failure that comes and goes is looked at again on some day', 'add the key "expires"')];
}

/** The schema saw to digits and dashes; `2025-02-31` gets through it. */
function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function checkDates(cursor: Cursor<KnownFailure>): readonly Problem[] {
  const days = [child(cursor, 'since'), optionalChild(cursor, 'expires')].filter((day) => day !== undefined);
  const wrong = days.filter((day) => !isDay(day.value)).map((day) => blame(day, `there is no day ${day.value}`));
  const [since, expires] = days;
  if (wrong.length > 0 || !since || !expires || expires.value >= since.value) return wrong;
  return [blame(expires, `the entry expires before it begins, on ${since.value}`)];
}

function checkRequirement(cursor: Cursor<KnownFailure>, { requirements }: BaselineContext): readonly Problem[] {
  const cited = optionalChild(cursor, 'requirement');
  if (!cited || !requirements || requirements.has(cited.value)) return [];
  return [blame(cited, `unknown requirement "${cited.value}"`, didYouMean(cited.value, requirements.keys()))];
}

/** Two entries for one check under the same conditions: only one of them could ever hold. */
function checkTwin(cursor: Cursor<KnownFailure>, earlier: readonly Cursor<KnownFailure>[]): readonly Problem[] {
  const { check, when } = cursor.value;
  const twin = earlier.find(
    ({ value }) => value.check === check && value.when?.version === when?.version && value.when?.tls === when?.tls,
  );
  if (!twin) return [];
  return [blame(child(cursor, 'check'), `"${check}" is listed already, in line ${placeAt(twin).line}`)];
}
