import { counted } from '../result/words.ts';
import { blameKey, type Cursor, entries, items, optionalChild } from '../source/cursor.ts';
import { compileBody } from './bodies.ts';
import type { StatusWanted } from '../match/input.ts';
import type { Branch, Expectations } from './model.ts';
import { checkBranchKeys } from './step-base.ts';
import { compileBinding, compilePatterns, compileWheres, isPop3Status, textsOf } from './patterns.ts';
import type { DeviceRef, Scope } from './scope.ts';
import { compileStatus, defaultStatus } from './status.ts';
import type { Branch as BranchSource, Step as StepSource } from './suite.generated.ts';
import { blameText, type Text, textOf } from './text.ts';

/** How many completions a step has, and whether they are judged in it. */
export interface Replies {
  readonly count: number;
  /** Status of a command whose step does not speak of it; the protocol's `OK` when absent. */
  readonly fallback?: readonly StatusWanted[];
}

/** Everything asked of what comes back, from a step or a branch of `one of`. */
export function compileExpectations(
  scope: Scope,
  device: DeviceRef,
  cursor: Cursor<BranchSource>,
  replies: Replies,
): Expectations {
  const lines = expectedLines(scope, cursor);
  const isStatus = (text: Text): boolean => device.protocol === 'pop3' && replies.count > 0 && isPop3Status(text.value);
  const status = compileStatuses(scope, device, cursor, replies, lines.filter(isStatus));
  const expect = compileBinding(
    scope,
    device,
    lines.filter((text) => !isStatus(text)),
  );
  const optional = compileBinding(scope, device, textsOf(scope, optionalChild(cursor, 'optional')));
  return {
    status,
    expect,
    optional,
    inOrder: cursor.value['in order'] ?? false,
    exactly: cursor.value.exactly !== undefined,
    never: compilePatterns(scope, device, textsOf(scope, optionalChild(cursor, 'never'))),
    ...compileBody(scope, device, optionalChild(cursor, 'body')),
    where: compileWheres(scope, textsOf(scope, optionalChild(cursor, 'where'))),
  };
}

function expectedLines(scope: Scope, cursor: Cursor<BranchSource>): readonly Text[] {
  const expect = optionalChild(cursor, 'expect');
  const exactly = optionalChild(cursor, 'exactly');
  if (expect !== undefined && exactly !== undefined)
    scope.report(
      blameKey(exactly, '"exactly" stands instead of "expect", not beside it', 'put all lines under one of them'),
    );
  return textsOf(scope, exactly ?? expect);
}

/** Statuses come from `status`, from the `+OK` lines of a POP3 `expect`, or are the default. One for each command. */
function compileStatuses(
  scope: Scope,
  device: DeviceRef,
  cursor: Cursor<BranchSource>,
  replies: Replies,
  lines: readonly Text[],
): readonly StatusWanted[] {
  const status = optionalChild(cursor, 'status');
  if (status !== undefined && lines[0] !== undefined)
    scope.report(blameText(lines[0], 0, 'the status stands twice', 'take it from "status" or from here'));
  if (status !== undefined && replies.count === 0) {
    scope.report(blameKey(status, '"status" has no reply to speak of: no command completes in this step'));
    return [];
  }
  if (lines.length > 0) return pop3Statuses(scope, device, lines, replies.count);
  const texts = items<string>(status).map((item) => textOf(item, scope.row));
  const compiled = texts.map((text) => compileStatus(scope, device.protocol, text));
  return (
    spread(scope, status, compiled, replies) ??
    replies.fallback ??
    repeat(defaultStatus(device.protocol), replies.count)
  );
}

/** One status for all commands, or one for each of them. */
function spread(
  scope: Scope,
  cursor: Cursor<unknown> | undefined,
  compiled: readonly StatusWanted[],
  { count }: Replies,
): readonly StatusWanted[] | undefined {
  const [first] = compiled;
  if (cursor === undefined || first === undefined) return undefined;
  if (!Array.isArray(cursor.value)) return repeat(first, count);
  if (compiled.length === count) return compiled;
  scope.report(
    blameKey(
      cursor,
      `${counted(compiled.length, 'status word')} for ${counted(count, 'command')}`,
      'give one for each, or one for all',
    ),
  );
  return undefined;
}

function pop3Statuses(scope: Scope, device: DeviceRef, lines: readonly Text[], count: number): readonly StatusWanted[] {
  const found = compileBinding(scope, device, lines);
  if (lines.length !== count && lines[0] !== undefined)
    scope.report(
      blameText(
        lines[0],
        0,
        `${counted(lines.length, 'status line')} for ${counted(count, 'command')}`,
        'give one for each',
      ),
    );
  return found.map(({ pattern }) => ({ text: pattern.text, alternatives: [pattern] }));
}

function repeat(status: StatusWanted, count: number): readonly StatusWanted[] {
  return Array.from({ length: count }, () => status);
}

/** The branches of `one of`. What one of them binds counts as bound afterwards. */
export function compileBranches(
  scope: Scope,
  device: DeviceRef,
  cursor: Cursor<StepSource>,
  replies: Replies,
): readonly Branch[] {
  const branches = entries<BranchSource>(optionalChild(cursor, 'one of'));
  for (const [, branch] of branches) checkBranchKeys(scope, branch, 'command');
  return branches.map(([name, branch]) => ({ name, ...compileExpectations(scope, device, branch, replies) }));
}
