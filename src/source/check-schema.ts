import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ErrorObject, ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { schemaFindings, type SchemaReport } from './schema-findings.ts';
import type { YamlFile } from './yaml-file.ts';

const schemas = join(import.meta.dirname, '../../schemas');
const ajv = new Ajv2020({ strict: true, allErrors: true, verbose: true, allowUnionTypes: true, keywords: ['x-shape'] });
const compiled = new Map<string, ValidateFunction>();

export type SchemaName =
  'suite' | 'requirements' | 'promises' | 'mailbox' | 'fixture' | 'baseline' | 'target' | 'accounts';

/** Checks a file against `schemas/<name>.schema.json`, each mistake once and in words. */
export function checkSchema(file: YamlFile, name: SchemaName): SchemaReport {
  const validate = validatorFor(name);
  if (validate(file.data)) return { findings: [], broken: [] };
  return schemaFindings(file, (validate.errors ?? []) as readonly ErrorObject[]);
}

function validatorFor(name: string): ValidateFunction {
  const known = compiled.get(name);
  if (known !== undefined) return known;
  const schema = JSON.parse(readFileSync(join(schemas, `${name}.schema.json`), 'utf8')) as object;
  const validate = ajv.compile(schema);
  compiled.set(name, validate);
  return validate;
}
