// Plays one case that is known to fail on Dovecot, without its baseline, and puts what a user sees into the README.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const readme = path.resolve(import.meta.dirname, '..', 'README.md');
const [begin, end] = ['<!-- sample: begin (npm run docs:sample) -->', '<!-- sample: end -->'];
const id = process.argv[2] ?? 'pop3.syntax.missing-name';
const folder = mkdtempSync(path.join(tmpdir(), 'mailspec-sample-'));
const none = path.join(folder, 'none.baseline.yaml');
writeFileSync(none, 'known: []\n');
const command = ['run', id, '--target', 'dovecot'];
const { stdout } = spawnSync(
  process.execPath,
  ['dist/cli/main.js', ...command, '--baseline', none, '--reports', path.join(folder, 'reports')],
  { encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } },
);
rmSync(folder, { recursive: true, force: true });
const shown = stdout.replaceAll(path.join(folder, 'reports'), 'reports').trimEnd();
const text = readFileSync(readme, 'utf8');
const [before] = text.split(begin);
const [, after] = text.split(end);
writeFileSync(
  readme,
  `${before}${begin}\n\`\`\`\n$ npx mailspec ${command.join(' ')}\n${shown}\n\`\`\`\n${end}${after}`,
);
execFileSync('git', ['diff', '--stat', '--', 'README.md'], { stdio: 'inherit' });
