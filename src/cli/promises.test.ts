import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startReferenceServer } from '../reference/index.ts';
import { exitCodes } from '../result/verdict.ts';
import { main } from './cli.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'mailspec-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function mailspec(...argv: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const code = await main(argv, {
    out: (text) => (said.out += text),
    err: (text) => (said.err += text),
    colour: false,
    signal: new AbortController().signal,
  });
  return { code, ...said };
}

const promises = (...argv: readonly string[]): ReturnType<typeof mailspec> =>
  mailspec('promises', ...argv, '--reports', path.join(folder, 'reports'));

/** A suite of the user's own that is evidence for one promise with devices that are told commands. */
function ownSuite(second: string): string {
  const file = path.join(folder, 'own.yaml');
  const one = (id: string, devices: string, step: string): string =>
    `  - { id: ${id}, promise: taken-once, requirement: rfc9051/6.1.2/noop-succeeds, devices: ${devices}, steps: [${step}] }\n`;
  writeFileSync(
    file,
    `suite: own\ntitle: Own\ncases:\n${one('imap', '{ phone: imap }', '{ phone: NOOP }')}${one('pop', '{ pc: pop3 }', second)}`,
  );
  return file;
}

/** The cells of the row of a promise in a table. */
function rowOf(out: string, id: string): readonly string[] {
  const line = out.split('\n').find((each) => each.trimStart().startsWith(`${id} `));
  return line?.trim().split(/ {2,}/) ?? [];
}

describe('mailspec promises', { timeout: 60_000 }, () => {
  it('lists the promises with the cases that are evidence, and plays nothing', async () => {
    const { code, out } = await promises('--list');
    expect(code).toBe(exitCodes.expected);
    expect(out).toContain(
      'taken-once (POP)\n  What one device downloaded and deleted, another never gets.\n    devices.promises-',
    );
  });

  it('has evidence for every promise of the package', async () => {
    const { out } = await promises('--list', '--json');
    const listed = JSON.parse(out) as { id: string; cases: string[] }[];
    expect(listed.filter(({ cases }) => cases.length === 0)).toEqual([]);
  });

  it('says what was meant by a promise that there is not', async () => {
    const { code, err } = await promises('taken-onse', '--target', 'reference');
    expect(code).toBe(exitCodes.usage);
    expect(err).toContain('there is no promise "taken-onse": did you mean "taken-once"?');
    expect((await promises('nothing-of-the-kind', '--list')).code).toBe(exitCodes.usage);
  });

  it('shows “not applicable” in the columns of a protocol that the server does not speak', async () => {
    const accounts = path.join(folder, 'accounts.yaml');
    writeFileSync(accounts, 'accounts:\n  - { user: ann, password: secret }\n');
    await using server = await startReferenceServer({
      listen: { imap: 0 },
      accounts: [{ user: 'ann', password: 'secret' }],
    });
    const url = `imap://127.0.0.1:${server.endpoints[0]?.port ?? 0}`;
    const { code, out } = await promises(
      ...['taken-once', ownSuite('{ pc: RETR 1 }'), '--at', url, '--accounts', accounts, '--disposable'],
    );
    expect(code).toBe(exitCodes.expected);
    expect(rowOf(out, 'taken-once')).toEqual(['taken-once', 'not applicable', 'pass', 'not applicable', 'pass']);
  });

  it('takes the cases of a suite of one’s own and shows them in the columns of their protocols', async () => {
    const { code, out } = await promises('taken-once', ownSuite('{ pc: RETR 1 }'));
    expect(code).toBe(exitCodes.unexpected);
    expect(rowOf(out, 'taken-once')).toMatchObject([
      'taken-once',
      'fail',
      expect.any(String),
      expect.any(String),
      'fail',
    ]);
    expect(out).toContain('own.pop  fail');
  });
});
