import { readFileSync } from 'node:fs';
import { isAbsolute, relative } from 'node:path';
import { checkSchema, type SchemaName } from './check-schema.ts';
import type { Cursor } from './cursor.ts';
import type { Problem } from './problem.ts';
import { readYaml } from './read-yaml.ts';
import type { SchemaReport } from './schema-findings.ts';

/** A file held against its schema. */
export interface Loaded<T> {
  /** The top of the file; absent where the file cannot be read as YAML at all. */
  readonly top?: Cursor<T>;
  readonly problems: readonly Problem[];
  /** Those of `problems` that the schema found, with the value they speak of. */
  readonly findings: SchemaReport['findings'];
  /** Values that do not have the shape of `T`. */
  readonly broken: SchemaReport['broken'];
}

/** Reads a YAML file and checks it against `schemas/<schema>.schema.json`. `T` is the type generated from that schema. */
export function loadYaml<T>(path: string, schema: SchemaName): Loaded<T> {
  const name = displayName(path);
  try {
    return checkYaml<T>(name, readFileSync(path, 'utf8'), schema);
  } catch (cause) {
    const message = `this file cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`;
    return { problems: [{ file: name, line: 1, column: 1, message, sourceLine: '' }], findings: [], broken: [[]] };
  }
}

/** The same for text that is at hand already. */
export function checkYaml<T>(name: string, text: string, schema: SchemaName): Loaded<T> {
  const { file, problems } = readYaml(name, text);
  if (problems.length > 0) return { problems, findings: [], broken: [[]] };
  const report = checkSchema(file, schema);
  const found = report.findings.map((finding) => finding.problem);
  return { ...report, problems: found, top: { file, path: [], value: file.data as T } };
}

/** A path as a person would type it: relative where the file lies below the working directory. */
function displayName(path: string): string {
  const fromHere = relative(process.cwd(), path);
  return fromHere.startsWith('..') || isAbsolute(fromHere) ? path : fromHere;
}
