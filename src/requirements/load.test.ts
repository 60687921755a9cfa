import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { loadRequirements } from './load.ts';

const dirs: string[] = [];
afterEach(() => {
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true });
});

function folder(files: Readonly<Record<string, string>>): string {
  const dir = mkdtempSync(join(tmpdir(), 'requirements-'));
  dirs.push(dir);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text);
  return dir;
}

const good = `rfc: 1939
title: Post Office Protocol
complete: false
statements:
  - id: 7/uidl-persistent
    level: must
    text: The unique-id of a message stays the same.
    observable: true
  - id: 11/no-limit
    level: should
    text: Something that nobody sees.
    observable: false
    why: it happens on the disk
`;

describe('loadRequirements', () => {
  test('statements by their full id', () => {
    const { byId, rfcs, problems } = loadRequirements(folder({ 'rfc1939.yaml': good, 'notes.txt': 'x' }));
    expect(problems).toEqual([]);
    expect([...byId.keys()]).toEqual(['rfc1939/7/uidl-persistent', 'rfc1939/11/no-limit']);
    expect(byId.get('rfc1939/11/no-limit')).toMatchObject({ rfc: 1939, section: '11', observable: false });
    expect(rfcs[0]).toMatchObject({ rfc: 1939, title: 'Post Office Protocol', complete: false });
  });

  test('a folder that is not there, and one that is given twice', () => {
    const dir = folder({ 'rfc1939.yaml': good });
    expect(loadRequirements('/no/such/folder', dir, join(dir, '.')).problems).toEqual([]);
  });

  test('what the schema cannot see', () => {
    const bad = `${good.replace('    why: it happens on the disk\n', '').replace('true', 'true\n    why: no')}${good.slice(good.indexOf('  - id'))}`;
    const { problems } = loadRequirements(folder({ 'rfc1940.yaml': bad }));
    expect(problems.map(({ line, message }) => `${String(line)} ${message}`)).toEqual([
      '1 this file speaks of RFC 1939',
      '9 "why" is for statements that cannot be observed',
      '13 a statement that cannot be observed says why',
      '14 "rfc1939/7/uidl-persistent" stands twice',
      '18 "rfc1939/11/no-limit" stands twice',
    ]);
  });
});
