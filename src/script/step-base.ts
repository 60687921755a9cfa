import { blameKey, child, type Cursor, items, optionalChild } from '../source/cursor.ts';
import { placeOf } from '../source/yaml-file.ts';
import { keyOffset, spanOf } from '../source/yaml-nodes.ts';
import type { StepBase } from './model.ts';
import { type Actor, foreignKeys } from './step-actor.ts';
import type { Scope } from './scope.ts';
import { belongs, eachPrefix, fits, judgedByHolding, stepKeys, type StepKind } from './step-keys.ts';
import type { Branch as BranchSource, Step as StepSource } from './suite.generated.ts';
import { textOf } from './text.ts';

/** Where a step is compiled: on its own, or in a group whose check it may inherit. */
export interface StepFrame {
  readonly inside?: 'at once' | 'together';
  readonly check?: string;
}

/** Place, source and check of a step. */
export function compileBase(scope: Scope, cursor: Cursor<StepSource>, actor: Actor, frame: StepFrame): StepBase {
  const { file, path } = cursor;
  const check = compileCheck(scope, cursor) ?? frame.check;
  const at = placeOf(file, keyOffset(file, [...path, actor.key]));
  return { at, source: sourceOf(cursor), ...(check !== undefined && { check }) };
}

/** The lines of a value as written, without the indentation that they share. */
function sourceOf({ file, path }: Cursor<unknown>): string {
  const [start, end] = spanOf(file, path);
  const { column } = placeOf(file, start);
  const [first = '', ...rest] = file.text.slice(start, end).trimEnd().split(/\r?\n/);
  const indent = new RegExp(`^[ \\t]{0,${column - 1}}`);
  return [first, ...rest.map((line) => line.replace(indent, ''))].join('\n');
}

function compileCheck(scope: Scope, cursor: Cursor<StepSource>): string | undefined {
  const check = optionalChild(cursor, 'check');
  const title = optionalChild(cursor, 'title');
  const requirement = optionalChild(cursor, 'requirement');
  if (check !== undefined) {
    return scope.declare({
      name: check,
      ...(title !== undefined && { title: textOf(title, scope.row).value }),
      requirements: items<string>(requirement),
    });
  }
  for (const key of [title, requirement]) {
    if (key !== undefined)
      scope.report(blameKey(key, `"${String(key.path.at(-1))}" speaks of a check`, 'name it: add "check"'));
  }
  return undefined;
}

/** Keys that have no meaning in a step of this kind are reported. */
export function checkKeys(
  scope: Scope,
  cursor: Cursor<StepSource>,
  kind: StepKind,
  actor: Actor,
  frame: StepFrame,
): void {
  const own = new Set(foreignKeys(cursor.value));
  for (const key of Object.keys(cursor.value)) {
    if (key === actor.key || own.has(key) || fits(kind, key, frame.inside)) continue;
    const name = key.startsWith(eachPrefix) ? 'each' : key;
    const asOne = frame.inside === 'together' ? 'what comes is judged as one: write it beside "together"' : undefined;
    const hint = fits(kind, key) ? asOne : hintFor(kind, name);
    scope.report(blameKey(child(cursor, key), `"${key}" does not go with ${wordFor(kind)}`, hint));
  }
}

/** The same for the keys of a branch of `one of`. */
export function checkBranchKeys(scope: Scope, cursor: Cursor<BranchSource>, kind: StepKind): void {
  for (const key of Object.keys(cursor.value) as (keyof BranchSource)[]) {
    const isStatus = kind !== 'app' && kind !== 'server' && key === 'status';
    if (isStatus || fits(kind, key) || !stepKeys.includes(key)) continue;
    scope.report(blameKey(child(cursor, key), `"${key}" does not go with ${wordFor(kind)}`, hintFor(kind, key)));
  }
}

function hintFor(kind: StepKind, key: string): string | undefined {
  const isOfHolder = fits('app', key) || fits('server', key);
  return (isOfHolder ? undefined : judgedByHolding[kind]) ?? belongs[key];
}

function wordFor(kind: StepKind): string {
  if (kind === 'command') return 'a command';
  if (kind === 'app') return 'a word of a mail app';
  if (kind === 'server') return '"server: look"';
  return kind === 'operator' || kind === 'at once' || kind === 'together' ? `"${kind}"` : `(${kind})`;
}
