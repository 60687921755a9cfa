import { setTimeout as pause } from 'node:timers/promises';
import { DriverError } from '../driver/error.ts';
import type { ServerLook } from '../script/model.ts';
import { limits } from '../wire/limits.ts';
import { type CaseContext, connectionMismatch, scaled, type StepOutcome } from './context.ts';
import { takeBranch } from './judge-app.ts';
import { judgeHoldings, type SeenFolders } from './judge-holdings.ts';
import { lookAtServer } from './server-look.ts';

/** Plays `server: look`; `within` repeats it until what is said of the server holds. */
export async function runServerLook(context: CaseContext, step: ServerLook): Promise<StepOutcome> {
  const end = performance.now() + scaled(context, step.withinMs ?? 0);
  for (;;) {
    const outcome = await look(context, step);
    if (outcome.mismatches.length === 0 || !outcome.completed || performance.now() >= end) return outcome;
    await context.tally.waiting(() => pause(limits.appPollMs, undefined, { signal: context.signal }));
  }
}

async function look(context: CaseContext, step: ServerLook): Promise<StepOutcome> {
  try {
    return judge(step, await lookAtServer(context, foldersOf(step)));
  } catch (cause) {
    if (!(cause instanceof DriverError) || cause.code === 'aborted' || cause.code === 'misuse') throw cause;
    if (cause.code === 'protocol') return notSeen(cause.message);
    const kind = cause.code === 'timeout' || cause.code === 'connect-timeout' ? 'timeout' : 'disconnect';
    return connectionMismatch(kind, 'server: look', 'a session of its own', cause.message);
  }
}

/** The server lets nobody see what it holds: a lock, perhaps, that is gone at the next look. */
function notSeen(got: string): StepOutcome {
  const mismatch = { kind: 'mismatch', path: 'server: look', wanted: 'a look at what it holds', got } as const;
  return { mismatches: [mismatch], branches: [], completed: true };
}

/** Folders whose messages are spoken of. */
function foldersOf(step: ServerLook): readonly string[] {
  const held = [step, ...step.oneOf].flatMap(({ holds, unread, flagged }) => [holds, unread, flagged]);
  return [...new Set(held.flatMap((each) => [...(each?.keys() ?? [])]))];
}

function judge(step: ServerLook, seen: SeenFolders): StepOutcome {
  const own = judgeHoldings('the server', step, seen);
  if (own.length > 0 || step.oneOf.length === 0) return { mismatches: own, branches: [], completed: true };
  const branches = step.oneOf.map((branch) => ({
    name: branch.name,
    mismatches: judgeHoldings('the server', branch, seen),
  }));
  return { ...takeBranch(branches), completed: true };
}
