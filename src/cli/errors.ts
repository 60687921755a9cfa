import { CatalogueError } from '../catalogue/catalogue.ts';
import { DriverError } from '../driver/error.ts';
import { BundleError } from '../report/bundle.ts';
import { BaselineError } from '../run/baseline-file.ts';
import { SetUpError } from '../run/set-up-error.ts';
import { exitCodes } from '../result/verdict.ts';
import type { ExitCode } from '../result/verdict.ts';
import { TargetError } from '../targets/target.ts';
import type { Io } from './command.ts';
import { UsageError } from './command.ts';
import { packageVersion } from '../source/packaged.ts';

/** Says what went wrong and what to do about it, and gives the exit code that belongs to it. */
export function reportError(command: string, cause: unknown, io: Io): ExitCode {
  if (cause instanceof UsageError) {
    io.err(`mailspec ${command}: ${cause.message}\nmailspec ${command} --help tells what it takes.\n`);
    return exitCodes.usage;
  }
  if (cause instanceof CatalogueError || cause instanceof BaselineError) {
    io.err(`mailspec ${command}: ${cause.message}\n`);
    return exitCodes.usage;
  }
  if (io.signal.aborted) {
    io.err(`mailspec ${command}: interrupted\n`);
    return exitCodes.interrupted;
  }
  if (cause instanceof TargetError) {
    io.err(`mailspec ${command}: ${cause.message}\n${cause.advice}\n`);
    return cause.code === 'definition' ? exitCodes.usage : exitCodes.unavailable;
  }
  if (cause instanceof BundleError) {
    io.err(`mailspec ${command}: ${cause.message}\n${cause.advice}\n`);
    return exitCodes.usage;
  }
  if (cause instanceof DriverError || cause instanceof SetUpError) {
    io.err(`mailspec ${command}: ${cause.message}\nmailspec doctor --target … looks at a target check by check.\n`);
    return exitCodes.unavailable;
  }
  const trace = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  io.err(`mailspec ${command}: this is a bug of mailspec ${packageVersion()}, please report it:\n${trace}\n`);
  return exitCodes.bug;
}
