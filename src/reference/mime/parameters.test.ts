import { expect, it } from 'vitest';
import { parameterized, parameterizedAsWritten } from './parameters.ts';

it.each([
  ['no parameter', 'text/plain', 'text/plain', {}],
  ['one', 'text/plain; charset=us-ascii', 'text/plain', { charset: 'us-ascii' }],
  ['case', 'TEXT/Plain; CharSet=US-ascii', 'text/plain', { charset: 'US-ascii' }],
  ['no blanks', 'text/plain;a=b;c=d', 'text/plain', { a: 'b', c: 'd' }],
  ['quoted', 'a/b; name="x; y=z"; c=d', 'a/b', { name: 'x; y=z', c: 'd' }],
  ['quoted pairs', String.raw`a/b; name="x\"y\\z"`, 'a/b', { name: String.raw`x"y\z` }],
  ['empty value', 'a/b; name=""', 'a/b', { name: '' }],
  ['comments', '(a) text (b) / (c) plain (d); (e) charset (f) = (g) x (h)', 'text/plain', { charset: 'x' }],
  ['blanks around =', 'a/b; name = "x"', 'a/b', { name: 'x' }],
  ['what should be quoted', 'a/b; name=x[1]:/=?y; c=d', 'a/b', { name: 'x[1]:/=?y', c: 'd' }],
  ['blanks in it', 'a/b; name=my file.txt; c=d', 'a/b', { name: 'my', c: 'd' }],
  ['no value', 'a/b; name; c=d', 'a/b', { c: 'd' }],
  ['empty places', 'a/b;; ;c=d;', 'a/b', { c: 'd' }],
  ['a quote not closed', 'a/b; name="x; c=d', 'a/b', { name: 'x; c=d' }],
  ['UTF-8', Buffer.from('a/b; name="ä"').toString('latin1'), 'a/b', { name: 'ä' }],
  ['Latin-1', 'a/b; name="\xe4"', 'a/b', { name: 'ä' }],
  ['disposition', 'Attachment; FileName=x', 'attachment', { filename: 'x' }],
  ['continued', 'a/b; u*0="x"; u*1="y"; c=d', 'a/b', { u: 'xy', c: 'd' }],
  ['continued in another order', 'a/b; u*1="y"; u*0="x"', 'a/b', { u: 'xy' }],
  ['continued, the first missing', 'a/b; u*1=y', 'a/b', { 'u*1': 'y' }],
  ['continued, one missing', 'a/b; u*0=x; u*2=z', 'a/b', { u: 'x', 'u*2': 'z' }],
  ['with a charset', "a/b; t*=iso-8859-1'de'%E4", 'a/b', { 't*': 'ä' }],
  ['with an unknown charset', "a/b; t*=x-none'de'%41", 'a/b', { 't*': 'A' }],
  ['with a charset and continued', 'a/b; t*0*=utf-8\'\'%C3; t*1*=%A4%20; t*2="%41"', 'a/b', { 't*': 'ä %41' }],
  ['both forms', "a/b; t=a; t*=utf-8''%C3%A4", 'a/b', { t: 'a', 't*': 'ä' }],
])('%s', (_name, text, value, parameters) => {
  expect(parameterized(Buffer.from(text, 'latin1'))).toEqual({ value, parameters: Object.entries(parameters) });
});

it('needs a value', () => {
  expect(parameterized(Buffer.from(' ; a=b'))).toBeUndefined();
});

it('leaves continuations alone where they are asked for as written', () => {
  const written = parameterizedAsWritten(Buffer.from("a/b; t*0*=utf-8''%C3; t*1*=%A4"));
  expect(written?.parameters).toEqual([
    ['t*0*', "utf-8''%C3"],
    ['t*1*', '%A4'],
  ]);
});
