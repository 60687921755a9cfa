import type { Ranges } from './known.ts';

/** Whether a set names a UID; `*` is the highest UID that was ever given. */
export function covers(ranges: Ranges, uid: number, highest: number): boolean {
  return ranges.some(({ from = highest, to = highest }) => uid >= Math.min(from, to) && uid <= Math.max(from, to));
}

/** The numbers of a set, one by one, up to a limit; `*` is not allowed where this is used. */
export function numbersOf(ranges: Ranges, limit: number): readonly number[] {
  const numbers: number[] = [];
  for (const { from = 0, to = 0 } of ranges) {
    for (let number = Math.min(from, to); number <= Math.max(from, to) && numbers.length < limit; number += 1) {
      numbers.push(number);
    }
  }
  return numbers;
}

/** Whether a set has `*`. */
export function hasStar(ranges: Ranges): boolean {
  return ranges.some(({ from, to }) => from === undefined || to === undefined);
}
