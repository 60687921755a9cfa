import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packaged } from '../source/packaged.ts';
import { loadPromises } from './load.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'promises-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const good = 'promises:\n  - id: taken-once\n    protocols: POP\n    text: What one took another never gets.\n';

describe('loadPromises', () => {
  it('gives promises by their id, each with its place', () => {
    const { byId, problems } = loadPromises(file('promises.yaml', good), join(folder, 'none.yaml'));
    expect(problems).toEqual([]);
    expect([...byId.keys()]).toEqual(['taken-once']);
    expect(byId.get('taken-once')).toMatchObject({ protocols: 'POP', at: { line: 2 } });
  });

  it('tells of one that stands twice, in one file or in two', () => {
    const { problems } = loadPromises(file('a.yaml', good), file('b.yaml', good));
    expect(problems).toMatchObject([{ message: '"taken-once" stands twice', line: 2 }]);
  });

  it('tells of what the schema does not know', () => {
    const { byId, problems } = loadPromises(file('a.yaml', good.replace('POP', 'SMTP')));
    expect(problems).toHaveLength(1);
    expect([...byId]).toEqual([]);
  });

  it('reads the registry of the package', () => {
    const { byId, problems } = loadPromises(packaged('promises.yaml'));
    expect(problems).toEqual([]);
    expect(byId.size).toBeGreaterThan(20);
    expect([...byId.values()].filter(({ text }) => !/^[A-Z].*[.]$/.test(text))).toEqual([]);
  });
});
