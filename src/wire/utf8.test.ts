import { isUtf8 } from 'node:buffer';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { multiOctetLength } from './utf8.ts';

/** Octets near the bounds of RFC 3629, at which an error would show. */
const edges = [
  0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xf5,
];

it('takes the sequences that Node takes for UTF-8', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...edges), { minLength: 1, maxLength: 5 }), (octets) => {
      const bytes = Buffer.from(octets);
      const length = [2, 3, 4].find((size) => {
        return size <= bytes.length && (bytes[0] ?? 0) >= 0x80 && isUtf8(bytes.subarray(0, size));
      });
      expect(multiOctetLength(bytes, 0)).toBe(length ?? 0);
    }),
    { numRuns: 20_000 },
  );
});
