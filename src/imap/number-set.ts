import type { Data } from './value.ts';

/** A range of numbers, both ends included. */
export interface NumberRange {
  readonly low: number;
  readonly high: number;
}

const rangeShape = /^(\d{1,10}|\*)(?::(\d{1,10}|\*))?$/;

/**
 * A set such as `1:3,7,9:*` (RFC 9051 section 9 sequence-set), `*` being `last`; without it a uid-set, which has no `*`.
 * Undefined: it is no such set.
 */
function readNumberSet(text: string, last: number | undefined): readonly NumberRange[] | undefined {
  const ranges: NumberRange[] = [];
  for (const part of text.split(',')) {
    const found = rangeShape.exec(part);
    if (!found) return undefined;
    const [, first = '', second = first] = found;
    const [from, to] = [first, second].map((end) => (end === '*' ? last : Number(end)));
    if (from === undefined || to === undefined) return undefined;
    ranges.push(from <= to ? { low: from, high: to } : { low: to, high: from });
  }
  return ranges;
}

/** The same of a value that a response or a command carries. */
export function numberSetOf(data: Data | undefined, last?: number): readonly NumberRange[] | undefined {
  return data?.kind === 'atom' || data?.kind === 'number' ? readNumberSet(data.text, last) : undefined;
}

/** Whether a number is in the set, which is never spelled out: a server may write `1:4294967295`. */
export function isInSet(ranges: readonly NumberRange[], value: number): boolean {
  return ranges.some(({ low, high }) => low <= value && value <= high);
}

/** How many numbers the ranges hold together, each range counted by itself. */
export function sizeOf(ranges: readonly NumberRange[]): number {
  return ranges.reduce((sum, { low, high }) => sum + high - low + 1, 0);
}
