import type { Expectation } from '../match/pattern.ts';
import { blame, blameKey, child, type Cursor, items, optionalChild } from '../source/cursor.ts';
import { type CommandOptions, compileCommand } from './commands.ts';
import { milliseconds } from './durations.ts';
import { compileEach } from './each.ts';
import { compileBranches, compileExpectations, type Replies } from './expectations.ts';
import type { Command, CommandStep, StepBase } from './model.ts';
import { compileText, isPop3Status, textsOf } from './patterns.ts';
import type { DeviceRef, Scope } from './scope.ts';
import { compileSplit } from './split.ts';
import type { Step as StepSource } from './suite.generated.ts';
import { textOf } from './text.ts';

/** Compiles a step that sends commands. */
export function compileCommandStep(
  scope: Scope,
  device: DeviceRef,
  cursor: Cursor<StepSource>,
  base: StepBase,
): CommandStep {
  const commands = compileCommands(scope, device, cursor);
  const ending = compileEnding(scope, device, cursor, commands);
  const endsEarly = ending.pause || ending.until !== undefined;
  const replies: Replies = { count: endsEarly ? 0 : commands.length };
  const each = compileEach(scope, device, cursor);
  const expectations = compileExpectations(scope, device, cursor, replies);
  const oneOf = compileBranches(scope, device, cursor, { ...replies, fallback: expectations.status });
  trackUnfinished(scope, device, cursor, ending);
  return {
    op: 'command',
    ...base,
    device: device.name,
    commands,
    ...expectations,
    status: oneOf.length > 0 ? [] : expectations.status,
    oneOf,
    ...ending,
    ...each,
    ...compileSplit(scope, cursor),
    ...compilePoll(cursor),
    ...compileControl(scope, device, cursor),
  };
}

function compileCommands(scope: Scope, device: DeviceRef, cursor: Cursor<StepSource>): readonly Command[] {
  const lines = items(child(cursor, device.name) as Cursor<string | readonly string[]>);
  const tag = optionalChild(cursor, 'tag');
  if (tag !== undefined && lines.length > 1)
    scope.report(blameKey(tag, '"tag" names one command, and there are several', 'send them in steps of their own'));
  if (tag !== undefined && device.protocol === 'pop3') scope.report(blameKey(tag, 'POP3 has no tags'));
  const { status, expect, 'one of': oneOf } = cursor.value;
  const isJudged = [status, oneOf, device.protocol === 'pop3' ? expect : undefined].some((key) => key !== undefined);
  const options: CommandOptions = {
    ...(tag !== undefined && { tag: textOf(tag, scope.row).value }),
    mayBeUnknown: isJudged,
  };
  return lines.map((line) => compileCommand(scope, device, line, options));
}

type Ending = Pick<CommandStep, 'pause' | 'until'>;

/** What ends the step before its completion. A pause before a synchronizing literal ends with the server's `+`. */
function compileEnding(
  scope: Scope,
  device: DeviceRef,
  cursor: Cursor<StepSource>,
  commands: readonly Command[],
): Ending {
  const until = compileUntil(scope, device, cursor);
  const pause = optionalChild(cursor, 'pause');
  if (pause === undefined) return { pause: false, ...(until && { until }) };
  const literal = commands.flatMap((command) => command.parts).find((part) => part.kind === 'literal');
  if (literal === undefined)
    scope.report(blameKey(pause, '"pause" needs a command with a literal', 'such as APPEND INBOX {=plain}'));
  const implied = literal?.synchronizing === true ? continuation(scope, cursor) : undefined;
  const ending = until ?? implied;
  return { pause: true, ...(ending && { until: ending }) };
}

function compileUntil(scope: Scope, device: DeviceRef, cursor: Cursor<StepSource>): Expectation | undefined {
  const [text] = textsOf(scope, optionalChild(cursor, 'until'));
  if (text === undefined) return undefined;
  const isContinuation = /^\+(?!OK\b)/i.test(text.value);
  if (device.protocol === 'imap' || isContinuation) return compileText(scope, text, 'imap');
  return compileText(scope, text, isPop3Status(text.value) ? 'pop3-status' : 'pop3-line');
}

function continuation(scope: Scope, cursor: Cursor<StepSource>): Expectation | undefined {
  const text = { ...textOf(child(cursor, 'pause'), scope.row), value: '+' };
  return compileText(scope, text, 'imap');
}

/** `DONE` needs a command that waits for it. */
function trackUnfinished(scope: Scope, device: DeviceRef, cursor: Cursor<StepSource>, ending: Ending): void {
  const line = child(cursor, device.name);
  const isDone = device.protocol === 'imap' && typeof line.value === 'string' && /^DONE$/i.test(line.value);
  if (isDone && scope.unfinished.get(device.name) !== 'until') {
    const hint = 'start it with "IDLE" and "until: +"; to send a stray DONE use (raw)';
    scope.report(blame(line, '"DONE" ends an IDLE, and this device is in none', hint));
  }
  if (ending.pause) scope.unfinished.set(device.name, 'paused');
  else if (ending.until !== undefined) scope.unfinished.set(device.name, 'until');
  else if (isDone) scope.unfinished.delete(device.name);
}

function compilePoll(cursor: Cursor<StepSource>): Pick<CommandStep, 'againWithinMs'> {
  const again = cursor.value['again within'];
  return again === undefined ? {} : { againWithinMs: milliseconds(again) };
}

function compileControl(scope: Scope, device: DeviceRef, cursor: Cursor<StepSource>): Pick<CommandStep, 'control'> {
  const control = optionalChild(cursor, 'control');
  return control === undefined ? {} : { control: compileCommand(scope, device, control, { mayBeUnknown: false }) };
}
