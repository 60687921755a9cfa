import { expect, it } from 'vitest';
import { readData } from './data.ts';
import { isInSet, numberSetOf } from './number-set.ts';

const read = (text: string, last?: number): ReturnType<typeof numberSetOf> =>
  numberSetOf(readData(Buffer.from(text), { holes: false }).value[0], last);

it.each([
  ['7', undefined, [[7, 7]]],
  [
    '1:3,5',
    undefined,
    [
      [1, 3],
      [5, 5],
    ],
  ],
  ['5:3', undefined, [[3, 5]]],
  [
    '9,2',
    undefined,
    [
      [9, 9],
      [2, 2],
    ],
  ],
  ['2:*', 9, [[2, 9]]],
  ['12:*', 9, [[9, 12]]],
  ['2:*', undefined, undefined],
  ['x', 9, undefined],
  ['1,,2', 9, undefined],
  ['(1)', 9, undefined],
])('reads %s where the last is %s', (text, last, ranges) => {
  expect(read(text, last)?.map(({ low, high }) => [low, high])).toEqual(ranges);
});

it('looks into a huge set without spelling it out', () => {
  expect(isInSet(read('5:4294967295') ?? [], 4_000_000_000)).toBe(true);
  expect(isInSet(read('5:4294967295') ?? [], 4)).toBe(false);
});
