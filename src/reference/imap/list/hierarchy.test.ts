import { describe, expect, it } from 'vitest';
import { superiorNames, superiorsOf } from './hierarchy.ts';

describe('superiorsOf', () => {
  it.each([
    ['a', []],
    ['a/b', ['a']],
    ['a/b/c', ['a/b', 'a']],
    ['/a', []],
  ])('%s', (name, superiors) => {
    expect(superiorsOf(name, '/')).toEqual(superiors);
  });
});

describe('superiorNames', () => {
  it('has each of them once', () => {
    expect([...superiorNames(['a/b/c', 'a/b/d', 'e'], '/')].sort()).toEqual(['a', 'a/b']);
  });
});
