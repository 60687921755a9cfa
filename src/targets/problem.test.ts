import { describe, expect, test } from 'vitest';
import { closest } from './problem.ts';

describe('closest', () => {
  const check = (word: string, wanted: string | undefined): void => {
    test(`${word} -> ${String(wanted)}`, () => {
      expect(closest(word, ['container', 'process', 'ports', 'title'])).toBe(wanted);
    });
  };
  check('contaner', 'container');
  check('titel', 'title');
  check('port', 'ports');
  check('Ports', 'ports');
  check('proces', 'process');
  check('xyz', undefined);
  check('', undefined);
});
