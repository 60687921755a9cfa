import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { exitCodes, type ExitCode } from '../result/verdict.ts';
import type { Command } from './command.ts';
import { explainCommand } from './explain.ts';
import { lintCommand } from './lint.ts';
import { listCommand } from './list.ts';

const dir = mkdtempSync(join(tmpdir(), 'mailspec-'));
afterAll(() => {
  rmSync(dir, { recursive: true });
});

const good = `suite: own
title: My own
cases:
  - id: noop
    title: NOOP does nothing
    requirement: rfc9051/6.4.6/plus-flags-adds
    devices: { phone: imap }
    steps:
      - phone: NOOP
`;
const [goodFile, badFile] = [join(dir, 'good.yaml'), join(dir, 'bad.yaml')];
writeFileSync(goodFile, good);
writeFileSync(badFile, good.replace('suite: own', 'suite: bad').replace('phone: NOOP', 'fone: NOOP'));

async function play(
  command: Command,
  ...argv: readonly string[]
): Promise<{ code: ExitCode; out: string; err: string }> {
  const written = { out: '', err: '' };
  const code = await command.run(argv, {
    out: (text) => void (written.out += text),
    err: (text) => void (written.err += text),
    colour: false,
    signal: new AbortController().signal,
  });
  return { code, ...written };
}

describe('lint', () => {
  test('a file without mistakes', async () => {
    const { code, out, err } = await play(lintCommand, goodFile);
    expect([code, out, err]).toEqual([exitCodes.expected, '', '1 file, 1 case, 0 mistakes\n']);
  });

  test('a folder: all mistakes of all files, with place, line and caret', async () => {
    const { code, out, err } = await play(lintCommand, dir);
    expect(code).toBe(exitCodes.usage);
    expect(out).toBe(
      `${badFile}:9:9: unknown device or key "fone": did you mean "phone"?\n          - fone: NOOP\n            ^\n`,
    );
    expect(err).toBe('2 files, 2 cases, 1 mistake\n');
  });

  test('as JSON', async () => {
    const { out } = await play(lintCommand, badFile, '--json');
    expect(JSON.parse(out)).toMatchObject([{ line: 9, column: 9, hint: 'did you mean "phone"?' }]);
  });

  test('a file that is not there, and a folder without suites', async () => {
    const { code, out } = await play(lintCommand, join(dir, 'none.yaml'));
    expect(code).toBe(exitCodes.usage);
    expect(out).toContain('none.yaml:1:1: this file cannot be read');
    await expect(play(lintCommand, mkdtempSync(join(dir, 'empty-')))).rejects.toThrow('no suite file below');
  });

  test('the suites of mailspec are without mistakes', async () => {
    expect(await play(lintCommand)).toMatchObject({ code: exitCodes.expected, out: '' });
  });
});

describe('list', () => {
  test('checks with level, requirement and title', async () => {
    const { out, err } = await play(listCommand, goodFile);
    expect(out).toBe('own.noop  must    rfc9051/6.4.6/plus-flags-adds  NOOP does nothing\n');
    expect(err).toBe('1 case, 1 check\n');
  });

  test('as JSON, with what the case needs', async () => {
    const { out } = await play(listCommand, goodFile, '--json');
    expect(JSON.parse(out)).toMatchObject([{ id: 'own.noop', protocols: ['imap'], needs: [], readOnly: false }]);
  });

  test('a selector that matches nothing, and levels that leave nothing', async () => {
    await expect(play(listCommand, 'imap.nonsense.*')).rejects.toThrow('nothing answers to "imap.nonsense.*"');
    await expect(play(listCommand, goodFile, '--level', 'may')).rejects.toThrow('nothing is selected');
    await expect(play(listCommand, '--level', 'most')).rejects.toThrow('--level takes must, should, may');
  });
});

describe('explain', () => {
  test('requirement, set-up, steps and what is accepted', async () => {
    const { out } = await play(explainCommand, 'own.noop', goodFile);
    expect(out).toContain('own.noop\n  NOOP does nothing\n');
    expect(out).toContain('\nRequirements\n  rfc9051/6.4.6/plus-flags-adds (must): ');
    expect(out).toContain('\nSteps\n  1.  phone: NOOP\n         must be completed by OK\n');
    expect(out).toContain('\nWhat is accepted everywhere\n');
  });

  test('an id that nothing has', async () => {
    await expect(play(explainCommand, 'own.nop', goodFile)).rejects.toThrow('did you mean "own.noop"?');
    await expect(play(explainCommand)).rejects.toThrow('the id of a case or a check is missing');
  });
});
