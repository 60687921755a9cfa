/**
 * Writes the tables of keys in docs/language.md from schemas/suite.schema.json, between the markers
 * `<!-- keys: NAME -->` (or `<!-- keys: NAME: key, key -->`) and `<!-- /keys -->`, and docs/faults.md and docs/settings.md
 * from the registries of the reference server as they are built in dist/, and the tables of docs/selftest.md from
 * selftest/map.json, between `<!-- selftest: NAME -->` and `<!-- /selftest -->`. With --check only says whether they are up to
 * date (exit 1). A key of the schema that no table shows is a mistake too.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ruleIds, ruleOf } from '../dist/model/rules/all.js';
import { faultIds, faultOf } from '../dist/reference/faults/registry.js';
import { settingNames, settingOf } from '../dist/reference/settings/registry.js';
import { documentParts } from '../dist/selftest/document.js';
import { readMap } from '../dist/selftest/map.js';
import { promisesPage } from './promises-page.js';

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

/** docs/selftest.md with its tables written anew from the recorded selftest. */
function selftestPage(file) {
  const parts = documentParts(readMap());
  return readFileSync(file, 'utf8').replaceAll(
    /(<!-- selftest: ([a-z]+) -->\n)[\s\S]*?(<!-- \/selftest -->)/g,
    (_, start, name, end) => {
      if (parts[name] === undefined) throw new Error(`docs/selftest.md: there is no part "${name}"`);
      return `${start}\n${parts[name]}\n\n${end}`;
    },
  );
}

/** Ids by `<protocol>.<topic>`, in the order in which the topics come. */
function grouped(ids) {
  const groups = new Map();
  for (const id of ids) {
    const topic = id.split('.').slice(0, 2).join('.');
    groups.set(topic, [...(groups.get(topic) ?? []), id]);
  }
  return groups;
}

function faultsPage() {
  const row = (id) => {
    const { breaks, shows, requirement } = faultOf(id);
    return `| \`${id}\` | ${cell(breaks)} | ${cell(shows)} | ${requirement} |`;
  };
  const sections = [...grouped(faultIds)].map(([topic, ids]) =>
    [
      `## ${topic}`,
      '',
      '| fault | the bug | what a client sees | breaks |',
      '|---|---|---|---|',
      ...ids.map(row),
      '',
    ].join('\n'),
  );
  return [
    '# Faults of the embedded server',
    '',
    `Written by \`npm run docs\`. ${faultIds.length} bugs, each off unless it is named: \`mailspec serve --fault ID\`, \`mailspec run --fault ID\`.`,
    'A server has as many of them as are named.',
    '',
    ...sections,
  ].join('\n');
}

function settingsPage() {
  const row = (name) => {
    const { values, initial, about, source } = settingOf(name);
    const shown = values.map((value) => (value === initial ? `**${value}**` : value)).join(', ');
    return `| \`${name}\` | ${shown} | ${cell(about)} | ${source} |`;
  };
  return [
    '# Settings of the embedded server',
    '',
    `Written by \`npm run docs\`. ${settingNames.length} choices that the RFCs leave to a server: \`mailspec serve --set NAME=VALUE\`, \`mailspec run --set NAME=VALUE\`.`,
    'Every value is permitted; the one in bold holds where nothing is said.',
    '',
    '| setting | values | what is chosen | left open by |',
    '|---|---|---|---|',
    ...settingNames.map(row),
    '',
  ].join('\n');
}

function rulesPage() {
  const area = { imap: 'IMAP', pop3: 'POP3', both: 'Both protocols', harness: 'The harness itself' };
  const row = (id) => {
    const { title, requirement, level } = ruleOf(id);
    return `| \`${id}\` | ${cell(title)} | ${level} | ${requirement} |`;
  };
  const sections = [...grouped(ruleIds)].map(([topic, ids]) =>
    [
      `## ${area[topic.replace('rule.', '')] ?? topic}`,
      '',
      '| rule | a correct server | level | requirement |',
      '|---|---|---|---|',
      ...ids.map(row),
      '',
    ].join('\n'),
  );
  return [
    '# Ambient rules',
    '',
    `Written by \`npm run docs\`. ${ruleIds.length} rules beside those of the grammars (\`rule.grammar.imap\`, \`rule.grammar.pop3\`). They watch`,
    'every session of every case, of `explore` and of `stress`. See [verdicts.md](verdicts.md#ambient-rules).',
    '',
    ...sections,
  ].join('\n');
}

function settle(path, text, source) {
  const shown = existsSync(path) ? readFileSync(path, 'utf8') : '';
  if (!process.argv.includes('--check')) writeFileSync(path, text);
  else if (text !== shown) {
    console.error(`${relative(root, path)} does not match ${source}: run npm run docs`);
    process.exitCode = 1;
  }
}

settle(path, written, 'schemas/suite.schema.json');
settle(join(root, 'docs/faults.md'), faultsPage(), 'src/reference/faults/');
settle(join(root, 'docs/settings.md'), settingsPage(), 'src/reference/settings/');
settle(join(root, 'docs/selftest.md'), selftestPage(join(root, 'docs/selftest.md')), 'selftest/map.json');
settle(join(root, 'docs/rules.md'), rulesPage(), 'src/model/rules/');

const promises = join(root, 'docs/promises.md');
settle(promises, await promisesPage(readFileSync(promises, 'utf8')), 'promises.yaml and the suites');
