import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { RunResult } from './result.ts';

/** The published schema: `schemas/` stands beside both `src/` and `dist/`. */
const schemaFile = new URL('../../schemas/results.schema.json', import.meta.url);

let compiled: ValidateFunction<RunResult> | undefined;

function validator(): ValidateFunction<RunResult> {
  if (compiled) return compiled;
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  formats.default(ajv);
  const schema = JSON.parse(readFileSync(schemaFile, 'utf8')) as object;
  compiled = ajv.compile<RunResult>(schema);
  return compiled;
}

export type Validation = { readonly result: RunResult } | { readonly problems: readonly string[] };

/** Judges a value against `schemas/results.schema.json`: the result, or what is wrong with it and where. */
export function validateResults(json: unknown): Validation {
  const validate = validator();
  if (validate(json)) return { result: json };
  const problems = (validate.errors ?? []).map((error) => {
    const about: unknown = Object.values(error.params)[0];
    const detail = typeof about === 'string' ? ` (${about})` : '';
    return `${error.instancePath || '/'} ${error.message ?? 'is wrong'}${error.keyword === 'additionalProperties' ? detail : ''}`;
  });
  return { problems };
}
