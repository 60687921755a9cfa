import { expect, test } from 'vitest';
import { describeOctets, firstDifference } from './octets.ts';
import { expand, includes, normalise, parseSet, printSet, sameSet, sizeOf } from './sets.ts';
import { stripTraceFields } from './trace.ts';

function checkSet(text: string, normal: string | undefined, size?: bigint): void {
  test(`the set "${text}"`, () => {
    const set = parseSet(text);
    expect(set && printSet(normalise(set))).toBe(normal);
    if (set && size !== undefined) expect(sizeOf(set)).toBe(size);
  });
}

checkSet('', '', 0n);
checkSet('2 4', '2,4', 2n);
checkSet('4,2:3,2', '2:4', 3n);
checkSet('5:1', '1:5', 5n);
checkSet('1:4294967295', '1:4294967295', 4294967295n);
checkSet('3:*', '3:*');
checkSet('a', undefined);
checkSet('1:2:3', undefined);
checkSet('1:', undefined);

test('sets compare by what they hold', () => {
  expect(sameSet(parseSet('1:3') ?? [], parseSet('3,2,1') ?? [])).toBe(true);
  expect(sameSet(parseSet('1:3') ?? [], parseSet('1,3') ?? [])).toBe(false);
  expect(includes(parseSet('1:3,9') ?? [], 9n)).toBe(true);
  expect(expand(parseSet('7,1:3') ?? [], 4)).toEqual([7n, 1n, 2n, 3n]);
  expect(expand(parseSet('1:9') ?? [], 4)).toBeUndefined();
});

test('the first octet that differs', () => {
  expect(firstDifference(Buffer.from('abc'), Buffer.from('abc'))).toBeUndefined();
  expect(firstDifference(Buffer.from('abc'), Buffer.from('abd'))).toBe(2);
  expect(firstDifference(Buffer.from('abc'), Buffer.from('ab'))).toBe(2);
});

test('context is cut on both sides', () => {
  const { path, wanted, got } = describeOctets(
    'body',
    Buffer.from(`${'a'.repeat(40)}X${'b'.repeat(40)}`),
    Buffer.from('a'.repeat(40)),
  );
  expect(path).toBe('body octet 40');
  expect(wanted).toBe(`"X${'b'.repeat(23)}…" after "…${'a'.repeat(24)}" (of 81 octets)`);
  expect(got).toBe(`the end after "…${'a'.repeat(24)}" (of 40 octets)`);
});

function checkTrace(
  name: string,
  row: { readonly got: string; readonly delivered: string; readonly rest: string },
): void {
  test(`trace fields: ${name}`, () => {
    expect(stripTraceFields(Buffer.from(row.got), Buffer.from(row.delivered)).toString()).toBe(row.rest);
  });
}

checkTrace('none', { got: 'A: 1\r\n\r\n', delivered: 'A: 1\r\n\r\n', rest: 'A: 1\r\n\r\n' });
checkTrace('folded', { got: 'Received: a\r\n b\r\nA: 1\r\n\r\n', delivered: 'A: 1\r\n\r\n', rest: 'A: 1\r\n\r\n' });
checkTrace('a message with its own', {
  got: 'Received: b\r\nReceived: a\r\nA: 1\r\n\r\n',
  delivered: 'Received: a\r\nA: 1\r\n\r\n',
  rest: 'Received: a\r\nA: 1\r\n\r\n',
});
checkTrace('a field that vanished below', {
  got: 'Received: b\r\nA: 1\r\n\r\n',
  delivered: 'Received: a\r\nA: 1\r\n\r\n',
  rest: 'Received: b\r\nA: 1\r\n\r\n',
});
checkTrace('a field never ended', { got: 'Received: b', delivered: 'A: 1', rest: 'Received: b' });
