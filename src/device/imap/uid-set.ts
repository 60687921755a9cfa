import type { Data } from '../../imap/data.ts';

/** UIDs from the first to the last, both included. */
export type UidRange = readonly [first: number, last: number];

const range = /^(\d+)(?::(\d+))?$/;

/** The ranges of a `uid-set` (RFC 9051 section 9). What is no such set has none. */
export function rangesOf(data: Data | undefined): readonly UidRange[] {
  if (data?.kind !== 'number' && data?.kind !== 'atom') return [];
  return data.text.split(',').flatMap((part) => {
    const found = range.exec(part);
    if (!found) return [];
    const [one, other] = [Number(found[1]), Number(found[2] ?? found[1])];
    return [[Math.min(one, other), Math.max(one, other)] as const];
  });
}

/** Whether a UID is in one of the ranges: a set is never spelt out, for a server may write `1:4294967295`. */
export function isIn(ranges: readonly UidRange[], uid: number): boolean {
  return ranges.some(([first, last]) => uid >= first && uid <= last);
}

/** Each UID of the ranges, in the order in which they are written, but no more than `most`. */
export function spelledOut(ranges: readonly UidRange[], most: number): readonly number[] {
  const uids: number[] = [];
  for (const [first, last] of ranges) {
    for (let uid = first; uid <= last && uids.length < most; uid += 1) uids.push(uid);
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
