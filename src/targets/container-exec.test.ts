import { expect, it } from 'vitest';
import { joinStreams } from './container-exec.ts';

const frame = (stream: number, text: string): Buffer => {
  const head = Buffer.alloc(8);
  head.writeUInt8(stream, 0);
  head.writeUInt32BE(text.length, 4);
  return Buffer.concat([head, Buffer.from(text)]);
};

it('joins standard output and standard error as they came', () => {
  expect(joinStreams(Buffer.concat([frame(1, 'one\n'), frame(2, ''), frame(2, 'two\n')])).toString()).toBe('one\ntwo\n');
});

it('takes a log of very many lines', () => {
  const lines = 100_000;
  expect(joinStreams(Buffer.concat(Array.from({ length: lines }, () => frame(2, '.\n'))))).toHaveLength(2 * lines);
});

it('keeps what came of a frame that was cut off', () => {
  expect(joinStreams(frame(1, 'whole').subarray(0, 10)).toString()).toBe('wh');
});
