import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OctetQueue } from './octet-queue.ts';

function queueOf(...chunks: readonly string[]): OctetQueue {
  const queue = new OctetQueue();
  for (const chunk of chunks) queue.push(Buffer.from(chunk));
  return queue;
}

/** Takes every complete line. */
function lines(queue: OctetQueue): readonly string[] {
  const taken: string[] = [];
  for (let length = queue.lineLength(); length > 0; length = queue.lineLength())
    taken.push(queue.take(length).toString('latin1'));
  return taken;
}

describe('OctetQueue', () => {
  it.each([
    [['NOOP\r\n'], 6],
    [['NOOP\r', '\nmore'], 6],
    [['NOOP\n', 'QUIT\r', '\r\n'], 12],
    [['\n'], 0],
    [['\r'], 0],
    [['a\r\rb\n\n'], 0],
    [['\r\n'], 2],
  ])('finds the end of the line in %j', (chunks, length) => {
    expect(queueOf(...chunks).lineLength()).toBe(length);
  });

  it('finds the same lines in any chunks, and keeps what comes after the last one', () => {
    const octets = fc.array(fc.constantFrom('a', '\r', '\n', '\r\n'), { maxLength: 40 });
    fc.assert(
      fc.property(octets, fc.array(fc.nat({ max: 5 })), (pieces, cuts) => {
        const text = pieces.join('');
        const queue = new OctetQueue();
        const found: string[] = [];
        for (let at = 0, step = 0; at < text.length; step += 1) {
          const size = 1 + (cuts[step] ?? 0);
          queue.push(Buffer.from(text.slice(at, at + size)));
          found.push(...lines(queue));
          at += size;
        }
        const expected = text.split('\r\n');
        expect([...found, queue.take(queue.length).toString()]).toEqual([
          ...expected.slice(0, -1).map((line) => `${line}\r\n`),
          expected.at(-1),
        ]);
      }),
    );
  });

  it('hands out buffers that later octets do not touch', () => {
    const queue = queueOf('first');
    const taken = queue.take(3);
    queue.drop(queue.length);
    queue.push(Buffer.from('other'));
    expect(taken.toString()).toBe('fir');
  });

  it('keeps a CR whose LF may still come', () => {
    const queue = queueOf('endless\r');
    queue.dropAllButCr();
    queue.push(Buffer.from('\nnext'));
    expect([queue.lineLength(), queue.length]).toEqual([2, 6]);
  });

  it('takes a million single octets in no time', () => {
    const queue = new OctetQueue();
    const octet = Buffer.from('x');
    const began = performance.now();
    for (let count = 0; count < 1_000_000; count += 1) {
      queue.push(octet);
      if (count % 16 === 0) queue.lineLength();
    }
    expect([queue.length, performance.now() - began < 5000]).toEqual([1_000_000, true]);
  });
});
