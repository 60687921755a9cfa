import { expect, it } from 'vitest';
import { entityOf } from './parse.ts';
import { bodyText } from './text.ts';

it.each([
  ['plain', '', 'abc', 'abc'],
  ['charset', 'Content-Type: text/plain; charset=iso-8859-15\r\n', '\xa4', '€'],
  [
    'encoded',
    'Content-Type: text/plain; charset="utf-8"\r\nContent-Transfer-Encoding: Quoted-Printable\r\n',
    '=C3=A4',
    'ä',
  ],
  ['unknown charset', 'Content-Type: text/plain; charset=x-none\r\n', 'a\xe4', 'aä'],
  ['eight-bit ASCII', 'Content-Type: text/plain\r\n', '\xc3\xa4', 'ä'],
  ['unknown encoding', 'Content-Transfer-Encoding: x-none\r\n', 'abc', 'abc'],
])('%s', (_name, header, body, text) => {
  expect(bodyText(entityOf(Buffer.from(`${header}\r\n${body}`, 'latin1')))).toBe(text);
});
