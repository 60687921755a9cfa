import type { Command } from './command.ts';
import { coverageCommand } from './coverage.ts';
import { explainCommand } from './explain.ts';
import { lintCommand } from './lint.ts';
import { listCommand } from './list.ts';
import { mergeCommand } from './merge.ts';
import { runCommand } from './run.ts';

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  runCommand,
  listCommand,
  explainCommand,
  lintCommand,
  coverageCommand,
  mergeCommand,
];
