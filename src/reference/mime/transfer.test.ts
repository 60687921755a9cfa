import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entity } from './entity.ts';
import { entityOf } from './parse.ts';
import { decodedBody } from './transfer.ts';

function encodedAs(encoding: string, body: string): Entity {
  return entityOf(Buffer.from(`Content-Transfer-Encoding: ${encoding}\r\n\r\n${body}`, 'latin1'));
}

function decoded(encoding: string, body: string): string | undefined {
  return decodedBody(encodedAs(encoding, body))?.toString('latin1');
}

describe('base64 (RFC 2045 section 6.8)', () => {
  it.each([
    ['whole', 'YWJj', 'abc'],
    ['padded once', 'YWI=', 'ab'],
    ['padded twice', 'YQ==', 'a'],
    ['in lines', 'YW\r\nJj\r\n', 'abc'],
    ['other characters', 'Y-W_J!j*', 'abc'],
    ['nothing after the padding', 'YQ==YWJj', 'a'],
    ['padding left out', 'YWI', 'ab'],
    ['six bits too many', 'YWJjY', 'abc'],
    ['eight-bit octets', 'YW\xffJj', 'abc'],
    ['empty', '', ''],
  ])('%s', (_name, body, text) => {
    expect(decoded('base64', body)).toBe(text);
  });

  it('gives back any octets', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (octets) => {
        const body = Buffer.from(octets)
          .toString('base64')
          .replaceAll(/.{1,76}/g, '$&\r\n');
        expect(decodedBody(encodedAs('base64', body))?.equals(octets)).toBe(true);
      }),
    );
  });
});

describe('quoted-printable (RFC 2045 section 6.7)', () => {
  it.each([
    ['plain', 'abc\r\n', 'abc\r\n'],
    ['an octet', '=E4=3D', '\xe4='],
    ['small letters', '=e4', '\xe4'],
    ['soft line break', 'a=\r\nb', 'ab'],
    ['soft line break with blanks after it', 'a= \t\r\nb', 'ab'],
    ['soft line break at the end', 'a=', 'a'],
    ['blanks at the end of a line', 'a \t\r\nb ', 'a\r\nb'],
    ['an encoded blank at the end stays', 'a=20\r\n', 'a \r\n'],
    ['no digits', '=zz =4', '=zz =4'],
    ['an underscore is one', 'a_b', 'a_b'],
    ['bare LF', 'a=\nb\nc', 'ab\nc'],
    ['an encoded line end', 'a=0D=0Ab', 'a\r\nb'],
    ['empty', '', ''],
  ])('%s', (_name, body, text) => {
    expect(decoded('quoted-printable', body)).toBe(text);
  });
});

it.each(['7bit', '8bit', 'binary'])('%s is no encoding', (encoding) => {
  expect(decoded(encoding, 'YQ== =41\0')).toBe('YQ== =41\0');
});

it('does not know others', () => {
  expect(decoded('x-uuencode', 'abc')).toBeUndefined();
});
