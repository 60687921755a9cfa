import { finished } from 'node:stream/promises';
import type { Container } from './container-address.ts';
import { within } from './engine.ts';

export interface ExecOutcome {
  readonly status: number;
  /** Standard output and standard error as they came. */
  readonly output: string;
}

/** A program that an operator's act calls has done its work in milliseconds. */
const patienceMs = 60_000;

/** Runs a program in the container, as root. */
export async function execInContainer(
  container: Container,
  command: readonly string[],
): Promise<ExecOutcome> {
  return within(patienceMs, run(container, command));
}

async function run(container: Container, command: readonly string[]): Promise<ExecOutcome> {
  const exec = await container.exec({ Cmd: [...command], AttachStdout: true, AttachStderr: true, User: '0' });
  const output = await collect(await exec.start({}));
  const { ExitCode } = await exec.inspect();
  return { status: ExitCode ?? -1, output };
}

/** What the container wrote to its standard output and error. */
export async function containerLogs(container: Container): Promise<string> {
  return joinStreams(await container.logs({ follow: false, stdout: true, stderr: true })).toString('utf8');
}

async function collect(stream: NodeJS.ReadableStream): Promise<string> {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  await finished(stream, { writable: false });
  return joinStreams(Buffer.concat(chunks)).toString('utf8');
}

/** One octet for the stream, three of zero, four for the length. */
const frameHead = 8;

/**
 * The engine multiplexes both streams into one, in frames; here they are joined again as they came. The client library's
 * own way calls itself for each frame, and a log of some thousand lines is too deep for it.
 */
export function joinStreams(multiplexed: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at + frameHead <= multiplexed.length;) {
    const end = at + frameHead + multiplexed.readUInt32BE(at + 4);
    parts.push(multiplexed.subarray(at + frameHead, end));
    at = end;
  }
  return Buffer.concat(parts);
}
