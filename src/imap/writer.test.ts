import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readData } from './data.ts';
import { astring, quoteString } from './writer.ts';

describe('writers', () => {
  it.each([
    ['INBOX', 'INBOX'],
    ['work/a-b.c', 'work/a-b.c'],
    ['a]b', 'a]b'],
    ['', '""'],
    ['two words', '"two words"'],
    ['a"b\\c', '"a\\"b\\\\c"'],
    ['a%b', '"a%b"'],
    ['a*', '"a*"'],
    ['(a', '"(a"'],
    ['{3}', '"{3}"'],
    ['nil', '"nil"'],
    ['Entwürfe', '"Entwürfe"'],
    ['tab\there', '"tab\there"'],
  ])('writes %j as the astring %s', (text, written) => {
    expect(astring(text)).toBe(written);
  });

  it.each(['a\rb', 'a\nb', 'a\0b'])('refuses %j, which needs a literal', (text) => {
    expect(() => astring(text)).toThrow(RangeError);
  });

  it('quotes without looking', () => {
    expect(quoteString('a\r\n')).toBe('"a\r\n"');
  });

  it('writes what the reader reads back', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const [data] = readData(Buffer.from(quoteString(text)), { holes: false }).value;
        expect(data?.kind === 'string' && data.octets.toString()).toBe(text);
      }),
    );
  });
});
