import type { SourcePlace } from '../result/source.ts';
import type { Problem } from './problem.ts';
import { type Path, placeOf, problemAt, type YamlFile } from './yaml-file.ts';
import { keyOffset, valueOffset } from './yaml-nodes.ts';

/** A value of a YAML file together with its place. */
export interface Cursor<T> {
  readonly file: YamlFile;
  readonly path: Path;
  readonly value: T;
}

/** What a key of a map, or an index of a list, leads to. */
export function child<T extends object, K extends keyof T & (string | number)>(
  cursor: Cursor<T>,
  key: K,
): Cursor<T[K]> {
  return { file: cursor.file, path: [...cursor.path, key], value: cursor.value[key] };
}

/** The same, or undefined where the key is absent. */
export function optionalChild<T extends object, K extends keyof T & (string | number)>(
  cursor: Cursor<T>,
  key: K,
): Cursor<NonNullable<T[K]>> | undefined {
  const found = child(cursor, key);
  return isPresent(found) ? found : undefined;
}

function isPresent<T>(cursor: Cursor<T>): cursor is Cursor<NonNullable<T>> {
  return cursor.value !== undefined && cursor.value !== null;
}

/** The items of a list; a single value is a list of one, an absent one an empty list. */
export function items<T>(cursor: Cursor<T | readonly T[] | undefined> | undefined): readonly Cursor<T>[] {
  if (cursor?.value === undefined) return [];
  const { file, path, value } = cursor;
  if (!isList(value)) return [{ file, path, value }];
  return value.map((item, index) => ({ file, path: [...path, index], value: item }));
}

function isList<T>(value: T | readonly T[]): value is readonly T[] {
  return Array.isArray(value);
}

/** The entries of a map, in the order written. */
export function entries<T>(
  cursor: Cursor<Readonly<Record<string, T>>> | undefined,
): readonly (readonly [string, Cursor<T>])[] {
  if (cursor === undefined) return [];
  const { file, path } = cursor;
  return Object.entries(cursor.value).map(([key, value]) => [key, { file, path: [...path, key], value }]);
}

/** Line and column of a value. */
export function placeAt(cursor: Cursor<unknown>): SourcePlace {
  return placeOf(cursor.file, valueOffset(cursor.file, cursor.path));
}

/** A problem with a value. */
export function blame(cursor: Cursor<unknown>, message: string, hint?: string): Problem {
  return problemAt(cursor.file, valueOffset(cursor.file, cursor.path), message, hint);
}

/** A problem with the key that leads to a value. */
export function blameKey(cursor: Cursor<unknown>, message: string, hint?: string): Problem {
  return problemAt(cursor.file, keyOffset(cursor.file, cursor.path), message, hint);
}
