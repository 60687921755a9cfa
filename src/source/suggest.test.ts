import { describe, expect, test } from 'vitest';
import { closest, didYouMean, editDistance } from './suggest.ts';

describe('editDistance', () => {
  test.each([
    ['expect', 'expect', 0],
    ['expcet', 'expect', 1],
    ['exect', 'expect', 1],
    ['', 'abc', 3],
    ['abc', '', 3],
    ['kitten', 'sitting', 3],
  ])('%s to %s: %i', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
  });
});

describe('closest', () => {
  const known = ['expect', 'exactly', 'status', 'for'];

  test.each([
    ['expcet', 'expect'],
    ['Status', 'status'],
    ['fro', 'for'],
    ['statsu', 'status'],
  ])('%s means %s', (word, meant) => {
    expect(closest(word, known)).toBe(meant);
  });

  test('a word that is far from all means none of them', () => {
    expect(closest('mailbox', known)).toBeUndefined();
    expect(closest('xy', known)).toBeUndefined();
  });

  test('the hint is a question', () => {
    expect(didYouMean('expcet', known)).toBe('did you mean "expect"?');
    expect(didYouMean('mailbox', known)).toBeUndefined();
  });
});
