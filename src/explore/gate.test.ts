import { expect, test } from 'vitest';
import { Gate } from './gate.ts';

/** Something that takes until it is ended. */
function deed(name: string, log: string[]): { readonly act: () => Promise<string>; readonly end: () => void } {
  let end = (): void => undefined;
  const over = new Promise<void>((resolve) => (end = resolve));
  const act = async (): Promise<string> => {
    log.push(`${name} begins`);
    await over;
    log.push(`${name} ends`);
    return name;
  };
  return {
    act,
    end: () => {
      end();
    },
  };
}

test('one alone waits for all others, and they for it', async () => {
  const gate = new Gate();
  const log: string[] = [];
  const [first, second, third, only] = ['first', 'second', 'third', 'only'].map((name) => deed(name, log));
  if (!first || !second || !third || !only) throw new Error('four were made');
  const beside = [gate.together(first.act), gate.together(second.act)];
  await Promise.resolve();
  const alone = gate.alone(only.act);
  await Promise.resolve();
  const later = gate.together(third.act);
  first.end();
  second.end();
  await Promise.all(beside);
  only.end();
  expect(await alone).toBe('only');
  third.end();
  expect(await later).toBe('third');
  const begun = log.filter((line) => line.endsWith('begins'));
  expect(begun).toEqual(['first begins', 'second begins', 'only begins', 'third begins']);
  expect(log.indexOf('only begins')).toBeGreaterThan(log.indexOf('second ends'));
  expect(log.indexOf('third begins')).toBeGreaterThan(log.indexOf('only ends'));
});

test('what fails alone keeps nobody out', async () => {
  const gate = new Gate();
  await expect(gate.alone(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await gate.together(() => Promise.resolve(1))).toBe(1);
  expect(await gate.alone(() => Promise.resolve(2))).toBe(2);
});
