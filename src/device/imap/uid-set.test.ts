import { expect, it } from 'vitest';
import { spelledOut, writeSet } from './uid-set.ts';

it('spells out no more than asked for', () => {
  const ranges = [
    { low: 9, high: 9 },
    { low: 2, high: 4_294_967_295 },
  ];
  expect(spelledOut(ranges.slice(0, 1), 10)).toEqual([9]);
  expect(spelledOut(ranges, 3)).toEqual([9, 2, 3]);
});

it.each([
  [[3, 1, 2], '1:3'],
  [[5, 9, 4], '4:5,9'],
  [[], ''],
])('writes %j as %s', (uids, text) => {
  expect(writeSet(uids)).toBe(text);
});
