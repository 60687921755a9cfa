/**
 * Writes the tables of keys in docs/language.md from schemas/suite.schema.json, between the markers
 * `<!-- keys: NAME -->` (or `<!-- keys: NAME: key, key -->`) and `<!-- /keys -->`. With --check only says whether they are
 * up to date (exit 1). A key of the schema that no table shows is a mistake too.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const path = join(root, 'docs/language.md');
const schema = JSON.parse(readFileSync(join(root, 'schemas/suite.schema.json'), 'utf8'));

const documented = new Map(
  Object.entries({ suite: schema, case: schema.$defs.case, row: schema.$defs.row, step: schema.$defs.step }).map(
    ([name, definition]) => [name, { definition, shown: new Set() }],
  ),
);

function resolve(property) {
  const target = property.$ref === undefined ? {} : schema.$defs[property.$ref.replace('#/$defs/', '')];
  return { ...target, ...property };
}

/** A `|` would end the cell. */
function cell(text) {
  return text.replaceAll('|', '\\|');
}

function row(name, property, required) {
  const { description = '', 'x-shape': shape = '' } = resolve(property);
  return `| \`${name}\`${required ? ' (required)' : ''} | ${cell(shape)} | ${cell(description)} |`;
}

function table(name, keys) {
  const known = documented.get(name);
  if (known === undefined) throw new Error(`docs/language.md: no definition "${name}"`);
  const { properties, patternProperties = {}, required = [] } = known.definition;
  const all = {
    ...properties,
    ...Object.fromEntries(Object.values(patternProperties).map((each) => ['expect each of SET', each])),
  };
  const wanted = keys ?? Object.keys(all);
  for (const key of wanted) {
    if (all[key] === undefined) throw new Error(`docs/language.md: "${name}" has no key "${key}"`);
    known.shown.add(key);
  }
  const rows = wanted.map((key) => row(key, all[key], required.includes(key)));
  return ['| key | value | meaning |', '|---|---|---|', ...rows].join('\n');
}

const present = readFileSync(path, 'utf8');
const written = present.replaceAll(
  /(<!-- keys: ([a-z]+)(?:: ([^>]+))? -->\n)[\s\S]*?(<!-- \/keys -->)/g,
  (_, start, name, keys, end) => `${start}${table(name, keys?.split(/,\s*/))}\n${end}`,
);

for (const [name, { definition, shown }] of documented) {
  const missing = Object.keys(definition.properties).filter((key) => !shown.has(key));
  if (missing.length > 0)
    throw new Error(`docs/language.md shows nowhere what ${missing.join(', ')} of "${name}" mean`);
}

if (!process.argv.includes('--check')) writeFileSync(path, written);
else if (written !== present) {
  console.error('docs/language.md does not match schemas/suite.schema.json: run npm run docs');
  process.exitCode = 1;
}
