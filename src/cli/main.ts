#!/usr/bin/env node
import { takesColour } from '../report/paint.ts';
import { exitCodes } from '../result/verdict.ts';
import { main } from './cli.ts';

/** Ctrl-C and SIGTERM end a run in order; a second one ends it at once. */
function interruptible(): AbortSignal {
  const controller = new AbortController();
  const stop = (signal: NodeJS.Signals): void => {
    if (controller.signal.aborted) process.exit(exitCodes.interrupted);
    process.stderr.write(`\n${signal}: stopping; once more to stop at once\n`);
    controller.abort(new Error(`interrupted by ${signal}`));
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  return controller.signal;
}

/** A reader that goes away (`| head`) ends the output, not the run. */
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });

process.exitCode = await main(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  colour: takesColour(process.stdout, process.env),
  signal: interruptible(),
});
