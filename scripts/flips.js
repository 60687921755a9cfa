// Plays every suite on a target several times in shuffled order and names each check whose verdict changed.
// Usage: node scripts/flips.js TARGET [RUNS] [FIRST SEED]. Exit 1 when one flipped or a run was not as expected.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const [target = 'dovecot', runs = '10', first = '1'] = process.argv.slice(2);
const folder = mkdtempSync(path.join(tmpdir(), 'mailspec-flips-'));
const seen = new Map();
const codes = [];
for (let seed = Number(first); seed < Number(first) + Number(runs); seed += 1) {
  const reports = path.join(folder, String(seed));
  const command = [
    'dist/cli/main.js',
    'run',
    '--target',
    target,
    '--jobs',
    '4',
    '--shuffle',
    String(seed),
    '--reports',
    reports,
  ];
  const { status, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8', maxBuffer: 1 << 28 });
  codes.push(status);
  let result;
  try {
    result = JSON.parse(readFileSync(path.join(reports, 'latest', 'results.json'), 'utf8'));
  } catch {
    process.stdout.write(`seed ${seed}: exit ${status}, no result: ${stderr.slice(-400)}\n`);
    continue;
  }
  for (const check of result.checks) {
    const said = `${check.verdict}${check.kind ? `: ${check.kind}` : ''}`;
    const verdicts = seen.get(check.id) ?? new Map();
    verdicts.set(said, [...(verdicts.get(said) ?? []), `${seed}: ${check.message}`]);
    seen.set(check.id, verdicts);
  }
  rmSync(reports, { recursive: true, force: true });
}
rmSync(folder, { recursive: true, force: true });
const flips = [...seen].filter(([, verdicts]) => verdicts.size > 1);
for (const [id, verdicts] of flips)
  for (const [said, where] of verdicts)
    process.stdout.write(`${id}  ${said}  ${where.length} times, e.g. seed ${where[0].slice(0, 300)}\n`);
process.stdout.write(
  `${target}: ${codes.length} runs, exit codes ${codes.join(' ')}, ${seen.size} checks, ${flips.length} flipped\n`,
);
process.exitCode = flips.length > 0 || codes.some((code) => code !== 0) ? 1 : 0;
