import fc from 'fast-check';
import { expect, it } from 'vitest';
import { printTree } from '../wire/tree.ts';
import { parseReply } from './reply.ts';
import type { ReplyForm, ReplyShape } from './reply-form.ts';
import type { ReplyFrame } from './reply-framer.ts';
import { ReplyFramer } from './reply-framer.ts';

/** Octets that lie near the grammar: pieces of replies in any order, with noise between them. */
const nearlyPop3 = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '+OK',
        '-ERR',
        '+ ',
        '.',
        '..',
        '\r\n',
        '\n',
        '\r',
        '[',
        ']',
        '/',
        'IN-USE',
        '1 2',
        '<a@b>',
        'YQ==',
      ),
      fc.string({ maxLength: 4 }),
      fc.uint8Array({ maxLength: 3 }).map((octets) => Buffer.from(octets).toString('latin1')),
    ),
    { maxLength: 40 },
  )
  .map((pieces) => Buffer.from(pieces.join(''), 'latin1'));
const bytesOf = fc.oneof(
  nearlyPop3,
  fc.uint8Array({ maxLength: 200 }).map((octets) => Buffer.from(octets)),
);
const shapes = fc.array(fc.constantFrom<ReplyShape>('line', 'multi-line'), { maxLength: 20 });
const forms: readonly ReplyForm[] = [
  'any',
  'greeting',
  'drop-listing',
  'scan-listing',
  'unique-id-listing',
  'capability',
];

function frames(bytes: Buffer, expected: readonly ReplyShape[], sizes: readonly number[]): readonly ReplyFrame[] {
  const framer = new ReplyFramer();
  for (const shape of expected) framer.expect(shape);
  const found: ReplyFrame[] = [];
  let at = 0;
  for (const size of sizes) {
    found.push(...framer.push(bytes.subarray(at, at + size)));
    at += size;
  }
  found.push(...framer.push(bytes.subarray(at)));
  const rest = framer.finish();
  return rest ? [...found, rest] : found;
}

it('loses no octet, and cuts at the same places whatever the chunks', () => {
  fc.assert(
    fc.property(bytesOf, shapes, fc.array(fc.nat(9), { maxLength: 60 }), (bytes, expected, sizes) => {
      const whole = frames(bytes, expected, []);
      expect(Buffer.concat(whole.map((frame) => frame.bytes)).equals(bytes)).toBe(true);
      expect(frames(bytes, expected, sizes)).toEqual(whole);
    }),
    { numRuns: 1000 },
  );
});

it('never throws, and prints any octets as they were', () => {
  fc.assert(
    fc.property(bytesOf, fc.constantFrom(...forms), (bytes, form) => {
      const parsed = parseReply(bytes, form);
      expect(printTree(parsed).equals(bytes)).toBe(true);
      for (const fault of parsed.faults) {
        expect(fault.offset).toBeGreaterThanOrEqual(0);
        expect(fault.offset).toBeLessThanOrEqual(bytes.length);
      }
    }),
    { numRuns: 1000 },
  );
});

it('gives back the lines of any message that was stuffed by the rules', () => {
  const octet = fc.integer({ min: 1, max: 0xff }).filter((value) => value !== 0x0a && value !== 0x0d);
  const line = fc.array(octet, { maxLength: 12 }).map((values) => Buffer.from(values).toString('latin1'));
  fc.assert(
    fc.property(fc.array(fc.oneof(line, fc.constantFrom('.', '..', '.x', ''))), (lines) => {
      const stuffed = lines.map((text) => (text.startsWith('.') ? `.${text}\r\n` : `${text}\r\n`));
      const parsed = parseReply(Buffer.from(`+OK\r\n${stuffed.join('')}.\r\n`, 'latin1'));
      expect(parsed.lines?.map((text) => text.toString('latin1'))).toEqual(lines);
      expect(parsed.content?.toString('latin1')).toBe(lines.map((text) => `${text}\r\n`).join(''));
      expect(parsed.faults).toEqual([]);
    }),
  );
});
