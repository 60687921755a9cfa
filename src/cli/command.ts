import type { ParseArgsConfig } from 'node:util';
import { parseArgs } from 'node:util';
import type { ExitCode } from '../result/verdict.ts';

/** Where a command writes: results to `out`, everything for a person's eyes about the run itself to `err`. */
export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** True when `out` is a terminal that takes colours. */
  readonly colour: boolean;
  readonly signal: AbortSignal;
}

/** One command of the command line. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** The whole of `--help`. */
  readonly help: string;
  run(argv: readonly string[], io: Io): Promise<ExitCode>;
}

/** A mistake in how a command was called: exit 2, with what to do. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

type Options = NonNullable<ParseArgsConfig['options']>;

/** `parseArgs` with mistakes as `UsageError`s. */
export function parseOptions<const T extends Options>(
  argv: readonly string[],
  options: T,
): ReturnType<typeof parseArgs<{ args: string[]; options: T; allowPositionals: true; strict: true }>> {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : String(cause));
  }
}

/** A whole number of an option, at least `least`. */
export function wholeNumber(option: string, text: string, least: number): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < least)
    throw new UsageError(`--${option} takes a whole number from ${least}, not "${text}"`);
  return value;
}

/** One of a closed set of words. */
export function oneOfWords<T extends string>(option: string, text: string, words: readonly T[]): T {
  const found = words.find((word) => word === text);
  if (found === undefined) throw new UsageError(`--${option} takes ${words.join(', ')}, not "${text}"`);
  return found;
}
