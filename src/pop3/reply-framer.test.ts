import { describe, expect, it } from 'vitest';
import { limits } from '../wire/limits.ts';
import type { ReplyShape } from './reply-form.ts';
import type { ReplyFrame } from './reply-framer.ts';
import { ReplyFramer } from './reply-framer.ts';

function cut(shapes: readonly ReplyShape[], chunks: readonly string[]): readonly ReplyFrame[] {
  const framer = new ReplyFramer();
  for (const shape of shapes) framer.expect(shape);
  return chunks.flatMap((chunk) => framer.push(Buffer.from(chunk, 'latin1')));
}

const texts = (frames: readonly ReplyFrame[]): readonly string[] =>
  frames.map((frame) => frame.bytes.toString('latin1'));

describe('ReplyFramer', () => {
  it('gives pipelined replies in order with their offsets', () => {
    const frames = cut(['line', 'multi-line', 'multi-line', 'line'], ['+OK hi\r\n+OK\r\na\r\n.\r\n-ERR no\r\n+OK\r\n']);
    expect(texts(frames)).toEqual(['+OK hi\r\n', '+OK\r\na\r\n.\r\n', '-ERR no\r\n', '+OK\r\n']);
    expect(frames.map((frame) => frame.offset)).toEqual([0, 8, 19, 28]);
  });

  it('marks what no one awaited', () => {
    const frames = cut(['line'], ['+OK\r\n+OK\r\n']);
    expect(frames.map((frame) => frame.unexpected)).toEqual([undefined, true]);
  });

  it('takes a shape that is announced later for the reply that comes later', () => {
    const framer = new ReplyFramer();
    framer.expect('line');
    expect(texts(framer.push(Buffer.from('+OK\r\n')))).toEqual(['+OK\r\n']);
    framer.expect('multi-line');
    expect(texts(framer.push(Buffer.from('+OK\r\n.\r')))).toEqual([]);
    expect(texts(framer.push(Buffer.from('\n')))).toEqual(['+OK\r\n.\r\n']);
  });

  it.each([1, 2, 3, 4, 5, 6, 7])('finds a terminator that is cut after %i octets', (position) => {
    const wire = '+OK\r\n\r\n.\r\n';
    expect(texts(cut(['multi-line'], [wire.slice(0, position), wire.slice(position)]))).toEqual([wire]);
  });

  it('gives what had begun when the stream ends', () => {
    const framer = new ReplyFramer();
    framer.expect('multi-line');
    framer.push(Buffer.from('+OK\r\nab'));
    const rest = framer.finish();
    expect(rest).toMatchObject({ offset: 0, fault: { rule: 'multi-line', offset: 7 } });
    expect(framer.finish()).toBeUndefined();
  });

  it('stops at a line without end, and takes nothing more', () => {
    const framer = new ReplyFramer();
    framer.expect('line');
    const chunk = Buffer.alloc(256 * 1024, 'x');
    const frames = Array.from({ length: 6 }, () => framer.push(chunk)).flat();
    expect(frames).toHaveLength(1);
    expect(frames[0]?.fault?.rule).toBe('single-line');
    expect(frames[0]?.bytes.length).toBeGreaterThan(limits.lineOctets);
    expect(framer.push(Buffer.from('+OK\r\n'))).toEqual([]);
    expect(framer.finish()).toBeUndefined();
  });

  it('stops at a multi-line reply without end', () => {
    const framer = new ReplyFramer();
    framer.expect('multi-line');
    framer.push(Buffer.from('+OK\r\n'));
    const chunk = Buffer.from('a line\r\n'.repeat(128 * 1024));
    const frames = Array.from({ length: 18 }, () => framer.push(chunk)).flat();
    expect(frames.map((frame) => frame.fault?.rule)).toEqual(['multi-line']);
  });
});
