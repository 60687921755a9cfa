import { expect, it } from 'vitest';
import { headerOf, indexOfHeader, pointedAt } from './message.ts';

const octets = (text: string): Buffer => Buffer.from(text.replaceAll('\n', '\r\n'));

it.each([
  ['A: 1\nB: 2\n\ntext\n\nmore\n', 'A: 1\nB: 2\n\n'],
  ['A: 1\n', 'A: 1\n'],
  ['A: 1\n\n', 'A: 1\n\n'],
])('cuts the header off %j', (message, header) => {
  expect(headerOf(octets(message))).toEqual(octets(header));
});

it('finds a header by its octets, else by its Message-ID', () => {
  const headers = [
    octets('A: 1\n\n'),
    octets('Message-ID: <1@a>\nX-UID: 3\n\n'),
    octets('Message-Id:\n <1@a>\nA: 1\n\n'),
  ];
  expect(indexOfHeader(headers, octets('Message-Id:\n <1@a>\nA: 1\n\n'))).toBe(2);
  expect(indexOfHeader(headers, octets('message-id: <1@a>\n\n'))).toBe(1);
  expect(indexOfHeader(headers, octets('A: 2\n\n'))).toBe(-1);
});

it('takes of several copies the first ones, as many as are named', () => {
  const shown = ['plain', 'second', 'plain'].map((name, place) => ({ name, place }));
  expect(pointedAt(shown, ['plain', 'plain']).map(({ place }) => place)).toEqual([0, 2]);
  expect(() => pointedAt(shown, ['second', 'second'])).toThrow('the app shows no message second');
});
