import { expect, it } from 'vitest';
import type { Split } from './write.ts';
import { cut } from './write.ts';

it.each<[Split | undefined, readonly string[]]>([
  [undefined, ['NOOP\r\n']],
  ['octet', ['N', 'O', 'O', 'P', '\r', '\n']],
  [[2], ['NO', 'OP\r\n']],
  [
    [1, 5],
    ['N', 'OOP\r', '\n'],
  ],
  [[], ['NOOP\r\n']],
  [[0, 6, 99], ['NOOP\r\n']],
  [
    [4, 2],
    ['NOOP', '\r\n'],
  ],
])('%j cuts NOOP into %j', (split, pieces) => {
  expect(cut(Buffer.from('NOOP\r\n'), split).map(String)).toEqual(pieces);
});

it('keeps an empty write', () => {
  expect(cut(Buffer.alloc(0), 'octet')).toEqual([Buffer.alloc(0)]);
});
