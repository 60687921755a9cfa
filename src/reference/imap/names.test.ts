import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodedName, decodeModifiedUtf7, encodeModifiedUtf7, mailboxNameOf } from './names.ts';
import { Refusal } from './reply.ts';

const pairs: readonly (readonly [name: string, encoded: string])[] = [
  ['', ''],
  ['work', 'work'],
  ['this & that', 'this &- that'],
  ['Entwürfe', 'Entw&APw-rfe'],
  ['~peter/mail/台北/日本語', '~peter/mail/&U,BTFw-/&ZeVnLIqe-'],
  ['台北日本語', '&U,BTF2XlZyyKng-'],
  ['p😀', 'p&2D3eAA-'],
  ['ü&ö', '&APw-&-&APY-'],
];

describe('modified UTF-7', () => {
  it.each(pairs)('%s is %s', (name, encoded) => {
    expect(encodeModifiedUtf7(name)).toBe(encoded);
    expect(decodeModifiedUtf7(Buffer.from(encoded))).toBe(name);
  });

  it.each([
    ['open shift', '&Jjo!'],
    ['shift at the end', 'x&'],
    ['superfluous shift', '&U,BTFw-&ZeVnLIqe-'],
    ['slash of base64', '&U/BTFw-'],
    ['padding', '&APw=-'],
    ['half a character', '&AP-'],
    ['half a pair', '&2D0-'],
    ['US-ASCII in base64', '&AGE-'],
    ['bits left over', '&APx-'],
  ])('refuses %s', (_, raw) => {
    expect(decodeModifiedUtf7(Buffer.from(raw))).toBeUndefined();
  });

  it('refuses 8-bit octets', () => {
    expect(decodeModifiedUtf7(Buffer.from('ü'))).toBeUndefined();
  });

  it('comes back as it went', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(decodeModifiedUtf7(Buffer.from(encodeModifiedUtf7(name)))).toBe(name);
      }),
    );
  });

  it('has one form for each name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (raw) => {
        const name = decodeModifiedUtf7(Buffer.from(raw));
        if (name !== undefined) expect(encodeModifiedUtf7(name)).toBe(raw);
      }),
    );
  });
});

describe('names of mailboxes', () => {
  it('knows INBOX in any case', () => {
    expect(mailboxNameOf(Buffer.from('iNbOx'), false)).toBe('INBOX');
    expect(mailboxNameOf(Buffer.from('inbox/x'), false)).toBe('inbox/x');
    // The capital of a dotless i is an I.
    expect(mailboxNameOf(Buffer.from('\u0131nbox'), true)).toBe('\u0131nbox');
  });

  it('reads UTF-8 where the session does', () => {
    expect(decodedName(Buffer.from('Entwürfe'), true)).toBe('Entwürfe');
    expect(decodedName(Buffer.from('&APw-'), true)).toBe('&APw-');
  });

  it.each([
    ['no UTF-8', Buffer.from([0x61, 0xfc]), true],
    ['a control character', Buffer.from('a\u0007'), true],
    ['a control character in base64', Buffer.from('&AAc-'), false],
  ])('refuses %s', (_, octets, utf8) => {
    expect(() => decodedName(octets, utf8)).toThrow(Refusal);
  });
});
