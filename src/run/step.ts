import type { Step } from '../script/model.ts';
import type { CaseContext, StepOutcome } from './context.ts';
import { UnboundCapture } from './render.ts';
import { runAct, runOperator } from './step-act.ts';
import { runApp } from './step-app.ts';
import { runServerLook } from './step-server.ts';
import { runAtOnce } from './step-at-once.ts';
import { runCommand, runTogether } from './step-command.ts';

function play(context: CaseContext, step: Step): Promise<StepOutcome> {
  switch (step.op) {
    case 'command':
      return runCommand(context, step);
    case 'act':
      return runAct(context, step);
    case 'operator':
      return runOperator(context, step);
    case 'at once':
      return runAtOnce(context, step);
    case 'together':
      return runTogether(context, step);
    case 'app':
      return runApp(context, step);
    case 'server':
      return runServerLook(context, step);
  }
}

/** A step needs a value that an optional answer or an untaken branch would have bound. */
function unbound(name: string): StepOutcome {
  const mismatch = {
    kind: 'missing',
    path: `{${name}}`,
    wanted: 'a value bound by an earlier answer',
    got: 'none',
  } as const;
  return { mismatches: [mismatch], branches: [], completed: false };
}

/** Plays one step and judges it. Throws only for a fault of the harness, of the target's operator, or an abort. */
export async function runStep(context: CaseContext, step: Step): Promise<StepOutcome> {
  context.signal.throwIfAborted();
  context.watch.at = step.at;
  try {
    return await play(context, step);
  } catch (cause) {
    if (!(cause instanceof UnboundCapture)) throw cause;
    return unbound(cause.capture);
  }
}
