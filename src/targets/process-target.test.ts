import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadTarget } from './load.ts';
import { startTarget } from './start.ts';
import type { Target } from './target.ts';

/** A server that greets on each port of its command line, and tells its pid in the greeting. */
const server = `
import { createServer } from 'node:net';
console.log('here I am');
for (const port of process.argv.slice(2)) createServer((socket) => {
  socket.on('error', () => {});
  socket.write(port === process.argv[2] ? '* OK ' + process.pid + '\\r\\n' : '+OK ' + process.pid + '\\r\\n');
}).listen(Number(port), '127.0.0.1');
`;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mailspec-test-'));
  await writeFile(join(folder, 'server.mjs'), server);
  await writeFile(join(folder, 'deliver.mjs'), `import { writeFileSync } from 'node:fs';\nimport { readFileSync } from 'node:fs';\nwriteFileSync('delivered', process.argv[2] + ':' + process.argv.slice(3).map((file) => readFileSync(file, 'latin1')).join('|'));\n`);
});
afterAll(() => rm(folder, { recursive: true }));

async function definitionFile(process: string, more = ''): Promise<string> {
  const file = join(folder, 'target.yaml');
  const ports = 'ports:\n  imap: free\n  pop3: free\n';
  await writeFile(file, `name: toy\ntitle: Toy\n${process}${ports}accounts:\n  users: a01..a04\n  password: not-a-word-7\n${more}`);
  return file;
}

const sound = 'process:\n  command: [node, server.mjs, "{imap}", "{pop3}"]\n';

async function pidOf(target: Target): Promise<number> {
  const endpoint = target.endpoints()[0];
  if (endpoint === undefined) throw new Error('no endpoint');
  const socket = connect(endpoint.port, endpoint.host);
  const [greeting] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  return Number(/\d+/.exec(greeting.toString())?.[0]);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('a process target', () => {
  test('starts, restarts, is killed and stopped', async () => {
    const target = await startTarget(await loadTarget(await definitionFile(sound, 'version: Toy 1\n')));
    expect(target).toMatchObject({ name: 'toy', kind: 'process', version: 'Toy 1', disposable: true });
    expect(target.endpoints().map(({ protocol, tls, host }) => [protocol, tls, host])).toEqual([
      ['imap', 'plain', '127.0.0.1'],
      ['pop3', 'plain', '127.0.0.1'],
    ]);
    expect(target.accounts).toHaveLength(4);
    const pids = [await pidOf(target)];
    await target.restart?.();
    pids.push(await pidOf(target));
    await target.kill?.();
    pids.push(await pidOf(target));
    await target.stop?.();
    await expect(pidOf(target)).rejects.toThrow('ECONNREFUSED');
    await target.start?.();
    pids.push(await pidOf(target));
    await target.start?.();
    expect(await pidOf(target)).toBe(pids.at(-1));
    expect(new Set(pids).size).toBe(4);
    expect(await target.logs()).toContain('here I am');
    await target[Symbol.asyncDispose]();
    expect(pids.some(isAlive)).toBe(false);
  });

  test('ends what its command has forked', async () => {
    const command = 'process:\n  command: [sh, -c, "node server.mjs {imap} {pop3}; true"]\n';
    const target = await startTarget(await loadTarget(await definitionFile(command)));
    expect(await pidOf(target)).toBeGreaterThan(1);
    await target[Symbol.asyncDispose]();
    await expect.poll(() => pidOf(target).catch((error: unknown) => String(error))).toContain('ECONNREFUSED');
  });

  test('delivers by a program, octets as given', async () => {
    const file = await definitionFile(sound, 'deliver:\n  exec: [node, deliver.mjs]\n');
    await using target = await startTarget(await loadTarget(file));
    await target.deliver?.('a02', [Buffer.from('a\r\n.\xff\r\n', 'latin1'), Buffer.from('b')]);
    expect(await readFile(join(folder, 'delivered'), 'utf8')).toBe('a02:a\r\n.\xff\r\n|b');
  });

  test('has no restart where the definition says so', async () => {
    await using target = await startTarget(await loadTarget(await definitionFile(`${sound}  restart: false\n`)));
    expect([target.restart, target.kill, target.stop, target.start, target.deliver].every((act) => act === undefined)).toBe(true);
  });

  const fails = (name: string, row: { process: string; more?: string; wanted: object }): void => {
    test(`says what is wrong: ${name}`, async () => {
      const definition = await loadTarget(await definitionFile(row.process, row.more));
      await expect(startTarget(definition)).rejects.toMatchObject({ name: 'TargetError', ...row.wanted });
    });
  };
  const saying = (text: string): string => expect.stringContaining(text) as string;
  fails('no such program', { process: 'process:\n  command: [no-such-server]\n', wanted: { code: 'start', message: saying('ENOENT') } });
  fails('it ends at once', {
    process: 'process:\n  command: [sh, -c, "echo broken configuration; exit 3"]\n',
    wanted: { code: 'start', message: saying('it ended with status 3; it wrote:\nbroken configuration') },
  });
  fails('a port that never greets', {
    process: 'process:\n  command: [node, server.mjs, "{imap}"]\n',
    more: 'ready within: 1\n',
    wanted: { code: 'not-ready', message: saying('pop3 (port') },
  });

  test('an interrupted start leaves nothing behind', async () => {
    const stop = new AbortController();
    const command = `process:\n  command: [sh, -c, "echo $$ > pid; exec sleep 600"]\n`;
    const starting = startTarget(await loadTarget(await definitionFile(command)), { signal: stop.signal });
    const pid = await expect.poll(() => readFile(join(folder, 'pid'), 'utf8').catch(() => '')).toMatch(/\d/).then(() => readFile(join(folder, 'pid'), 'utf8'));
    stop.abort();
    await expect(starting).rejects.toThrow(/abort/);
    expect(isAlive(Number(pid))).toBe(false);
  });

  test('runs no image', async () => {
    const definition = await loadTarget(await definitionFile(sound));
    await expect(startTarget(definition, { image: 'x' })).rejects.toMatchObject({ code: 'definition' });
  });
});
