import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { loginPop3, pop3Command } from '../driver/login.ts';
import { openSession } from '../driver/open-session.ts';
import type { TargetDefinition } from './definition.ts';
import { connectEngine, type Docker, type Engine } from './engine.ts';
import { loadTarget } from './load.ts';
import { startTarget } from './start.ts';
import { labels, ownerLabel } from './sweep.ts';
import type { Target } from './target.ts';

/** Builds may take minutes where the mirror is slow. */
const patience = { timeout: 600_000 };

const engine: Engine | undefined = await connectEngine().catch((error: unknown) => {
  if (process.env['MAILSPEC_REQUIRE_CONTAINERS'] === '1') throw error;
  process.stderr.write('\nNOT RUN: the container tests of src/targets, because no container engine answers\n');
  return undefined;
});
const docker: Docker | undefined = engine?.docker;

/** Containers of a target that this process has started. */
async function containersOf(name: string): Promise<readonly string[]> {
  const filters = { label: [`${labels.target}=${name}`, `${labels.owner}=${ownerLabel()}`] };
  return (await docker?.listContainers({ all: true, filters }))?.map(({ Id }) => Id) ?? [];
}

/** Where the engine publishes the ports of a target's container, as it says itself, and the container's own addresses. */
async function routesTo(name: string): Promise<{ readonly published: readonly string[]; readonly own: readonly string[] }> {
  const [id = ''] = await containersOf(name);
  const { NetworkSettings } = (await docker?.getContainer(id).inspect()) ?? {};
  const client = engine?.client.info.containerRuntime.host ?? '';
  // null for a port that the image names and nobody publishes; the types do not say so.
  const ports = (NetworkSettings?.Ports ?? {}) as Record<string, readonly { readonly HostPort: string }[] | null>;
  return {
    // Inside another container the published ports are at the engine's host, not at this one.
    published: Object.values(ports).flatMap((bindings) =>
      (bindings ?? []).map(({ HostPort }) => `${client === 'localhost' ? '127.0.0.1' : client}:${HostPort}`),
    ),
    own: Object.values(NetworkSettings?.Networks ?? {}).map(({ IPAddress }) => IPAddress),
  };
}

/** The octets of each message of a maildrop, in order. */
async function messagesOf(target: Target, user: string): Promise<readonly string[]> {
  const endpoint = target.endpoints().find(({ protocol, tls }) => protocol === 'pop3' && tls === 'plain');
  const account = target.accounts.find((each) => each.user === user);
  if (endpoint === undefined || account === undefined) throw new Error('no POP3');
  const session = await openSession({ endpoint, name: 'pc', connectMs: 5000, handshakeMs: 5000 });
  try {
    await session.next(10_000);
    await loginPop3(session, account, {}, 10_000);
    const { reply: stat } = await pop3Command(session, 'STAT', 'line', 10_000);
    const count = Number(/\d+/.exec(stat?.text ?? '')?.[0]);
    const messages: string[] = [];
    for (let number = 1; number <= count; number += 1) {
      const { reply } = await pop3Command(session, `RETR ${number}`, 'multi-line', 10_000);
      messages.push(reply?.content?.toString('latin1') ?? '');
    }
    return messages;
  } finally {
    await session.close();
  }
}

const fixture = (subject: string): Buffer => Buffer.from(`Subject: ${subject}\r\n\r\n.dot\r\n..\r\n\xe9\r\n`, 'latin1');

describe.skipIf(docker === undefined)('container targets', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  for (const name of ['dovecot', 'mailfront']) {
    test(`${name}: starts, takes mail, restarts, is killed, stops and starts, and is gone afterwards`, patience, async () => {
      const target = await startTarget(await loadTarget(name));
      expect(await target.logs()).toBeTypeOf('string');
      expect(target.version).toMatch(/\d/);
      await target.deliver?.('user001', [fixture('one'), fixture('two')]);
      await target.restart?.();
      await target.deliver?.('user001', [fixture('three')]);
      await target.kill?.();
      await target.stop?.();
      await expect(messagesOf(target, 'user001')).rejects.toThrow(/connect/);
      await target.start?.();
      const messages = await messagesOf(target, 'user001');
      expect(messages).toHaveLength(3);
      for (const [index, subject] of ['one', 'two', 'three'].entries()) {
        expect(messages[index]).toContain(fixture(subject).toString('latin1'));
      }
      expect(await containersOf(name)).toHaveLength(1);
      await target[Symbol.asyncDispose]();
      expect(await containersOf(name)).toEqual([]);
    });
  }

  test('a second start does not build', patience, async () => {
    const lines: string[] = [];
    await using target = await startTarget(await loadTarget('mailfront'), { log: (line) => lines.push(line) });
    expect([target.image?.startsWith('mailspec/mailfront:'), lines]).toEqual([true, []]);
  });

  test('published ports do where the bridge is out of reach', patience, async () => {
    vi.stubEnv('MAILSPEC_CONTAINER_ROUTE', 'published');
    await using target = await startTarget(await loadTarget('dovecot'));
    const expectPublished = async (): Promise<void> => {
      const { published, own } = await routesTo('dovecot');
      const reached = target.endpoints().map(({ host, port }) => `${host}:${String(port)}`);
      expect(reached).toHaveLength(4);
      for (const place of reached) expect(published).toContain(place);
      for (const { host } of target.endpoints()) expect(own).not.toContain(host);
    };
    await expectPublished();
    await target.deliver?.('user001', [fixture('one')]);
    await target.restart?.();
    await expectPublished();
    await target.kill?.();
    await expectPublished();
    expect(await messagesOf(target, 'user001')).toHaveLength(1);
  });

  test('a user unknown to the server is said', patience, async () => {
    await using target = await startTarget(await loadTarget('dovecot'));
    await expect(target.deliver?.('nobody', [fixture('x')])).rejects.toMatchObject({ code: 'operator' });
  });
});

describe.skipIf(docker === undefined)('a container that does not come up', () => {
  const broken = `broken-${String(process.pid)}`;
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mailspec-test-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
    const built = await docker?.listImages({ filters: { label: [`${labels.target}=${broken}`] } });
    for (const { Id } of built ?? []) await docker?.getImage(Id).remove({ force: true });
  });

  async function definitionOf(dockerfile: string): Promise<TargetDefinition> {
    const text = `name: ${broken}\ntitle: Broken\ncontainer: {}\nports: { imap: 143 }\nready within: 2\n`;
    await writeFile(join(folder, 'target.yaml'), `${text}accounts: { users: a, password: not-a-word-7 }\n`);
    await writeFile(join(folder, 'Dockerfile'), dockerfile);
    return loadTarget(folder);
  }
  const saying = (text: string): string => expect.stringContaining(text) as string;

  const fails = (name: string, row: { dockerfile: string; image?: string; wanted: object }): void => {
    test(`${name} is said, and nothing is left`, patience, async () => {
      const definition = await definitionOf(row.dockerfile);
      const options = row.image === undefined ? {} : { image: row.image };
      await expect(startTarget(definition, options)).rejects.toMatchObject({ name: 'TargetError', ...row.wanted });
      expect(await containersOf(definition.name)).toEqual([]);
    });
  };
  const base = 'FROM debian:trixie-slim\n';
  fails('an image that is nowhere', {
    dockerfile: base,
    image: 'mailspec.invalid/none:1',
    wanted: { code: 'image', message: saying('mailspec.invalid/none:1 is not here') },
  });
  fails('a base image that is nowhere', {
    dockerfile: 'FROM mailspec.invalid/none:1\n',
    wanted: { code: 'base-image', advice: saying('docker pull') },
  });
  fails('a suite of Debian that is nowhere', {
    dockerfile: 'FROM debian:nosuchsuite-slim\n',
    wanted: { code: 'base-image', advice: saying('scripts/make-base-image.sh nosuchsuite') },
  });
  fails('a build that fails', {
    dockerfile: `${base}RUN echo the reason; exit 7\n`,
    wanted: { code: 'build', message: saying('the reason') },
  });
  fails('a server that ends', {
    dockerfile: `${base}CMD ["sh", "-c", "echo bad configuration; exit 1"]\n`,
    wanted: { code: 'start', message: saying('bad configuration') },
  });
  fails('a program that is not there', {
    dockerfile: `${base}CMD ["/no/such/server"]\n`,
    wanted: { code: 'start', message: saying('/no/such/server') },
  });
  fails('a port that never answers', {
    dockerfile: `${base}CMD ["sleep", "600"]\n`,
    wanted: { code: 'not-ready', message: saying('imap (port 143): connect ECONNREFUSED') },
  });

  test('an interrupted start leaves no container', patience, async () => {
    const definition = { ...(await definitionOf(`${base}CMD ["sleep", "600"]\n`)), readySeconds: 600 };
    const stop = new AbortController();
    const starting = startTarget(definition, { signal: stop.signal });
    await expect.poll(() => containersOf(definition.name), { timeout: 60_000 }).toHaveLength(1);
    stop.abort();
    await expect(starting).rejects.toThrow(/abort/);
    expect(await containersOf(definition.name)).toEqual([]);
  });

  test('an interrupted build leaves no container', patience, async () => {
    const marker = `sleep 6${String(process.pid)}`;
    const definition = await definitionOf(`${base}RUN ${marker}\n`);
    const building = async (): Promise<number> =>
      (await docker?.listContainers({ all: true }))?.filter(({ Command }) => Command.includes(marker)).length ?? 0;
    const stop = new AbortController();
    const starting = startTarget(definition, { signal: stop.signal });
    const outcome = expect(starting).rejects.toThrow(/abort/);
    await expect.poll(building, { timeout: 60_000 }).toBe(1);
    stop.abort();
    await outcome;
    await expect.poll(building, { timeout: 60_000 }).toBe(0);
  });
});
