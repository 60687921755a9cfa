import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SelftestResult } from './result.ts';

/** Writes the matrix of faults and checks below a folder, for programs and for people; gives the files. */
export function writeMatrix(folder: string, result: SelftestResult): readonly string[] {
  const own = join(folder, 'selftest');
  mkdirSync(own, { recursive: true });
  const files = { json: join(own, 'matrix.json'), md: join(own, 'matrix.md') };
  writeFileSync(files.json, `${JSON.stringify(result, null, 1)}\n`);
  writeFileSync(files.md, matrix(result));
  return Object.values(files);
}

/** Every fault with the checks that found it, and every check with the faults that turned it red. */
function matrix({ faults, checks }: SelftestResult): string {
  const row = (name: string, of: readonly string[]): string => `| ${name} | ${String(of.length)} | ${of.join(', ')} |`;
  return [
    '# Faults, and the checks that found them',
    '',
    '| fault | checks | |',
    '|---|---|---|',
    ...faults.map(({ id, killers }) => row(id, [...new Set(killers.map(({ check }) => check))])),
    '',
    '# Checks, and the faults that turned them red',
    '',
    '| check | faults | |',
    '|---|---|---|',
    ...checks.map(({ id, faults: by, state, reason }) =>
      by.length > 0 ? row(id, by) : `| ${id} | ${state} | ${reason ?? ''} |`,
    ),
    '',
  ].join('\n');
}
