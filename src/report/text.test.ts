import { describe, expect, it, test } from 'vitest';
import { duration, groupBy, indented, visible } from './text.ts';

describe('text of a peer', () => {
  test.each([
    ['plain', 'plain'],
    ['\\r\\n was escaped before', '\\r\\n was escaped before'],
    ['a\r\n\tb', 'a\\r\\n\\tb'],
    ['\u001b[2Jgone', '\\x1B[2Jgone'],
    ['right\u202eleft', 'right\\xE2\\x80\\xAEleft'],
    ['Grüße 📬', 'Grüße 📬'],
    ['x'.repeat(500), `${'x'.repeat(400)}… (500 characters)`],
  ])('%j', (text, shown) => {
    expect(visible(text)).toBe(shown);
  });
});

describe('durations', () => {
  test.each([
    [0, '0 ms'],
    [12.4, '12 ms'],
    [999, '999 ms'],
    [1000, '1.0 s'],
    [4240, '4.2 s'],
    [125_000, '2 min 5 s'],
  ])('%d', (ms, text) => {
    expect(duration(ms)).toBe(text);
  });
});

describe('groups', () => {
  it('keep the order of the first of each', () => {
    expect([...groupBy(['b1', 'a1', 'b2'], (item) => item.slice(0, 1))]).toEqual([
      ['b', ['b1', 'b2']],
      ['a', ['a1']],
    ]);
  });

  it('are indented without trailing white space', () => {
    expect(indented(['a', '', 'b'], 2)).toEqual(['  a', '', '  b']);
  });
});
