import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeOctets } from './escape.ts';

const rows: Readonly<Record<string, readonly [octets: string, printed: string]>> = {
  nothing: ['', ''],
  'printable octets': ['* OK ~hi!', '* OK ~hi!'],
  'line ends and tabs': ['a\r\n\tb', 'a\\r\\n\\tb'],
  backslashes: ['\\Seen', '\\\\Seen'],
  'control octets': ['\0\x01\x1b[2J\x7f', '\\x00\\x01\\x1B[2J\\x7F'],
  'UTF-8': ['\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80', 'é€😀'],
  'octets that are not UTF-8': ['\xff\xc3(', '\\xFF\\xC3('],
  'overlong forms and surrogates': ['\xc0\xaf\xed\xa0\x80', '\\xC0\\xAF\\xED\\xA0\\x80'],
  'a sequence cut off': ['\xe2\x82', '\\xE2\\x82'],
  'C1 controls': ['\xc2\x85', '\\xC2\\x85'],
  'characters that turn the text around': ['\xe2\x80\xae', '\\xE2\\x80\\xAE'],
  'line separators': ['\xe2\x80\xa8', '\\xE2\\x80\\xA8'],
};

describe('escapeOctets', () => {
  it.each(Object.entries(rows))('prints %s', (_, [octets, printed]) => {
    expect(escapeOctets(Buffer.from(octets, 'latin1'))).toBe(printed);
  });

  it('gives one line without control characters, for any octets', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (octets) => {
        expect(escapeOctets(Buffer.from(octets))).toMatch(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u);
      }),
    );
  });

  it('gives different text for different octets', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 4 }), fc.uint8Array({ maxLength: 4 }), (one, other) => {
        const same = Buffer.from(one).equals(Buffer.from(other));
        expect(escapeOctets(Buffer.from(one)) === escapeOctets(Buffer.from(other))).toBe(same);
      }),
    );
  });
});
