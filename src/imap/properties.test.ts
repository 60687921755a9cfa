import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printTree, type SyntaxNode } from '../wire/tree.ts';
import { ResponseFramer } from './framing.ts';
import { Cursor } from './grammar/cursor.ts';
import { Recorder } from './grammar/recorder.ts';
import { response } from './grammar/response.ts';
import { readData, readResponse } from './data.ts';
import { parseResponse } from './response.ts';

/** Pieces that the grammar is made of: put together at random they come closer to a response than random octets. */
const pieces = [
  ...[
    '* ',
    '+ ',
    'a1 ',
    '1 ',
    '0 ',
    '4294967296 ',
    'OK ',
    'NO ',
    'BYE ',
    'FETCH ',
    'EXPUNGE',
    'LIST ',
    'STATUS ',
    'SEARCH',
  ],
  ...[
    'ESEARCH ',
    'THREAD ',
    'VANISHED ',
    'NAMESPACE ',
    'CAPABILITY ',
    'ID ',
    'QUOTA ',
    'METADATA ',
    '(',
    ')',
    '((',
    '))',
  ],
  ...[
    '"',
    '"x" ',
    '\\',
    '\\Seen ',
    'NIL ',
    'NIL',
    ' ',
    '  ',
    '\r\n',
    '\n',
    '\r',
    '{3}\r\n',
    '{3+}\r\n',
    '~{2}\r\n',
    '{9}\r\n',
  ],
  ...[
    '{',
    '}',
    '[',
    ']',
    '[UIDNEXT ',
    '[COPYUID 1 2 3] ',
    'BODY[',
    'BODY[]',
    'BODY[HEADER.FIELDS (',
    '<0> ',
    'BINARY[1] ',
  ],
  ...['ENVELOPE ', 'BODYSTRUCTURE ', 'FLAGS ', 'UID ', 'MODSEQ ', 'INTERNALDATE ', '"17-Jul-1996 02:44:25 -0700" '],
  ...['"TEXT" "PLAIN" NIL NIL NIL "7BIT" 3 1', '"MIXED" ', 'x', 'é', '\0', '\xff', '*', '%', '1:*', ',', '.', '-', '$'],
];

const octets = fc.oneof(
  fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array)),
  fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => Buffer.from(parts.join(''), 'latin1')),
  fc
    .array(fc.constantFrom(...pieces), { maxLength: 30 })
    .map((parts) => Buffer.from(`* 1 FETCH (${parts.join('')})\r\n`, 'latin1')),
);

const cuts = fc.array(fc.integer({ min: 1, max: 50 }), { maxLength: 20 });

function frames(bytes: Buffer, sizes: readonly number[]) {
  const framer = new ResponseFramer();
  const found = [];
  let at = 0;
  for (const size of [...sizes, bytes.length]) {
    found.push(...framer.push(bytes.subarray(at, at + size)));
    at += size;
  }
  const last = framer.finish();
  return last === undefined ? found : [...found, last];
}

/** Children lie within their parent, in order, side by side. */
function tiled(node: SyntaxNode): boolean {
  let at = node.start;
  for (const child of node.children) {
    if (child.start !== at || child.end < child.start || !tiled(child)) return false;
    at = child.end;
  }
  return node.children.length === 0 || at === node.end;
}

describe('for any octets in any chunking', () => {
  it('frames give the stream back, at their offsets, whatever the chunks', () => {
    fc.assert(
      fc.property(octets, cuts, (bytes, sizes) => {
        const cut = frames(bytes, sizes);
        expect(Buffer.concat(cut.map((frame) => frame.bytes)).equals(bytes)).toBe(true);
        expect(cut).toEqual(frames(bytes, []));
        for (const { bytes: part, offset } of cut)
          expect(bytes.subarray(offset, offset + part.length).equals(part)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('the tree of each frame gives its octets back, and nothing throws', () => {
    fc.assert(
      fc.property(octets, cuts, (bytes, sizes) => {
        for (const frame of frames(bytes, sizes)) {
          const parsed = parseResponse(frame.bytes);
          expect(printTree(parsed).equals(frame.bytes)).toBe(true);
          expect(tiled(parsed.tree)).toBe(true);
          expect(parsed.data).toBeDefined();
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('so does the tree of octets that were never framed', () => {
    fc.assert(
      fc.property(octets, (bytes) => {
        const parsed = parseResponse(bytes);
        expect(printTree(parsed).equals(bytes)).toBe(true);
        expect(tiled(parsed.tree)).toBe(true);
        for (const { offset } of parsed.faults) expect(offset).toBeLessThanOrEqual(bytes.length);
      }),
      { numRuns: 5000 },
    );
  });

  it('error nodes stand in a tree only where there are faults', () => {
    const hasError = (node: SyntaxNode): boolean => node.rule === 'error' || node.children.some(hasError);
    fc.assert(
      fc.property(octets, (bytes) => {
        const parsed = parseResponse(bytes);
        if (hasError(parsed.tree)) expect(parsed.faults).not.toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('the checking pass and the recording pass agree', () => {
    fc.assert(
      fc.property(octets, (bytes) => {
        const checking = new Cursor(bytes);
        response(checking);
        const recorder = new Recorder(bytes);
        response(new Cursor(bytes, recorder));
        expect(checking.clean).toBe(recorder.faults.length === 0);
      }),
      { numRuns: 5000 },
    );
  });

  it('the readers of data never throw', () => {
    fc.assert(
      fc.property(octets, fc.boolean(), (bytes, holes) => {
        readData(bytes, { holes });
        readResponse(bytes, { holes });
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['escaped quotes', '* 1 FETCH (X (', '"\\'],
    ['open braces', '* 1 FETCH (X (', '{1'],
    ['open lists', '* X ', '('],
    ['closed lists', '* 1 FETCH (X (', ')'],
    ['brackets', '* 1 FETCH (BODY', '['],
    ['codes', '* OK ', '[A'],
    ['digits', '* ', '9'],
    ['spaces', '* SEARCH', ' '],
    ['numbers', '* SEARCH', ' 0'],
    ['colons', '* VANISHED 1', ':1,'],
    ['broken items', '* 1 FETCH (', 'UID x '],
    ['broken strings', '* 1 FETCH (ENVELOPE ("', '\xff\0'],
    ['bodies', '* 1 FETCH (BODY ', '(("A" '],
    ['attributes', '* LIST (', '\\a '],
  ])('a line of a megabyte of %s is read within seconds', (_, head, filling) => {
    const line = `${head}${filling.repeat(1_000_000 / filling.length)}\r\n`;
    const parsed = parseResponse(Buffer.from(line, 'latin1'));
    expect(printTree(parsed)).toHaveLength(line.length);
    expect(parsed.data).toBeDefined();
  });
});
