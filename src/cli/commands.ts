import type { Command } from './command.ts';
import { coverageCommand } from './coverage.ts';
import { doctorCommand } from './doctor.ts';
import { explainCommand } from './explain.ts';
import { exploreCommand } from './explore.ts';
import { lintCommand } from './lint.ts';
import { listCommand } from './list.ts';
import { mergeCommand } from './merge.ts';
import { promisesCommand } from './promises.ts';
import { runCommand } from './run.ts';
import { selftestCommand } from './selftest.ts';
import { serveCommand } from './serve.ts';
import { stressCommand } from './stress.ts';
import { targetsCommand } from './targets.ts';

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  runCommand,
  promisesCommand,
  exploreCommand,
  stressCommand,
  listCommand,
  explainCommand,
  lintCommand,
  targetsCommand,
  doctorCommand,
  coverageCommand,
  mergeCommand,
  selftestCommand,
  serveCommand,
];
