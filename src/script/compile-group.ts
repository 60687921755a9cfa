import { blame, blameKey, child, type Cursor, items, optionalChild } from '../source/cursor.ts';
import { compileBranches, compileExpectations } from './expectations.ts';
import { compileNames } from './holdings.ts';
import type { ActStep, AppStep, AtOnceStep, CommandStep, Step, StepBase, TogetherStep } from './model.ts';
import type { Scope } from './scope.ts';
import type { StepFrame } from './step-base.ts';
import type { Step as StepSource } from './suite.generated.ts';

type CompileStep = (scope: Scope, cursor: Cursor<StepSource>, frame: StepFrame) => Step | undefined;

/** `at once`: commands of different devices. All are sent before any answer comes, so none can use what another binds. */
export function compileAtOnce(
  scope: Scope,
  cursor: Cursor<StepSource>,
  base: StepBase,
  compileStep: CompileStep,
): AtOnceStep {
  const frame: StepFrame = { inside: 'at once', ...(base.check !== undefined && { check: base.check }) };
  const seen = new Set<string>();
  const boundBefore = new Set(scope.bound);
  const steps = items<StepSource>(child(cursor, 'at once')).flatMap((item): readonly (CommandStep | AppStep)[] => {
    const alone: Scope = { ...scope, bound: new Set(boundBefore) };
    const step = compileStep(alone, item, frame);
    for (const name of alone.bound) scope.bound.add(name);
    if (step === undefined) return [];
    if (step.op !== 'command' && step.op !== 'app') {
      scope.report(blame(item, '"at once" takes commands and words of mail apps, and this is none'));
      return [];
    }
    if (seen.has(step.device)) {
      const pipelined = 'commands of one device go into a list: they are pipelined';
      const hint = step.op === 'app' ? 'an app does one thing at a time' : pipelined;
      scope.report(blame(item, `"${step.device}" stands twice in one "at once"`, hint));
    }
    seen.add(step.device);
    return [step];
  });
  const between = optionalChild(cursor, 'between them');
  if (between !== undefined && !steps.some((step) => step.op === 'app'))
    scope.report(blameKey(between, '"between them" speaks of mail apps, and there is none here'));
  const betweenThem = compileNames(scope, between);
  return { op: 'at once', ...base, steps, ...(betweenThem && { betweenThem }) };
}

/** `together`: steps of one device whose responses are judged as one. */
export function compileTogether(
  scope: Scope,
  cursor: Cursor<StepSource>,
  base: StepBase,
  compileStep: CompileStep,
): TogetherStep | undefined {
  const list = child(cursor, 'together');
  const steps = items<StepSource>(list).flatMap((item): readonly (CommandStep | ActStep)[] => {
    const step = compileStep(scope, item, { inside: 'together' });
    if (step?.op === 'app') scope.report(blame(item, '"together" judges responses, and an app shows none'));
    return step?.op === 'command' || step?.op === 'act' ? [step] : [];
  });
  const [first] = steps;
  if (first === undefined) return undefined;
  if (steps.some((step) => step.device !== first.device))
    scope.report(blameKey(list, '"together" is for one device', 'steps of several devices go into "at once"'));
  const device = { name: first.device, protocol: scope.devices.get(first.device) ?? 'imap' };
  const own = steps.flatMap((step) => step.status);
  const expectations = compileExpectations(scope, device, cursor, { count: own.length, fallback: own });
  const oneOf = compileBranches(scope, device, cursor, { count: own.length, fallback: expectations.status });
  const status = oneOf.length > 0 ? [] : expectations.status;
  return { op: 'together', ...base, device: device.name, steps, ...expectations, status, oneOf };
}
