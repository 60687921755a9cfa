import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { baseImages, contextFiles, contextHash } from './build-context.ts';

describe('baseImages', () => {
  const check = (name: string, row: { text: string; wanted: readonly string[] }): void => {
    test(name, () => {
      expect(baseImages(row.text)).toEqual(row.wanted);
    });
  };
  check('one', { text: 'FROM debian:trixie-slim\nRUN true\n', wanted: ['debian:trixie-slim'] });
  check('lower case and platform', { text: '# x\nfrom --platform=linux/amd64 debian:12\n', wanted: ['debian:12'] });
  check('stages', { text: 'FROM a AS build\nFROM build\nFROM b as last\nFROM scratch\n', wanted: ['a', 'b'] });
  check('a variable', { text: 'ARG X=1\nFROM debian:$X\n', wanted: [] });
  check('the same twice', { text: 'FROM a\nFROM a\n', wanted: ['a'] });
  check('FROM within a command', { text: 'FROM a\nRUN echo SELECT x FROM y\n', wanted: ['a'] });
});

describe('the hash of a context', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mailspec-test-'));
    await writeFile(join(folder, 'Dockerfile'), 'FROM a\n');
    await writeFile(join(folder, 'start'), '#!/bin/sh\n');
  });
  afterEach(() => rm(folder, { recursive: true }));
  const hash = async (): Promise<string> => contextHash(folder, await contextFiles(folder));

  test('changes with a file that goes into the image', async () => {
    const before = await hash();
    await writeFile(join(folder, 'Dockerfile'), 'FROM b\n');
    expect(await hash()).not.toBe(before);
  });

  test('changes with an executable bit', async () => {
    const before = await hash();
    await chmod(join(folder, 'start'), 0o755);
    expect(await hash()).not.toBe(before);
  });

  test('stays when definition, baseline or notes change', async () => {
    const before = await hash();
    for (const name of ['target.yaml', 'example.baseline.yaml', 'README.md']) await writeFile(join(folder, name), 'x');
    expect(await hash()).toBe(before);
    expect(await contextFiles(folder)).toEqual(['Dockerfile', 'start']);
  });
});
