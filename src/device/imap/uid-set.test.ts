import { expect, it } from 'vitest';
import { readData } from '../../imap/data.ts';
import { isIn, rangesOf, spelledOut, writeSet } from './uid-set.ts';

const read = (text: string): ReturnType<typeof rangesOf> =>
  rangesOf(readData(Buffer.from(text), { holes: false }).value[0]);

it.each([
  ['7', [7]],
  ['1:3,5', [1, 2, 3, 5]],
  ['5:3', [3, 4, 5]],
  ['9,2', [9, 2]],
  ['x', []],
  ['(1)', []],
])('reads %s', (text, uids) => {
  expect(spelledOut(read(text), 10)).toEqual(uids);
});

it('looks into a huge set without spelling it out', () => {
  expect(isIn(read('5:4294967295'), 4_000_000_000)).toBe(true);
  expect(isIn(read('5:4294967295'), 4)).toBe(false);
  expect(spelledOut(read('5:4294967295'), 2)).toEqual([5, 6]);
});

it.each([
  [[3, 1, 2], '1:3'],
  [[5, 9, 4], '4:5,9'],
  [[], ''],
])('writes %j as %s', (uids, text) => {
  expect(writeSet(uids)).toBe(text);
});
