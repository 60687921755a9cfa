import { expect, it } from 'vitest';
import { countLines, lineAt } from './lines.ts';

it.each([
  ['', 0],
  ['a\r\n', 1],
  ['a\r\nb\r\n', 2],
  ['a\r\nb', 2],
  ['\r\n\r\n', 2],
  ['a\nb\n', 2],
  ['a\rb', 1],
])('counts the lines of %j', (text, lines) => {
  expect(countLines(Buffer.from(text))).toBe(lines);
});

it.each([
  ['ab\r\ncd', 0, 2, 4],
  ['ab\r\ncd', 4, 6, 6],
  ['ab\ncd', 0, 2, 3],
  ['\r\nab', 0, 0, 2],
  ['\r\nab', 1, 1, 2],
  ['', 0, 0, 0],
])('finds the end of the line of %j at %i', (text, start, end, next) => {
  expect(lineAt(Buffer.from(text), start)).toEqual({ end, next });
});
