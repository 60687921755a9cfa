import { blameKey, type Cursor } from '../source/cursor.ts';
import type { CommandStep } from './model.ts';
import { compilePatterns, textsOf } from './patterns.ts';
import type { DeviceRef, Scope } from './scope.ts';
import { eachPrefix, isEachKey } from './step-keys.ts';
import type { Lines, Step as StepSource } from './suite.generated.ts';

/** More numbers than any fixture mailbox has messages: a slip such as 1:1000000. */
const mostNumbers = 1000;

/** `expect each of 1:3`. */
export function compileEach(scope: Scope, device: DeviceRef, cursor: Cursor<StepSource>): Pick<CommandStep, 'each'> {
  const key = Object.keys(cursor.value).find(isEachKey);
  if (key === undefined) return {};
  const lines = { file: cursor.file, path: [...cursor.path, key], value: cursor.value[key] as Lines };
  const set = numbersOf(key.slice(eachPrefix.length));
  if (set === undefined)
    scope.report(
      blameKey(lines, `"${key}" holds no set of numbers`, 'write "expect each of 1:3" or "expect each of 1,4"'),
    );
  return { each: { set: set ?? [], expect: compilePatterns(scope, device, textsOf(scope, lines)) } };
}

function numbersOf(text: string): readonly number[] | undefined {
  const numbers: number[] = [];
  for (const range of text.split(',')) {
    const [, first, last] = /^(\d+)(?::(\d+))?$/.exec(range) ?? [];
    if (first === undefined) return undefined;
    const [from, to] = [Number(first), Number(last ?? first)].sort((a, b) => a - b) as [number, number];
    if (to - from >= mostNumbers) return undefined;
    for (let number = from; number <= to; number++) numbers.push(number);
  }
  return numbers;
}
