import type { ErrorObject } from 'ajv';
import type { Problem } from './problem.ts';
import { closest, didYouMean } from './suggest.ts';
import { type Path, problemAt, type YamlFile } from './yaml-file.ts';
import { keyOffset, valueOffset } from './yaml-nodes.ts';

/** What the schema has against a file. */
export interface SchemaReport {
  readonly findings: readonly { readonly path: Path; readonly problem: Problem }[];
  /** Values that do not have the shape promised by the generated types. */
  readonly broken: readonly Path[];
}

/** One problem for each mistake, from the several errors that ajv gives for it. */
export function schemaFindings(file: YamlFile, errors: readonly ErrorObject[]): SchemaReport {
  return {
    findings: telling(errors).map((error) => ({ path: pathOf(error.instancePath), problem: toProblem(file, error) })),
    broken: errors.filter((error) => error.keyword !== 'additionalProperties').map(brokenPath),
  };
}

/** Drops the errors that only repeat another one: branches for another type, and the sums of what the branches found. */
function telling(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const unions = errors.filter((error) => error.keyword === 'anyOf');
  const mistyped = new Set(errors.filter((error) => error.keyword === 'type').map(identity));
  const sound = errors.filter((error) => {
    if (error.keyword === 'anyOf' || error.keyword === 'propertyNames') return false;
    if (!mistyped.has(identity(error))) return !isStoodInFor(error, errors);
    return error.keyword === 'type' && !unions.some((union) => union.instancePath === error.instancePath);
  });
  const isExplained = (union: ErrorObject): boolean =>
    sound.some((error) => isAtOrBelow(error.instancePath, union.instancePath)) ||
    unions.some((other) => other.instancePath.startsWith(`${union.instancePath}/`));
  return [...sound, ...unions.filter((union) => !isExplained(union))];
}

/** A value, and the schema that it was held against. */
function identity(error: ErrorObject): string {
  return `${error.instancePath} ${error.schemaPath.replace(/\/[^/]*$/, '')}`;
}

function isAtOrBelow(path: string, parent: string): boolean {
  return path === parent || path.startsWith(`${parent}/`);
}

/** A missing key that stands there mistyped: the unknown key is the one mistake. */
function isStoodInFor(error: ErrorObject, errors: readonly ErrorObject[]): boolean {
  if (error.keyword !== 'required') return false;
  const { missingProperty } = error.params as { missingProperty: string };
  return errors.some((other) => {
    if (other.keyword !== 'additionalProperties' || other.instancePath !== error.instancePath) return false;
    const { additionalProperty } = other.params as { additionalProperty: string };
    return closest(additionalProperty, [missingProperty]) !== undefined;
  });
}

function brokenPath(error: ErrorObject): Path {
  const path = pathOf(error.instancePath);
  return error.keyword === 'required' ? [...path, String(paramOf(error, 'missingProperty'))] : path;
}

function paramOf(error: ErrorObject, name: string): unknown {
  return (error.params as Record<string, unknown>)[name];
}

function toProblem(file: YamlFile, error: ErrorObject): Problem {
  const path = pathOf(error.instancePath);
  if (error.keyword === 'additionalProperties') return unknownKey(file, error, path);
  if (error.keyword === 'required') {
    const owner = shapeOf(error).replace(/ \(.*/, '');
    const key = String(paramOf(error, 'missingProperty'));
    return problemAt(file, valueOffset(file, path), `${owner} needs the key "${key}"`);
  }
  if (error.propertyName !== undefined) {
    const at = keyOffset(file, [...path, error.propertyName]);
    return problemAt(file, at, `"${error.propertyName}" is not ${shapeOf(error)}`);
  }
  return wrongValue(file, error, path);
}

function unknownKey(file: YamlFile, error: ErrorObject, path: Path): Problem {
  const key = String(paramOf(error, 'additionalProperty'));
  const known = Object.keys((error.parentSchema as { properties?: object }).properties ?? {});
  const hint = didYouMean(key, known) ?? `known keys: ${known.join(', ')}`;
  return problemAt(file, keyOffset(file, [...path, key]), `unknown key "${key}"`, hint);
}

function wrongValue(file: YamlFile, error: ErrorObject, path: Path): Problem {
  const key = path.at(-1);
  const name = typeof key === 'string' ? `"${key}"` : key === undefined ? 'the file' : 'this item';
  const data: unknown = error.data;
  const offset = valueOffset(file, path);
  if (isEmpty(error)) return problemAt(file, offset, `${name} is empty`, `it must be ${shapeOf(error)}`);
  const words = error.keyword === 'enum' ? (error.schema as readonly unknown[]).map(String) : [];
  const hint = typeof data === 'string' ? didYouMean(data, words) : undefined;
  return problemAt(file, offset, `${name} must be ${shapeOf(error)}, not ${described(data)}`, hint);
}

function isEmpty(error: ErrorObject): boolean {
  return ['minItems', 'minProperties', 'minLength'].includes(error.keyword) || error.data === null;
}

function shapeOf(error: ErrorObject): string {
  const schema = error.parentSchema as { readonly 'x-shape'?: string } | undefined;
  return schema?.['x-shape'] ?? error.message?.replace(/^must be /, '') ?? 'something else';
}

function described(data: unknown): string {
  if (Array.isArray(data)) return 'a list';
  if (typeof data === 'object' && data !== null) return 'a map';
  return typeof data === 'string' ? `"${data}"` : String(data);
}

function pathOf(pointer: string): Path {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}
