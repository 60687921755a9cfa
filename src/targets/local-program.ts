import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TargetError } from './target.ts';

/** A delivery or a version command that takes longer is stuck. */
const patienceMs = 30_000;

/** Runs a program of this machine to its end. */
export async function runProgram(
  command: readonly string[],
  directory: string,
): Promise<{ readonly status: number; readonly output: string }> {
  const [program = '', ...args] = command;
  return new Promise((resolve) => {
    execFile(program, args, { cwd: directory, timeout: patienceMs }, (error, stdout, stderr) => {
      const status = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
      const why = error === null || stderr !== '' ? '' : error.message;
      resolve({ status, output: stdout + stderr + why });
    });
  });
}

/** Calls a delivery program with the user and one file for each message. */
export async function deliverByLocalProgram(delivery: {
  readonly command: readonly string[];
  readonly directory: string;
  readonly user: string;
  readonly messages: readonly Buffer[];
}): Promise<void> {
  const { command, directory, user, messages } = delivery;
  const folder = await mkdtemp(join(tmpdir(), 'mailspec-'));
  try {
    const files = messages.map((_, index) => join(folder, `${index + 1}.eml`));
    await Promise.all(files.map((file, index) => writeFile(file, messages[index] ?? '')));
    const { status, output } = await runProgram([...command, user, ...files], directory);
    if (status === 0) return;
    const advice = `try it by hand: ${command.join(' ')} ${user} FILE`;
    throw new TargetError('operator', `delivery to ${user} failed with status ${status}: ${output.trim()}`, advice);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
