import { child, type Cursor, optionalChild } from '../source/cursor.ts';
import { didYouMean } from '../source/suggest.ts';
import { rawParts } from './command-text.ts';
import { checkComment } from './comments.ts';
import { milliseconds } from './durations.ts';
import { compileBranches, compileExpectations, type Replies } from './expectations.ts';
import { type ActStep, acts, type StartState, type StepBase } from './model.ts';
import type { DeviceRef, Scope } from './scope.ts';
import { compileSplit } from './split.ts';
import type { Step as StepSource } from './suite.generated.ts';
import { blameText, sliceText, type Text, textOf } from './text.ts';

/** An act as written: `(raw)` and what follows it. */
export interface ActText {
  readonly act: ActStep['act'];
  readonly rest: Text;
}

/** Reads `(connect) authenticated`; undefined, and a problem, for an act that is not known. */
export function readAct(scope: Scope, device: DeviceRef, cursor: Cursor<StepSource>): ActText | undefined {
  const line = child(cursor, device.name);
  const text = textOf(line, scope.row);
  const [lead = '', name = ''] = /^\(([^)]*)\)?\s?/.exec(text.value) ?? [];
  const act = acts.find((known) => known === name);
  if (act !== undefined && lead.includes(')')) {
    checkComment(scope, line);
    return { act, rest: sliceText(text, lead.length) };
  }
  const hint = didYouMean(name, acts) ?? `acts are ${acts.map((known) => `(${known})`).join(', ')}`;
  scope.report(blameText(text, 0, `"(${name})" is no act`, hint));
  return undefined;
}

/** True for a value of a device's key that is an act and no command. */
export function isAct(value: unknown): boolean {
  return typeof value === 'string' && value.startsWith('(');
}

/** Compiles an act of a device on its connection. */
export function compileActStep(
  scope: Scope,
  device: DeviceRef,
  cursor: Cursor<StepSource>,
  { act, rest }: ActText,
  base: StepBase,
): ActStep {
  const replies: Replies = { count: act === 'go on' ? 1 : 0 };
  const parts = act === 'raw' ? rawParts(scope, rest) : [];
  if (act === 'raw' && rest.value === '')
    scope.report(blameText(rest, 0, '(raw) sends nothing', 'write what to send behind it'));
  const expectations = compileExpectations(scope, device, cursor, replies);
  const oneOf = compileBranches(scope, device, cursor, { ...replies, fallback: expectations.status });
  trackUnfinished(scope, device, act, rest);
  return {
    op: 'act',
    ...base,
    device: device.name,
    act,
    parts,
    ...expectations,
    status: oneOf.length > 0 ? [] : expectations.status,
    oneOf,
    ...compileTarget(scope, act, rest),
    ...compileTime(scope, cursor, act, rest),
    ...compileSplit(scope, cursor),
  };
}

const targets = ['connected', 'authenticated', 'selected'] as const satisfies readonly StartState[];

function compileTarget(scope: Scope, act: ActStep['act'], rest: Text): Pick<ActStep, 'to'> {
  const word = rest.value.trim();
  if (act === 'raw' || word === '') return {};
  const to = targets.find((known) => known === word);
  if (act === 'connect' && to !== undefined) return { to };
  const message = act === 'connect' ? `"${word}" is no state to connect to` : `nothing may follow (${act})`;
  const hint = act === 'connect' ? (didYouMean(word, targets) ?? `states are ${targets.join(', ')}`) : undefined;
  scope.report(blameText(rest, 0, message, hint));
  return {};
}

/** `within` of `(wait)` and `(raw)`, `for` of `(quiet)`, which must have one. */
function compileTime(
  scope: Scope,
  cursor: Cursor<StepSource>,
  act: ActStep['act'],
  rest: Text,
): Pick<ActStep, 'withinMs'> {
  const time = optionalChild(cursor, act === 'quiet' ? 'for' : 'within');
  if (time !== undefined) return { withinMs: milliseconds(time.value) };
  if (act === 'quiet') scope.report(blameText({ ...rest, pieces: [] }, 0, '(quiet) needs a time', 'add "for: 200ms"'));
  return {};
}

function trackUnfinished(scope: Scope, device: DeviceRef, act: ActStep['act'], rest: Text): void {
  const waiting = scope.unfinished.get(device.name);
  if (act === 'go on' && waiting !== 'paused') {
    const hint = 'a step of this device with "pause: literal" comes before it';
    scope.report(blameText({ ...rest, pieces: [] }, 0, 'there is nothing to go on with', hint));
  }
  if (['go on', 'close', 'reset', 'connect'].includes(act)) scope.unfinished.delete(device.name);
}
