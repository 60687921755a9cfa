// Plays one case on the embedded server with one bug, and puts what a user sees into the README.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const readme = path.resolve(import.meta.dirname, '..', 'README.md');
const [begin, end] = ['<!-- sample: begin (npm run docs:sample) -->', '<!-- sample: end -->'];
const [id = 'imap.expunge.one-after-the-other', fault = 'imap.expunge.original-numbers'] = process.argv.slice(2);
const folder = mkdtempSync(path.join(tmpdir(), 'mailspec-sample-'));
const command = ['run', id, '--fault', fault];
const { stdout } = spawnSync(
  process.execPath,
  ['dist/cli/main.js', ...command, '--reports', path.join(folder, 'reports')],
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
