import { expect, it } from 'vitest';
import { decodeText, textBetween, withoutLineEnd } from './bytes.ts';

it.each([
  ['plain', 'plain'],
  ['\xc3\xa9', 'é'],
  ['\xe9', '\xe9'],
  ['', ''],
])('decodes %j', (octets, text) => {
  expect(decodeText(Buffer.from(octets, 'latin1'))).toBe(text);
});

it('decodes a part', () => {
  expect(textBetween(Buffer.from('\xffab\xc3\xa9', 'latin1'), 1, 5)).toBe('abé');
});

it.each([
  ['a\r\n', 'a'],
  ['a\n', 'a'],
  ['a\r', 'a\r'],
  ['\r\n', ''],
  ['\n', ''],
  ['a\n\r\n', 'a\n'],
  ['', ''],
])('takes the line ending off %j', (octets, line) => {
  expect(withoutLineEnd(Buffer.from(octets)).toString()).toBe(line);
});
