import { describe, expect, it } from 'vitest';
import { Behaviour } from '../behaviour.ts';
import { limits } from '../limits.ts';
import { CommandScanner } from './command-scanner.ts';
import type { Segment } from './cursor.ts';
import { MergedExtensions } from './extensions/active.ts';
import { SyntaxFault } from './reply.ts';

type Part = string | Buffer | { readonly literal: string; readonly binary?: boolean };

function segment(part: Part): Segment {
  if (typeof part === 'string') return { kind: 'text', octets: Buffer.from(part, 'latin1') };
  if (Buffer.isBuffer(part)) return { kind: 'text', octets: part };
  return { kind: 'literal', octets: Buffer.from(part.literal, 'latin1'), binary: part.binary ?? false };
}

function scan(parts: Part | readonly Part[], utf8 = false): CommandScanner {
  const behaviour = new Behaviour();
  const segments = ([] as Part[]).concat(parts).map(segment);
  return new CommandScanner(segments, { utf8, behaviour, extensions: new MergedExtensions(behaviour) });
}

/** What a reading gives, or `BAD`, and what it leaves. */
function outcome(scanner: CommandScanner, read: (scanner: CommandScanner) => unknown): unknown {
  try {
    const value = read(scanner);
    const plain = Buffer.isBuffer(value) ? value.toString() : value;
    return scanner.rest() === '' ? plain : [plain, scanner.rest()];
  } catch (error) {
    if (error instanceof SyntaxFault) return 'BAD';
    throw error;
  }
}

function check(
  name: string,
  read: (scanner: CommandScanner) => unknown,
  rows: readonly (readonly [Part | readonly Part[], unknown])[],
) {
  describe(name, () => {
    it.each(rows)('%j', (given, wanted) => {
      expect(outcome(scan(given), read)).toEqual(wanted);
    });
  });
}

check('atom', (scanner) => scanner.atom(), [
  ['abc', 'abc'],
  ['a.b=c+/ x', ['a.b=c+/', ' x']],
  ['BODY[TEXT]', ['BODY[TEXT', ']']],
  ['', 'BAD'],
  ['(a', 'BAD'],
  ['a(b', ['a', '(b']],
  ['a%', ['a', '%']],
  ['\xe9', 'BAD'],
  ['\0', 'BAD'],
]);

check('keyword', (scanner) => scanner.keyword(), [
  ['body.peek[1]', ['BODY.PEEK', '[1]']],
  ['flags)', ['FLAGS', ')']],
  ['x<0.1>', ['X', '<0.1>']],
]);

check('astring', (scanner) => scanner.astring(), [
  ['a]b', 'a]b'],
  ['"a b"', 'a b'],
  ['""', ''],
  [String.raw`"a\"b\\c"`, String.raw`a"b\c`],
  [String.raw`"a\b"`, 'BAD'],
  ['"a', 'BAD'],
  ['"a\rb"', 'BAD'],
  ['"a\tb"', 'a\tb'],
  ['"a\0b"', 'BAD'],
  ['"\xc3\xa9"', 'BAD'],
  [['', { literal: 'a\r\nb' }, ''], 'a\r\nb'],
  [['', { literal: '' }, ''], ''],
  [['', { literal: 'a\0' }, ''], 'BAD'],
  [['', { literal: 'a', binary: true }, ''], 'BAD'],
  ['', 'BAD'],
]);

describe('quoted string of UTF-8', () => {
  it('is taken after ENABLE', () => {
    expect(scan(Buffer.from('"é"'), true).astring().toString()).toBe('é');
  });
  it('is UTF-8 to its end', () => {
    expect(outcome(scan('"\xe9"', true), (scanner) => scanner.astring())).toBe('BAD');
  });
});

check('nstring', (scanner) => scanner.nstring(), [
  ['nil', undefined],
  ['"NIL"', 'NIL'],
  ['x', 'BAD'],
]);

check('message', (scanner) => scanner.message().octets, [
  [['', { literal: 'a\0b', binary: true }, ''], 'a\0b'],
  ['"a"', 'BAD'],
]);

check('number', (scanner) => scanner.number(), [
  ['0', 0],
  ['4294967295', 4_294_967_295],
  ['4294967296', 'BAD'],
  ['99999999999999999999999999', 'BAD'],
  ['-1', 'BAD'],
  ['', 'BAD'],
]);

check('nonZero', (scanner) => scanner.nonZero(), [
  ['7', 7],
  ['0', 'BAD'],
  ['07', 'BAD'],
]);

check('number64', (scanner) => scanner.number64(), [
  ['9007199254740991', 9_007_199_254_740_991],
  ['9223372036854775807', 2 ** 63],
  ['9223372036854775808', 'BAD'],
]);

check('set', (scanner) => scanner.set(), [
  ['1', [{ from: 1, to: 1 }]],
  [
    '5:*,2',
    [
      { from: 5, to: undefined },
      { from: 2, to: 2 },
    ],
  ],
  ['$', 'saved'],
  ['0', 'BAD'],
  ['1:', 'BAD'],
  ['1,', 'BAD'],
  [':1', 'BAD'],
  ['1,,2', 'BAD'],
  ['1: 2', 'BAD'],
]);

check('flag', (scanner) => scanner.flag(), [
  [String.raw`\sEEN`, String.raw`\Seen`],
  ['harvest', 'harvest'],
  [String.raw`\Other`, String.raw`\Other`],
  [String.raw`\Recent`, 'BAD'],
  [String.raw`\*`, 'BAD'],
  [String.raw`\ `, 'BAD'],
]);

check('list', (scanner) => scanner.list(() => scanner.atom()), [
  ['(a b)', ['a', 'b']],
  ['()', 'BAD'],
  ['(a  b)', 'BAD'],
  ['( a)', 'BAD'],
  ['(a )', 'BAD'],
  ['(a', 'BAD'],
  ['a', 'BAD'],
]);

describe('list', () => {
  it('may be empty where that is said', () => {
    expect(scan('()').list(() => 1, { empty: true })).toEqual([]);
  });
  it('is not nested without end', () => {
    const scanner = scan('('.repeat(limits.nesting + 1));
    const nested = (): unknown => scanner.list(nested);
    expect(nested).toThrow(SyntaxFault);
  });
});

check('pattern', (scanner) => scanner.pattern(), [
  ['*', '*'],
  ['a%', 'a%'],
  ['"a b*"', 'a b*'],
  ['(', 'BAD'],
]);

check('mailbox', (scanner) => scanner.mailbox(), [
  ['inbox', 'INBOX'],
  ['Entw&APw-rfe', 'Entwürfe'],
]);

check('date', (scanner) => scanner.date(), [
  ['1-Feb-1994', Date.UTC(1994, 1, 1)],
  ['"1-Feb-1994" x', [Date.UTC(1994, 1, 1), ' x']],
  ['1-Foo-1994', 'BAD'],
]);

function spaceAndEnd(scanner: CommandScanner): void {
  scanner.space();
  scanner.end();
}

check('space and end', spaceAndEnd, [
  [' ', undefined],
  ['  ', 'BAD'],
  ['', 'BAD'],
  ['\t', 'BAD'],
]);
