import { blame, child, type Cursor, items } from '../source/cursor.ts';
import { spanOf } from '../source/yaml-nodes.ts';
import { compileActStep, isAct, readAct } from './compile-act.ts';
import { compileAppStep } from './compile-app.ts';
import { compileCommandStep } from './compile-command.ts';
import { compileAtOnce, compileTogether } from './compile-group.ts';
import { compileOperator } from './compile-operator.ts';
import { compileServer } from './compile-server.ts';
import type { Step } from './model.ts';
import { bindNames } from './names.ts';
import type { DeviceRef, Scope } from './scope.ts';
import { type Actor, actorOf } from './step-actor.ts';
import { checkKeys, compileBase, type StepFrame } from './step-base.ts';
import type { actorKeys } from './step-keys.ts';
import type { Step as StepSource } from './suite.generated.ts';

/** Compiles one step; undefined, and problems, where it cannot be understood. */
function compileStep(scope: Scope, cursor: Cursor<StepSource>, frame: StepFrame = {}): Step | undefined {
  const actor = actorOf(scope, cursor);
  if (actor === undefined) return undefined;
  const device = deviceOf(scope, actor);
  if (device !== undefined) return compileDeviceStep(scope, device, cursor, actor, frame);
  if (frame.inside !== undefined) {
    scope.report(blame(child(cursor, actor.key), `"${actor.key}" cannot stand inside "${frame.inside}"`));
    return undefined;
  }
  checkKeys(scope, cursor, actor.key as (typeof actorKeys)[number], actor, frame);
  const base = compileBase(scope, cursor, actor, frame);
  if (actor.key === 'at once') return compileAtOnce(scope, cursor, base, compileStep);
  if (actor.key === 'together') return compileTogether(scope, cursor, base, compileStep);
  if (actor.key === 'server') return compileServer(scope, cursor, base);
  return compileOperator(scope, cursor, base);
}

function deviceOf(scope: Scope, actor: Actor): DeviceRef | undefined {
  const protocol = actor.isDevice ? scope.devices.get(actor.key) : undefined;
  return protocol && { name: actor.key, protocol };
}

function compileDeviceStep(
  scope: Scope,
  device: DeviceRef,
  cursor: Cursor<StepSource>,
  actor: Actor,
  frame: StepFrame,
): Step | undefined {
  if (scope.apps.has(device.name)) {
    checkKeys(scope, cursor, 'app', actor, frame);
    return compileAppStep(scope, device, cursor, compileBase(scope, cursor, actor, frame));
  }
  if (!isAct(cursor.value[device.name])) {
    checkKeys(scope, cursor, 'command', actor, frame);
    return compileCommandStep(scope, device, cursor, compileBase(scope, cursor, actor, frame));
  }
  const read = readAct(scope, device, cursor);
  if (read === undefined) return undefined;
  checkKeys(scope, cursor, read.act, actor, frame);
  return compileActStep(scope, device, cursor, read, compileBase(scope, cursor, actor, frame));
}

/** Compiles the steps of a list, skipping those that the schema found broken. */
export function compileSteps(
  scope: Scope,
  cursor: Cursor<readonly StepSource[]> | undefined,
  isBroken: (step: Cursor<StepSource>) => boolean,
): readonly Step[] {
  return items<StepSource>(cursor).flatMap((step) => {
    if (!isBroken(step)) return compileStep(scope, step) ?? [];
    skipStep(scope, step);
    return [];
  });
}

/** A step that cannot be compiled still has keys to look at, and names that later steps may use. */
function skipStep(scope: Scope, step: Cursor<StepSource>): void {
  const value: unknown = step.value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  actorOf(scope, step);
  const [start, end] = spanOf(step.file, step.path);
  bindNames(scope, [{ value: step.file.text.slice(start, end) }]);
}
