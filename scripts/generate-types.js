/** Writes the TypeScript types of schemas/*.schema.json; with --check only says whether they are up to date (exit 1). */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from 'json-schema-to-typescript';

const root = join(import.meta.dirname, '..');
const outputs = {
  suite: 'src/script/suite.generated.ts',
  mailbox: 'src/script/mailbox.generated.ts',
  fixture: 'src/script/fixture.generated.ts',
  requirements: 'src/requirements/requirements.generated.ts',
  baseline: 'src/run/baseline.generated.ts',
  promises: 'src/promises/promises.generated.ts',
};

/** The generator copies a definition wherever a $ref has keywords beside it; the types need the bare $ref. */
function bareRefs(value) {
  if (Array.isArray(value)) return value.map(bareRefs);
  if (typeof value !== 'object' || value === null) return value;
  if (typeof value.$ref === 'string') return { $ref: value.$ref };
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, bareRefs(each)]));
}

async function typesOf(name) {
  const schema = JSON.parse(readFileSync(join(root, `schemas/${name}.schema.json`), 'utf8'));
  return compile(bareRefs(schema), schema.title, {
    additionalProperties: false,
    bannerComment: `/* Written by scripts/generate-types.js from schemas/${name}.schema.json. Change that file instead. */`,
    ignoreMinAndMaxItems: true,
    style: { singleQuote: true, printWidth: 120 },
  });
}

const check = process.argv.includes('--check');
let stale = 0;
for (const [name, output] of Object.entries(outputs)) {
  const types = await typesOf(name);
  const path = join(root, output);
  if (!check) {
    writeFileSync(path, types);
    continue;
  }
  let present = '';
  try {
    present = readFileSync(path, 'utf8');
  } catch {
    // Not there yet: stale.
  }
  if (present === types) continue;
  stale += 1;
  console.error(`${output} does not match schemas/${name}.schema.json: run npm run schema`);
}
process.exitCode = stale > 0 ? 1 : 0;
