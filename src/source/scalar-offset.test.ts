import { describe, expect, test } from 'vitest';
import { isScalar, parseDocument } from 'yaml';
import { scalarOffset } from './scalar-offset.ts';

/** The value of `a` starts with X somewhere; the mark ‸ stands before that X in the text. */
const rows: readonly (readonly [name: string, marked: string])[] = [
  ['plain', 'a: one ‸X two'],
  ['plain on two lines', 'a: one\n  ‸X two'],
  ['plain with an empty line within', 'a: one\n\n  ‸X two'],
  ['plain with spaces before the break', 'a: one  \n   two ‸X'],
  ['single quotes', "a: 'it''s ‸X'"],
  ['single quotes on two lines', "a: 'it''s\n  ‸X'"],
  ['double quotes with escapes', String.raw`a: "\\Seen \x41 \u0041 \n ‸X"`],
  ['double quotes on two lines', 'a: "one\n   ‸X"'],
  ['literal block', 'a: |\n  one\n  two ‸X\n'],
  ['literal block with deeper lines', 'a: |\n  one\n    ‸X\n'],
  ['folded block', 'a: >-\n  one\n  ‸X two\n'],
  ['the first character', 'a: ‸X'],
  ['the first character in quotes', "a: '‸X'"],
];

describe('scalarOffset', () => {
  test.each(rows)('%s', (_, marked) => {
    const text = marked.replace('‸', '');
    const scalar = parseDocument(text).get('a', true);
    if (!isScalar(scalar) || typeof scalar.value !== 'string') throw new Error('no text');
    expect(scalarOffset(text, scalar, scalar.value.indexOf('X'))).toBe(marked.indexOf('‸'));
  });
});
