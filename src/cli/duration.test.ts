import { describe, expect, it } from 'vitest';
import { duration } from './duration.ts';

describe('duration', () => {
  it.each([
    ['30s', 30_000],
    ['10m', 600_000],
    ['500ms', 500],
    ['1.5s', 1500],
    ['2h', 7_200_000],
  ])('reads %s', (text, ms) => {
    expect(duration('for', text)).toBe(ms);
  });

  it.each(['', '30', 's', '-1s', '0s', '1 s', '1d', '1e3s', '99999h', 'soon'])('refuses "%s"', (text) => {
    expect(() => duration('for', text)).toThrow(`--for takes a time such as 30s, 10m or 500ms, not "${text}"`);
  });
});
