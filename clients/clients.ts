import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import type { StartedTestContainer } from 'testcontainers';
import { afterAll, beforeAll, describe } from 'vitest';
import { connectEngine, type Engine, within } from '../src/targets/engine.ts';
import { ensureImage } from '../src/targets/image.ts';
import { labels, ownerLabel, removeStarted, sweepOrphans } from '../src/targets/sweep.ts';

/** What a program left behind when it ended. */
export interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A container with Debian's mail clients, on the network of this machine. */
export interface Clients extends AsyncDisposable {
  /** A folder of this machine that the container has under the same path. */
  readonly folder: string;
  run(command: readonly string[], environment: Readonly<Record<string, string>>): Promise<Outcome>;
}

/** A client that waits longer for a server on loopback has hung. */
const patienceMs = 20_000;

/** Building the image takes minutes where the mirror is slow. */
const startMs = 600_000;

/** Tests that need the container: skipped without an engine. */
export function describeClient(name: string, define: (clients: () => Clients) => void): void {
  describe.skipIf(engine === undefined)(name, () => {
    let started: Clients | undefined;
    beforeAll(async () => {
      if (engine !== undefined) started = await startClients(engine);
    }, startMs);
    afterAll(() => started?.[Symbol.asyncDispose]());
    define(() => {
      if (started === undefined) throw new Error('the container has not started');
      return started;
    });
  });
}

const engine = await engineForClients();

/** The engine, or undefined with a line that says so; an error where containers are required. */
async function engineForClients(): Promise<Engine | undefined> {
  try {
    const engine = await connectEngine();
    const { Name } = (await engine.docker.info()) as { readonly Name?: string };
    // An engine in a virtual machine or on another one has another name, and a loopback of its own.
    if (Name === hostname()) return engine;
    throw new Error('the engine is not of this machine, so that no container can share its network');
  } catch (cause) {
    if (process.env['MAILSPEC_REQUIRE_CONTAINERS'] === '1') throw cause;
    process.stderr.write(`\nNOT RUN: the tests of real clients: ${cause instanceof Error ? cause.message : ''}\n`);
    return undefined;
  }
}

/** Builds the image unless that was done before, and starts a container that waits for programs to run. */
async function startClients(engine: Engine): Promise<Clients> {
  await sweepOrphans(engine.docker).catch(() => undefined);
  const directory = path.join(import.meta.dirname, 'image');
  const image = await ensureImage(engine, { name: 'clients', directory, recipe: {} }, {});
  const folder = await mkdtemp(path.join(tmpdir(), 'mailspec-clients-'));
  const start = randomUUID();
  const leave = async (): Promise<void> => {
    await removeStarted(engine.docker, start);
    await rm(folder, { recursive: true });
  };
  try {
    const container = await new engine.testcontainers.GenericContainer(image)
      .withNetworkMode('host')
      .withBindMounts([{ source: folder, target: folder }])
      .withUser(`${user.uid}:${user.gid}`)
      .withLabels({ [labels.target]: 'clients', [labels.owner]: ownerLabel(), [labels.start]: start })
      .start();
    await nameUser(container);
    return {
      folder,
      run: (command, environment) => run(container, command, environment),
      [Symbol.asyncDispose]: leave,
    };
  } catch (error) {
    await leave();
    throw error;
  }
}

async function run(
  container: StartedTestContainer,
  command: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Outcome> {
  const ended = container.exec([...command], { env: { ...environment } });
  const { exitCode, stdout, stderr } = await within(patienceMs, ended);
  return { status: exitCode, stdout, stderr };
}

/** Whoever runs the tests owns what the clients write. */
const user = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };

/** fetchmail serves nobody without a name. */
async function nameUser(container: StartedTestContainer): Promise<void> {
  if (user.uid === 0) return;
  const entry = `tester:x:${user.uid}:${user.gid}::/tmp:/bin/sh`;
  await container.exec(['sh', '-c', `echo ${entry} >> /etc/passwd`], { user: 'root' });
}
