import { describe, expect, it } from 'vitest';
import { readData, type Data } from './data.ts';

/** Data without offsets, in short: what is left to compare. */
function short(data: Data): unknown {
  switch (data.kind) {
    case 'nil':
      return null;
    case 'number':
      return data.value;
    case 'atom':
      return data.text;
    case 'string':
      return { [data.form]: data.octets.toString('latin1') };
    case 'list':
      return data.exact === true ? { exact: data.items.map(short) } : data.items.map(short);
    case 'item':
      return { item: data.name, section: data.section.map(short), origin: data.origin };
    case 'hole':
      return { hole: data.name, type: data.type, fixture: data.fixture };
    case 'ellipsis':
      return '(others)';
  }
}

const read = (text: string, holes = false) => readData(Buffer.from(text, 'latin1'), { holes });

const wire: Record<string, unknown[]> = {
  '': [],
  'a NIL nil "" ()': ['a', null, null, { quoted: '' }, []],
  '0 007 18446744073709551615 1:3,5 *': [0n, 7n, 18446744073709551615n, '1:3,5', '*'],
  '(\\Seen \\* $Fwd)': [['\\Seen', '\\*', '$Fwd']],
  '"a\\"b\\\\" {3}\r\na"b ~{2}\r\n\0)': [{ quoted: 'a"b\\' }, { literal: 'a"b' }, { literal8: '\0)' }],
  '(("A" NIL)("B" 1))': [
    [
      [{ quoted: 'A' }, null],
      [{ quoted: 'B' }, 1n],
    ],
  ],
  '(body[header.fields (DATE "To")]<0> {2}\r\n\r\n UID 3)': [
    [
      { item: 'BODY', section: ['header.fields', ['DATE', { quoted: 'To' }]], origin: 0 },
      { literal: '\r\n' },
      'UID',
      3n,
    ],
  ],
  'BODY[] BINARY.SIZE[1.2] BODYSTRUCTURE a[b]': [
    { item: 'BODY', section: [], origin: undefined },
    { item: 'BINARY.SIZE', section: ['1.2'], origin: undefined },
    'BODYSTRUCTURE',
    'a[b]',
  ],
  'BODY[1.2.MIME] BODY[1]': [
    { item: 'BODY', section: ['1.2.MIME'], origin: undefined },
    { item: 'BODY', section: [1n], origin: undefined },
  ],
};

const patterns: Record<string, unknown[]> = {
  '{n} {uid:nz-number} {:nil-or-empty}': [
    { hole: 'n', type: undefined, fixture: undefined },
    { hole: 'uid', type: 'nz-number', fixture: undefined },
    { hole: undefined, type: 'nil-or-empty', fixture: undefined },
  ],
  '({=plain} {=plain:top 5})': [
    [
      { hole: undefined, type: undefined, fixture: { name: 'plain' } },
      { hole: undefined, type: undefined, fixture: { name: 'plain', part: 'top 5' } },
    ],
  ],
  '(\\Seen ...) (\\Seen)! ()!': [['\\Seen', '(others)'], { exact: ['\\Seen'] }, { exact: [] }],
  '((a)(b))': [[['a'], ['b']]],
  'BODY[{part}] "{no hole}"': [
    { item: 'BODY', section: [{ hole: 'part', type: undefined, fixture: undefined }], origin: undefined },
    { quoted: '{no hole}' },
  ],
};

const broken: readonly (readonly [text: string, holes: boolean, offset: number, message: string])[] = [
  ['(a', false, 0, 'this list is not closed'],
  ['a)', false, 1, 'no list is open'],
  ['"a', false, 0, 'this quoted string is not closed'],
  ['{5}\r\nabc', false, 0, 'promises 5 octets and 3'],
  ['{x}', false, 0, 'a literal reads'],
  ['{5}abc', false, 0, 'the line does not end'],
  ['a BODY[1', false, 6, 'this section is not closed'],
  ['BODY[]<x> a', false, 6, 'an origin reads'],
  ['x {n', true, 2, 'this hole is not closed'],
  ['{12}', true, 0, 'is no hole'],
  ['{a b}', true, 0, 'is no hole'],
  ['{a}:{b}', true, 3, 'a space belongs'],
  ['a{b}', true, 1, 'a space belongs'],
  ['"a""b"', true, 3, 'a space belongs'],
  ['(a)b', true, 3, 'a space belongs'],
];

describe('readData', () => {
  it.each(Object.entries(wire))('reads %j', (text, values) => {
    expect(read(text).value.map(short)).toEqual(values);
    expect(read(text).faults).toEqual([]);
  });

  it.each(Object.entries(patterns))('reads the pattern %j', (text, values) => {
    expect(read(text, true).value.map(short)).toEqual(values);
    expect(read(text, true).faults).toEqual([]);
  });

  it.each(broken)('reports %j', (text, holes, offset, message) => {
    expect(read(text, holes).faults[0]).toMatchObject({ offset, message: expect.stringContaining(message) as string });
  });

  it('gives the offsets of what it read, from where it was told that the octets stand', () => {
    const [list] = readData(Buffer.from('x (ab {1}\r\nc)'), { holes: false, offset: 100 }).value.slice(1);
    expect(list).toMatchObject({
      start: 102,
      end: 113,
      items: [
        { start: 103, end: 105 },
        { start: 106, end: 112 },
      ],
    });
  });

  it('gives up on lists nested too deep', () => {
    expect(read('('.repeat(100_000)).faults[0]?.message).toContain('nested deeper');
  });

  it('stays quick on runs made to be slow', () => {
    expect(read('['.repeat(1_000_000)).value).toHaveLength(1);
    expect(read('9'.repeat(1_000_000)).value).toHaveLength(1);
  });
});
