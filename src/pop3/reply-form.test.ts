import { expect, it } from 'vitest';
import { replyTo } from './reply-form.ts';

it.each([
  ['STAT', 'line', 'drop-listing'],
  ['LIST', 'multi-line', 'scan-listing'],
  ['list 2', 'line', 'scan-listing'],
  ['UIDL', 'multi-line', 'unique-id-listing'],
  ['UIDL 1', 'line', 'unique-id-listing'],
  ['CAPA', 'multi-line', 'capability'],
  ['RETR 1', 'multi-line', 'any'],
  ['TOP 1 0', 'multi-line', 'any'],
  ['LANG', 'multi-line', 'any'],
  ['LANG es', 'line', 'any'],
  ['PASS list', 'line', 'any'],
  ['', 'line', 'any'],
] as const)('%j is answered by %s, %s', (line, shape, form) => {
  expect(replyTo(line)).toEqual({ shape, form });
});
