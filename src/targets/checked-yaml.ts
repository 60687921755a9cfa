import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ErrorObject } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { closest, type FileProblem } from './problem.ts';

/** A path into a YAML file: keys and list indexes. */
export type YamlPath = readonly (string | number)[];

/** What a checked file gives: its value, which fits the schema when there is no problem, and a way to blame a place in it. */
export interface CheckedYaml {
  readonly value: unknown;
  readonly problems: readonly FileProblem[];
  /** True where it is not even YAML. */
  readonly syntax: boolean;
  /** A problem at the value (or, with `key`, at that key of the map) that the path leads to. */
  readonly blame: (path: YamlPath, message: string, options?: { key?: string; hint?: string }) => FileProblem;
}

/** Reads YAML (or JSON, its subset) and checks it against a schema of `schemas/`; reports every mistake with its place. */
export function checkYaml(text: string, options: { file: string; schema: string }): CheckedYaml {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number, message: string, hint?: string): FileProblem => {
    const { line, col } = lines.linePos(offset);
    const sourceLine = text.split(/\r?\n/)[line - 1] ?? '';
    return { file: options.file, line, column: col, message, sourceLine, ...(hint === undefined ? {} : { hint }) };
  };
  const blame: CheckedYaml['blame'] = (path, message, { key, hint } = {}) =>
    at(offsetOf(document, path, key), message, hint);
  const errors = [...document.errors.map(({ pos, message }) => ({ offset: pos[0], message })), ...lostAliases(document)];
  const syntax = errors.map(({ offset, message }) => at(offset, message));
  const value: unknown = syntax.length > 0 ? undefined : document.toJS();
  const problems = syntax.length > 0 ? syntax : schemaProblems(value, options.schema, blame);
  return { value, problems, syntax: syntax.length > 0, blame };
}

/** `*name` without its `&name`: the parser takes it, and only making values of the document would throw. */
function lostAliases(document: Document.Parsed): readonly { readonly offset: number; readonly message: string }[] {
  const lost: { offset: number; message: string }[] = [];
  visit(document, {
    Alias(_, alias) {
      const message = `there is no anchor &${alias.source}; a text that begins with * needs quotes`;
      if (alias.resolve(document) === undefined) lost.push({ offset: alias.range?.[0] ?? 0, message });
    },
  });
  return lost;
}

function offsetOf(document: Document, path: YamlPath, key: string | undefined): number {
  const node: unknown = path.length === 0 ? document.contents : document.getIn(path, true);
  if (key !== undefined && isMap(node)) {
    const pair = node.items.find((item) => isScalar(item.key) && item.key.value === key);
    if (isNode(pair?.key)) return pair.key.range?.[0] ?? 0;
  }
  return isNode(node) ? (node.range?.[0] ?? 0) : 0;
}

const ajv = new Ajv2020({ strict: true, allErrors: true, verbose: true, allowUnionTypes: true });

function schemaProblems(value: unknown, schema: string, blame: CheckedYaml['blame']): readonly FileProblem[] {
  const validate = ajv.getSchema(schema) ?? ajv.compile({ ...readSchema(schema), $id: schema });
  if (validate(value) === true) return [];
  return relevant(validate.errors ?? []).map((error) => schemaProblem(error, blame));
}

function readSchema(name: string): object {
  return JSON.parse(readFileSync(join(import.meta.dirname, '../../schemas', name), 'utf8')) as object;
}

/** A failed `anyOf` also brings the errors of its branches; the most telling ones are kept. */
function relevant(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const unions = errors.filter((error) => error.keyword === 'anyOf');
  return errors.filter((error) => {
    const union = unions.find((each) => isWithin(error.instancePath, each.instancePath));
    if (union === undefined) return true;
    const telling = errors.some((other) => isTelling(other, union));
    return telling ? isTelling(error, union) : error === union;
  });
}

function isWithin(path: string, parent: string): boolean {
  return path === parent || path.startsWith(`${parent}/`);
}

function isTelling(error: ErrorObject, union: ErrorObject): boolean {
  if (error === union || !isWithin(error.instancePath, union.instancePath)) return false;
  return error.instancePath !== union.instancePath || error.keyword === 'additionalProperties';
}

function schemaProblem(error: ErrorObject, blame: CheckedYaml['blame']): FileProblem {
  const path = error.instancePath.split('/').slice(1).map(unescapePointer);
  const where = path.length === 0 ? 'this file' : `"${path.join('.')}"`;
  const schema = (error.parentSchema ?? {}) as { properties?: object; description?: string; enum?: readonly string[] };
  const description = schema.description === undefined ? {} : { hint: schema.description };
  switch (error.keyword) {
    case 'additionalProperties': {
      const { additionalProperty: key } = error.params as { additionalProperty: string };
      return blame(path, `"${key}" is not a key that ${where} knows`, { key, hint: suggestKey(key, schema.properties) });
    }
    case 'required': {
      const { missingProperty } = error.params as { missingProperty: string };
      return blame(path, `${where} lacks the key "${missingProperty}"`, description);
    }
    case 'enum':
      return blame(path, `${where} must be one of ${(schema.enum ?? []).join(', ')}`, description);
    case 'anyOf':
      return blame(path, `${where} has the wrong form`, description);
    default:
      return blame(path, `${where} ${error.message ?? 'is wrong'}`, description);
  }
}

function suggestKey(key: string, properties: object = {}): string {
  const known = Object.keys(properties);
  const meant = closest(key, known);
  return meant === undefined ? `known keys: ${known.join(', ')}` : `did you mean "${meant}"?`;
}

function unescapePointer(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}
