import { didYouMean } from '../source/suggest.ts';
import type { Scope } from './scope.ts';
import { blameText, type Text } from './text.ts';

/** `{name}` or `{name:type}` in a pattern. */
const hole = /\{([A-Za-z][\w-]*)(?::[^}]*)?\}/g;
const capture = /\{([A-Za-z][\w-]*)\}/g;
const fixture = /\{=([^}:]+)(?::([^}]+))?\}/g;

/** What the patterns of a step bind is known from then on. */
export function bindNames(scope: Scope, texts: readonly Pick<Text, 'value'>[]): void {
  for (const text of texts) for (const found of text.value.matchAll(hole)) scope.bound.add(found[1] ?? '');
}

/** Each `{name}` of a comparison must have been bound. */
export function checkNames(scope: Scope, text: Text): void {
  for (const found of text.value.matchAll(capture)) checkName(scope, text, found.index, found[1] ?? '');
}

/** A name that is used must have been bound before. */
export function checkName(scope: Scope, text: Text, at: number, name: string): void {
  if (scope.bound.has(name)) return;
  const hint = didYouMean(name, scope.bound);
  scope.report(blameText(text, at, `nothing before this step binds {${name}}`, hint));
}

/** Each `{=fixture:part}` of a pattern must exist. */
export function checkFixtures(scope: Scope, text: Text): void {
  for (const found of text.value.matchAll(fixture))
    checkFixture(scope, text, found.index + 2, found[1] ?? '', found[2]);
}

/** A fixture that is named must exist, and have the part. */
export function checkFixture(scope: Scope, text: Text, at: number, name: string, part?: string): void {
  const fault = scope.fixtures.fault(name, part);
  if (fault === undefined) return;
  const column = scope.fixtures.has(name) ? at + name.length + 1 : at;
  scope.report(blameText(text, column, fault.message, fault.hint));
}
