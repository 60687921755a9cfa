import { resolve } from 'node:path';
import { child, type Cursor, items, optionalChild } from '../source/cursor.ts';
import { type Loaded, loadYaml } from '../source/load-yaml.ts';
import { type Problem, sortProblems } from '../source/problem.ts';
import type { Path } from '../source/yaml-file.ts';
import { compileCase, type SuiteFrame } from './compile-case.ts';
import { type CaseId, duplicateProblems } from './duplicates.ts';
import type { Suite } from './model.ts';
import type { ScriptContext } from './scope.ts';
import { foreignKeys } from './step-actor.ts';
import type { Case as CaseSource, Step as StepSource, SuiteFile } from './suite.generated.ts';

export interface LoadedSuites {
  readonly suites: readonly Suite[];
  readonly problems: readonly Problem[];
}

/** Reads suite files, checks them and compiles them. Every mistake of every file comes back; nothing is thrown. */
export function loadSuites(files: readonly string[], context: ScriptContext): Promise<LoadedSuites> {
  const unique = [...new Map(files.map((file) => [resolve(file), file])).values()];
  const compiled = unique.map((file) => compileSuite(loadYaml<SuiteFile>(file, 'suite'), context));
  const problems = compiled.flatMap((each) => each.problems);
  const duplicates = duplicateProblems(compiled.flatMap((each) => each.ids));
  return Promise.resolve({
    suites: compiled.flatMap(({ suite }) => suite ?? []),
    problems: sortProblems([...problems, ...duplicates, ...context.fixtures.problems]),
  });
}

export interface CompiledSuite {
  readonly suite?: Suite;
  readonly ids: readonly CaseId[];
  readonly problems: readonly Problem[];
}

/** Compiles one file. Parts that the schema found broken are left out, everything else is still looked at. */
export function compileSuite(loaded: Loaded<SuiteFile>, context: ScriptContext): CompiledSuite {
  const { top, broken } = loaded;
  if (top === undefined || broken.some((path) => path.length === 0 || path.join() === 'cases'))
    return { ids: [], problems: loaded.problems };
  const problems: Problem[] = [];
  const defaults = optionalChild(top, 'defaults');
  const frame: SuiteFrame = {
    context,
    report: (problem) => void problems.push(problem),
    suite: top.value.suite,
    defaults: defaults && withoutBroken(broken, defaults),
    isBroken: (step) => isBrokenAt(broken, step.path),
  };
  const playable = items<CaseSource>(child(top, 'cases'))
    .filter((each) => !isUnplayable(broken, each))
    .map((each) => withoutBroken(broken, each));
  const canCompile = defaults === undefined || !isUnplayable(broken, defaults);
  const cases = canCompile ? playable.flatMap((each) => compileCase(frame, each) ?? []) : [];
  const { suite: id, title } = top.value;
  return {
    suite: { id, title, file: top.file.name, cases },
    ids: playable.map((each) => ({ id: `${id}.${each.value.id}`, cursor: child(each, 'id') })),
    problems: [...sound(loaded, top), ...problems],
  };
}

/** Something at the path, or below it, has the wrong shape. */
function isBrokenAt(broken: readonly Path[], path: Path): boolean {
  return broken.some((each) => path.every((key, index) => String(each[index]) === String(key)));
}

/** Keys of a case without which its steps cannot be understood. */
const carrying = ['steps', 'before', 'devices', 'rows'];

/** A case, or the defaults, of which a carrying part is broken; single steps may be. */
function isUnplayable(broken: readonly Path[], { path }: Cursor<unknown>): boolean {
  return broken.some((each) => {
    if (!isBrokenAt([each], path)) return false;
    const [key, index] = each.slice(path.length);
    if (key === undefined) return true;
    const isStep = (key === 'steps' || key === 'before') && index !== undefined;
    return carrying.includes(String(key)) && !isStep;
  });
}

/** Leaves out what has the wrong shape, so that everything else can be looked at. */
function withoutBroken<T extends object>(broken: readonly Path[], cursor: Cursor<T>): Cursor<T> {
  const isSound = ([key]: readonly [string, unknown]): boolean =>
    ['steps', 'before', 'id'].includes(key) || !isBrokenAt(broken, [...cursor.path, key]);
  return { ...cursor, value: Object.fromEntries(Object.entries(cursor.value).filter(isSound)) as T };
}

/** The schema takes any unknown key of a step for a device; what it has against its value is noise then. */
function sound(loaded: Loaded<SuiteFile>, top: Cursor<SuiteFile>): readonly Problem[] {
  return loaded.findings.filter(({ path }) => !isStranger(top, path)).map(({ problem }) => problem);
}

function isStranger(top: Cursor<SuiteFile>, path: Path): boolean {
  const at = path.findLastIndex((key, index) => typeof key === 'string' && stepAbove(path, index));
  if (at < 0) return false;
  const step = path
    .slice(0, at)
    .reduce<unknown>((value, key) => (value as Record<string | number, unknown>)[key], top.value);
  const key = String(path[at]);
  const devices = devicesOf(top, path);
  return foreignKeys(step as StepSource).includes(key) && !devices.includes(key);
}

function stepAbove(path: Path, index: number): boolean {
  const list = path[index - 2];
  return typeof path[index - 1] === 'number' && ['steps', 'before', 'at once', 'together'].includes(String(list));
}

function devicesOf(top: Cursor<SuiteFile>, path: Path): readonly string[] {
  const one = top.value.cases[Number(path[1])];
  return Object.keys(one?.devices ?? top.value.defaults?.devices ?? {});
}
