import { PassThrough, Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { Container } from './container-address.ts';
import { type Docker, within } from './engine.ts';

export interface ExecOutcome {
  readonly status: number;
  /** Standard output and standard error as they came. */
  readonly output: string;
}

/** A program that an operator's act calls has done its work in milliseconds. */
const patienceMs = 60_000;

/** Runs a program in the container, as root. */
export async function execInContainer(
  docker: Docker,
  container: Container,
  command: readonly string[],
): Promise<ExecOutcome> {
  return within(patienceMs, run(docker, container, command));
}

async function run(docker: Docker, container: Container, command: readonly string[]): Promise<ExecOutcome> {
  const exec = await container.exec({ Cmd: [...command], AttachStdout: true, AttachStderr: true, User: '0' });
  const output = await collect(docker, await exec.start({}));
  const { ExitCode } = await exec.inspect();
  return { status: ExitCode ?? -1, output };
}

/** What the container wrote to its standard output and error. */
export async function containerLogs(docker: Docker, container: Container): Promise<string> {
  const multiplexed = await container.logs({ follow: false, stdout: true, stderr: true });
  return within(patienceMs, collect(docker, Readable.from([multiplexed])));
}

/** The engine multiplexes both streams into one. */
async function collect(docker: Docker, stream: NodeJS.ReadableStream): Promise<string> {
  const joined = new PassThrough();
  const chunks: Buffer[] = [];
  joined.on('data', (chunk: Buffer) => chunks.push(chunk));
  docker.modem.demuxStream(stream, joined, joined);
  await finished(stream, { writable: false });
  joined.end();
  await finished(joined);
  return Buffer.concat(chunks).toString('utf8');
}
