import { describe, expect, it } from 'vitest';
import { limits } from '../limits.ts';
import { addressesOf } from './addresses.ts';

/** One address in short: `name|route|mailbox|host`, `(comment)` after it; `name:` and `;` for a group. */
function short(value: string): readonly string[] {
  return addressesOf(Buffer.from(value, 'latin1')).map((address) => {
    if (address.kind === 'group-end') return ';';
    if (address.kind === 'group-start') return `${address.name}:`;
    const { name = '-', route = '-', mailbox, host, comment } = address;
    return `${name}|${route}|${mailbox}|${host}${comment === undefined ? '' : ` (${comment})`}`;
  });
}

interface Row {
  readonly value: string;
  readonly is: readonly string[];
}

function check(name: string, rows: Readonly<Record<string, Row>>): void {
  describe(name, () => {
    it.each(Object.entries(rows))('%s', (_title, { value, is }) => {
      expect(short(value)).toEqual(is);
    });
  });
}

check('mailboxes (RFC 5322 section 3.4)', {
  'only an address': { value: 'alice@example.org', is: ['-|-|alice|example.org'] },
  'a name': { value: 'Alice Example <alice@example.org>', is: ['Alice Example|-|alice|example.org'] },
  'a quoted name': { value: '"Example, Alice" <a@b>', is: ['Example, Alice|-|a|b'] },
  'quoted pairs in a name': { value: String.raw`"A \"B\" \\C" <a@b>`, is: [String.raw`A "B" \C|-|a|b`] },
  'quoted and plain words': { value: 'Dr. "A B"  C <a@b>', is: ['Dr. A B C|-|a|b'] },
  'an empty name': { value: '"" <a@b>', is: ['|-|a|b'] },
  'no name before brackets': { value: '<a@b>', is: ['-|-|a|b'] },
  'an encoded word is not decoded': { value: '=?utf-8?q?=C3=84?= <a@b>', is: ['=?utf-8?q?=C3=84?=|-|a|b'] },
  'eight-bit octets': { value: 'J\xf6rg <a@b>', is: ['J\xf6rg|-|a|b'] },
  several: { value: 'a@b, C <c@d>,e@f', is: ['-|-|a|b', 'C|-|c|d', '-|-|e|f'] },
  'a quoted local part': { value: '"a b"@c', is: ['-|-|"a b"|c'] },
  'a quoted local part with an at sign': { value: '<"a@b"@c>', is: ['-|-|"a@b"|c'] },
  'a domain literal': { value: 'a@[192.0.2.1]', is: ['-|-|a|[192.0.2.1]'] },
  'a domain literal with colons': {
    value: 'N <a@[IPv6:2001:db8::1]>, b@c',
    is: ['N|-|a|[IPv6:2001:db8::1]', '-|-|b|c'],
  },
});

check('comments (RFC 5322 section 3.2.2)', {
  'after the address': { value: 'alice@example.org (Alice)', is: ['-|-|alice|example.org (Alice)'] },
  'after the brackets': { value: 'A <a@b> (at home)', is: ['A|-|a|b (at home)'] },
  'before the name': { value: '(not C) A <a@b>', is: ['A|-|a|b (not C)'] },
  'in comments': { value: 'a@b (c (d) e), f@g', is: ['-|-|a|b (c (d) e)', '-|-|f|g'] },
  'with a comma': { value: 'a@b (c, d), f@g', is: ['-|-|a|b (c, d)', '-|-|f|g'] },
  'with a quoted parenthesis': { value: String.raw`a@b (c\) d)`, is: ['-|-|a|b (c) d)'] },
  'in an address': { value: 'a (b) @ (c) d (e) . f', is: ['-|-|a|d.f (e)'] },
  'not closed': { value: 'a@b (c', is: ['-|-|a|b (c)'] },
});

check('groups', {
  'with members': { value: 'friends: a@b, C <c@d>;, e@f', is: ['friends:', '-|-|a|b', 'C|-|c|d', ';', '-|-|e|f'] },
  empty: { value: 'undisclosed-recipients:;', is: ['undisclosed-recipients:', ';'] },
  'with a comment only': { value: 'nobody: (none) ;', is: ['nobody:', ';'] },
  'with a quoted name': { value: '"The A: Team": a@b;', is: ['The A: Team:', '-|-|a|b', ';'] },
  'not closed': { value: 'g: a@b', is: ['g:', '-|-|a|b', ';'] },
  two: { value: 'g: a@b; h: c@d;', is: ['g:', '-|-|a|b', ';', 'h:', '-|-|c|d', ';'] },
});

check('obsolete forms (RFC 5322 section 4.4)', {
  'a route': { value: 'A <@x.example,@y.example:a@b>', is: ['A|@x.example,@y.example|a|b'] },
  'a route with empty places': { value: '<,@x , ,@y:a@b>', is: ['-|@x,@y|a|b'] },
  'blanks around the dots': { value: 'a . b @ c . d', is: ['-|-|a.b|c.d'] },
  'a dot in a name': { value: 'John Q. Public <j@p>', is: ['John Q. Public|-|j|p'] },
  'empty places': { value: ',a@b,, c@d,', is: ['-|-|a|b', '-|-|c|d'] },
});

check('what is no address', {
  nothing: { value: '', is: [] },
  'no host': { value: 'alice', is: ['-|-|alice|'] },
  'two words without host': { value: 'alice example', is: ['-|-|alice example|'] },
  'empty brackets': { value: '<>', is: ['-|-||'] },
  'no local part': { value: '@example.org', is: ['-|-||example.org'] },
  'brackets not closed': { value: 'A <a@b, C <c@d>', is: ['A|-|a|b', 'C|-|c|d'] },
  'a quote not closed': { value: 'a@b, "c', is: ['-|-|a|b', '-|-|"c|'] },
  'stray signs': { value: '>;:,]a@b', is: ['-|-|]a|b'] },
  'text after the address': { value: 'a@b c d, e@f', is: ['-|-|a|b', '-|-|e|f'] },
});

it('stops after very many', () => {
  expect(addressesOf(Buffer.from('a@b,'.repeat(limits.addresses + 5)))).toHaveLength(limits.addresses);
});
