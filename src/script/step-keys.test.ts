import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stepKeys } from './step-keys.ts';

test('the keys of a step are those of the schema', () => {
  const text = readFileSync(join(import.meta.dirname, '../../schemas/suite.schema.json'), 'utf8');
  const schema = JSON.parse(text) as { $defs: { step: { properties: object } } };
  expect([...stepKeys].sort()).toEqual(Object.keys(schema.$defs.step.properties).sort());
});
