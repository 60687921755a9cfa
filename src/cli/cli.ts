import { exitCodes } from '../result/verdict.ts';
import type { ExitCode } from '../result/verdict.ts';
import { didYouMean } from '../source/suggest.ts';
import type { Command, Io } from './command.ts';
import { commands } from './commands.ts';
import { reportError } from './errors.ts';
import { packageVersion } from '../source/packaged.ts';

function overview(): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  const lines = commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`);
  return [
    'mailspec: plays scripted POP3 and IMAP conversations against a server and judges every answer',
    '',
    'Usage: mailspec COMMAND [OPTIONS]',
    '',
    ...lines,
    '',
    'mailspec COMMAND --help tells all about a command.',
    'Exit codes: 0 as expected, 1 unexpected verdict, 2 usage, 3 target unavailable, 4 baseline out of date,',
    '5 too little evidence, 70 a bug of mailspec, 130 interrupted.',
    '',
  ].join('\n');
}

function unknown(name: string, io: Io): ExitCode {
  const hint = didYouMean(
    name,
    commands.map((command) => command.name),
  );
  io.err(`mailspec: there is no command "${name}"${hint === undefined ? '' : `: ${hint}`}\n\n${overview()}`);
  return exitCodes.usage;
}

async function runCommand(command: Command, argv: readonly string[], io: Io): Promise<ExitCode> {
  if (argv.includes('--help') || argv.includes('-h')) {
    io.out(command.help);
    return exitCodes.expected;
  }
  try {
    return await command.run(argv, io);
  } catch (cause) {
    return reportError(command.name, cause, io);
  }
}

/** The command line: `argv` without node and script. Resolves to the exit code. */
export async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  const [name, ...rest] = argv;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    (name === undefined ? io.err : io.out)(overview());
    return name === undefined ? exitCodes.usage : exitCodes.expected;
  }
  if (name === '--version') {
    io.out(`${packageVersion()}\n`);
    return exitCodes.expected;
  }
  const command = commands.find((one) => one.name === name);
  return command ? runCommand(command, rest, io) : unknown(name, io);
}
