/**
 * Measures how well `mailspec explore` finds what several sessions break: on the embedded server, with one fault after the
 * other out of a fixed sample of 40 of those that several sessions see, a minute and a seed each. What is found is played without the fault too. Prints a table; with
 * --write puts it into docs/explore.md between `<!-- explore: faults -->` and `<!-- /explore -->`.
 *
 *   node scripts/explore-faults.js [--write] [--for 60s] [--seed 1] [--sample 40]
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { faultIds, faultOf } from '../dist/reference/faults/registry.js';

const root = join(import.meta.dirname, '..');
const { values } = parseArgs({
  options: {
    write: { type: 'boolean', default: false },
    for: { type: 'string', default: '60s' },
    seed: { type: 'string', default: '1' },
    sample: { type: 'string', default: '40' },
  },
});

/** Every so-manieth of those that several sessions see, in the order of the registry: nobody chose them. */
const several = faultIds.filter((id) => faultOf(id).severalSessions && !faultOf(id).slow);
const count = Math.min(Number(values.sample), several.length);
const sample = Array.from({ length: count }, (_, index) => several[Math.floor((index * several.length) / count)]);

const folder = mkdtempSync(join(tmpdir(), 'mailspec-explore-'));

function mailspec(...argv) {
  const child = spawn(process.execPath, [join(root, 'dist/cli/main.js'), ...argv], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let out = '';
  child.stdout.on('data', (chunk) => (out += chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve(out));
  });
}

async function explore(fault, seed) {
  const choices = Object.entries(faultOf(fault).under ?? {}).flatMap((pair) => ['--set', pair.join('=')]);
  const file = join(folder, `${fault.replaceAll('.', '-')}.yaml`);
  const search = ['--seed', String(seed), '--for', values.for, '--restarts', '--fail-fast', '--json', '--save', file];
  const out = await mailspec('explore', '--fault', fault, ...choices, ...search);
  const result = out === '' ? { found: [], plans: 0 } : JSON.parse(out);
  const [first] = result.found;
  return first && (await breaksAnyway(file, first, choices)) ? { found: [], plans: result.plans } : result;
}

/** What a server without the fault breaks too is no finding of the fault. */
async function breaksAnyway(file, { rule }, choices) {
  const { checks } = JSON.parse(
    await mailspec('run', file, ...choices, '--json', '--reports', join(folder, 'reports')),
  );
  return checks.some(({ id, verdict }) => id === rule && (verdict === 'fail' || verdict === 'warn'));
}

const seconds = (ms) => (ms / 1000).toFixed(1);

function row(fault, seed, { found: [first], plans }) {
  if (!first) return `| \`${fault}\` | ${seed} | not found | ${plans} plans | | | |`;
  const { rule, steps, sessions, recurrence, shownMs, shrunkMs } = first;
  return `| \`${fault}\` | ${seed} | \`${rule}\` | ${seconds(shownMs)} | ${seconds(shrunkMs)} | ${steps.shrunk} of ${sessions} | ${recurrence.broken} of ${recurrence.plays} |`;
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const results = [];
for (const [index, fault] of sample.entries()) {
  const seed = Number(values.seed) + index;
  const result = await explore(fault, seed);
  results.push({ fault, seed, result });
  console.log(row(fault, seed, result));
}

rmSync(folder, { recursive: true, force: true });

const firsts = results.flatMap(({ result }) => result.found.slice(0, 1));
const steps = firsts.map((first) => first.steps.shrunk);
const summary = `Found ${firsts.length} of ${results.length} faults within ${values.for} each, on ${availableParallelism()} processors; shrunk to a median of ${firsts.length === 0 ? '-' : median(steps)} steps, ${Math.max(0, ...steps)} at most.`;
console.log(`\n${summary}`);

if (values.write) {
  const file = join(root, 'docs/explore.md');
  const head =
    '| fault | seed | rule | found after s | shrunk after s | steps of sessions | recurs |\n|---|---|---|---|---|---|---|';
  const rows = results.map(({ fault, seed, result }) => row(fault, seed, result)).join('\n');
  const page = readFileSync(file, 'utf8').replace(
    /(<!-- explore: faults -->\n)[\s\S]*?(<!-- \/explore -->)/,
    (_, start, end) => `${start}\n${summary}\n\n${head}\n${rows}\n\n${end}`,
  );
  writeFileSync(file, page);
}
