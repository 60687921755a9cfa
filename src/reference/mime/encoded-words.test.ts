import { expect, it } from 'vitest';
import { decodedText } from './encoded-words.ts';

it.each([
  ['plain text', 'Hello world', 'Hello world'],
  ['Q', '=?iso-8859-1?Q?a_=E4?=', 'a ä'],
  ['B', '=?utf-8?b?w6Qgw7Y=?=', 'ä ö'],
  ['small letters of hex', '=?utf-8?q?=c3=a4?=', 'ä'],
  ['text around', 'a =?utf-8?q?b?= c', 'a b c'],
  ['adjacent ones, one charset', '=?utf-8?q?a?= =?utf-8?q?b?=', 'ab'],
  ['adjacent ones, two charsets', '=?utf-8?q?=C3=A4?=  =?iso-8859-1?q?=F6?=', 'äö'],
  ['a character cut in two', '=?utf-8?q?=C3?= =?UTF-8?q?=A4?=', 'ä'],
  ['text between', '=?utf-8?q?a?= - =?utf-8?q?b?=', 'a - b'],
  ['a blank of its own', '=?utf-8?q?a_?= =?utf-8?q?b?=', 'a b'],
  ['in parentheses', '(=?utf-8?q?a?=)', '(a)'],
  ['in quotes it is none', '"=?utf-8?q?a?="', '"=?utf-8?q?a?="'],
  ['in a word it is none', 'x=?utf-8?q?a?=', 'x=?utf-8?q?a?='],
  ['with blanks in it it is none', '=?utf-8?q?a b?=', '=?utf-8?q?a b?='],
  ['not closed', '=?utf-8?q?a', '=?utf-8?q?a'],
  ['unknown charset', '=?x-none?q?a?= =?utf-8?q?b?=', '=?x-none?q?a?= b'],
  ['unknown encoding', '=?utf-8?x?a?=', '=?utf-8?x?a?='],
  ['a language', '=?utf-8*en?q?a?=', 'a'],
  ['empty', '=?utf-8?q??=', ''],
  ['stateful charset', '=?iso-2022-jp?b?GyRCRnxLXBsoQg==?=', '日本'],
  ['eight-bit UTF-8', Buffer.from('Grüße').toString('latin1'), 'Grüße'],
  ['eight-bit Latin-1', 'Gr\xfc\xdfe', 'Grüße'],
])('%s', (_name, value, text) => {
  expect(decodedText(Buffer.from(value, 'latin1'))).toBe(text);
});

it('takes many encoded words in linear time', () => {
  const value = Buffer.from('=?utf-8?q?a?= '.repeat(200_000));
  expect(decodedText(value).trimEnd()).toHaveLength(200_000);
});
