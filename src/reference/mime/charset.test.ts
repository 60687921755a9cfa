import { expect, it } from 'vitest';
import { decodeCharset } from './charset.ts';

it.each([
  ['utf-8', 'c3a4', 'ä'],
  ['UTF-8', 'c3a4', 'ä'],
  [' us-ascii ', '61', 'a'],
  ['ISO646-US', '61', 'a'],
  ['iso-8859-15', 'a4', '€'],
  ['koi8-r', 'c1', 'а'],
  ['shift_jis', '93fa', '日'],
  ['cp936', 'c4e3', '你'],
  ['utf-8', 'ff', '\ufffd'],
  ['x-unknown', '61', undefined],
  ['', '61', undefined],
  ['utf-7', '61', undefined],
])('%s %s', (charset, hex, text) => {
  expect(decodeCharset(Buffer.from(hex, 'hex'), charset)).toBe(text);
});
