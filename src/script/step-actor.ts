import { blame, blameKey, child, type Cursor } from '../source/cursor.ts';
import { didYouMean } from '../source/suggest.ts';
import type { Scope } from './scope.ts';
import { actorKeys, eachPrefix, isEachKey, stepKeys } from './step-keys.ts';
import type { Step as StepSource } from './suite.generated.ts';

/** The key that says what a step does: a device, or one of `actorKeys`. */
export interface Actor {
  readonly key: string;
  readonly isDevice: boolean;
}

/** Keys of a step that the language does not know: devices, and mistakes. */
export function foreignKeys(step: StepSource): readonly string[] {
  return Object.keys(step).filter((key) => !stepKeys.includes(key) && !isEachKey(key));
}

/** Finds the one actor of a step; anything else is reported. */
export function actorOf(scope: Scope, cursor: Cursor<StepSource>): Actor | undefined {
  const foreign = foreignKeys(cursor.value);
  const strangers = foreign.filter((key) => !scope.devices.has(key));
  for (const key of strangers) reportStranger(scope, cursor, key);
  const actors = [
    ...foreign.filter((key) => scope.devices.has(key)).map((key) => ({ key, isDevice: true })),
    ...actorKeys.filter((key) => cursor.value[key] !== undefined).map((key) => ({ key, isDevice: false })),
  ];
  const [actor, second] = actors;
  if (actor === undefined && strangers.length === 0)
    scope.report(
      blame(
        cursor,
        'the step does not say who acts',
        `start it with ${[...scope.devices.keys()].join(', ')} or operator`,
      ),
    );
  if (actor === undefined || second === undefined) return actor;
  const hint = 'write two steps, or "at once" with a list of steps';
  scope.report(blameKey(child(cursor, second.key), `a second actor beside "${actor.key}" in one step`, hint));
  return undefined;
}

function reportStranger(scope: Scope, cursor: Cursor<StepSource>, key: string): void {
  const isEach = key.startsWith(eachPrefix.trim());
  const hint = isEach ? 'write "expect each of 1:3"' : didYouMean(key, [...scope.devices.keys(), ...stepKeys]);
  const fallback = `devices here are ${[...scope.devices.keys()].join(', ')}`;
  scope.report(blameKey(child(cursor, key), `unknown device or key "${key}"`, hint ?? fallback));
}
