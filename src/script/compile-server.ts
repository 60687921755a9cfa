import { blame, type Cursor, entries, optionalChild } from '../source/cursor.ts';
import { milliseconds } from './durations.ts';
import { compileHoldings } from './holdings.ts';
import type { ServerBranch, ServerLook, StepBase } from './model.ts';
import type { Scope } from './scope.ts';
import { checkBranchKeys } from './step-base.ts';
import type { Branch as BranchSource, Step as StepSource } from './suite.generated.ts';

/** `server: look`, with what the server must hold. */
export function compileServer(scope: Scope, cursor: Cursor<StepSource>, base: StepBase): ServerLook {
  const line = optionalChild(cursor, 'server');
  if (scope.server.isStopped && line !== undefined)
    scope.report(blame(line, 'the server is stopped: it shows nothing', 'write "operator: start" before it'));
  const branches = entries<BranchSource>(optionalChild(cursor, 'one of'));
  for (const [, branch] of branches) checkBranchKeys(scope, branch, 'server');
  const { within } = cursor.value;
  return {
    op: 'server',
    ...base,
    ...compileHoldings(scope, cursor),
    oneOf: branches.map(([name, branch]): ServerBranch => ({ name, ...compileHoldings(scope, branch) })),
    ...(within !== undefined && { withinMs: milliseconds(within) }),
  };
}
