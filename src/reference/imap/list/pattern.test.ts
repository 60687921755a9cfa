import { describe, expect, it } from 'vitest';
import { matchesPattern } from './pattern.ts';

const slash = { delimiter: '/' };

describe('matchesPattern', () => {
  it.each([
    ['', '', true],
    ['a', '', false],
    ['a', 'a', true],
    ['a', 'A', false],
    ['work', 'w%', true],
    ['work', '%k', true],
    ['work', '%', true],
    ['work/new', '%', false],
    ['work/new', 'work/%', true],
    ['work/new', '%/%', true],
    ['work/new', '%/n%w', true],
    ['work', 'work/%', false],
    ['work/', 'work/%', true],
    ['work/new/old', 'work/%', false],
    ['work/new/old', 'work/*', true],
    ['work/new/old', '*old', true],
    ['work/new/old', 'w*n*d', true],
    ['work/new/old', '%*', true],
    ['work/new/old', '*%', true],
    ['work.new', 'work?new', false],
    ['a+b', 'a+b', true],
    ['\u00e9t\u00e9/\u{1f4ec}', '%/%', true],
  ])('%s against %s', (name, pattern, matches) => {
    expect(matchesPattern(name, pattern, slash)).toBe(matches);
  });

  it('takes another delimiter', () => {
    expect(matchesPattern('a.b/c', '%.%', { delimiter: '.' })).toBe(true);
    expect(matchesPattern('a.b.c', '%.%', { delimiter: '.' })).toBe(false);
  });

  it('is not slowed down by many wildcards', () => {
    const started = performance.now();
    expect(matchesPattern('a'.repeat(1000), '%*'.repeat(500) + 'b', slash)).toBe(false);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
