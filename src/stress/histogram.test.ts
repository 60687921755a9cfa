import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Histogram } from './histogram.ts';

function filled(values: readonly number[]): Histogram {
  const histogram = new Histogram();
  for (const value of values) histogram.add(value);
  return histogram;
}

describe('Histogram', () => {
  it('has nothing to tell when nothing was counted', () => {
    const { count, max } = filled([]);
    expect([count, max, filled([]).percentile(0.5)]).toEqual([0, 0, 0]);
  });

  it('gives a percentile within one bucket of the exact one, and never beyond the longest', () => {
    const durations = fc.array(fc.double({ min: 0.002, max: 100_000, noNaN: true }), { minLength: 1, maxLength: 200 });
    const shares = fc.double({ min: 0.01, max: 1, noNaN: true });
    fc.assert(
      fc.property(durations, shares, (values, share) => {
        const sorted = values.toSorted((left, right) => left - right);
        const exact = sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
        const found = filled(values).percentile(share);
        expect(found).toBeGreaterThanOrEqual(exact * 0.999);
        expect(found).toBeLessThanOrEqual(exact * 1.05);
        expect(found).toBeLessThanOrEqual(sorted.at(-1) ?? 0);
      }),
    );
  });

  it('counts what is shorter than the first bucket and longer than the last one', () => {
    const histogram = filled([0, 1e9]);
    expect([histogram.count, histogram.max, histogram.percentile(0.5)]).toEqual([2, 1e9, 2 ** (1 / 16) / 1000]);
  });
});
