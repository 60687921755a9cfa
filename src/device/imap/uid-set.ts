import type { NumberRange } from '../../imap/number-set.ts';

/** Each UID of the ranges, in the order in which they are written, but no more than `most`. */
export function spelledOut(ranges: readonly NumberRange[], most: number): readonly number[] {
  const uids: number[] = [];
  for (const { low, high } of ranges) {
    for (let uid = low; uid <= high && uids.length < most; uid += 1) uids.push(uid);
  }
  return uids;
}

/** UIDs as a set for a command, neighbours joined to ranges. */
export function writeSet(uids: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const uid of [...uids].sort((one, other) => one - other)) {
    const last = ranges.at(-1);
    if (last && uid <= last[1] + 1) last[1] = uid;
    else ranges.push([uid, uid]);
  }
  return ranges.map(([first, last]) => (first === last ? String(first) : `${first}:${last}`)).join(',');
}
