const isTail = (value: number | undefined): boolean => value !== undefined && value >= 0x80 && value <= 0xbf;

/** Bounds of the second octet, which rule out overlong forms, surrogates and what lies above U+10FFFF. */
function secondBounds(first: number): readonly [number, number] {
  if (first === 0xe0) return [0xa0, 0xbf];
  if (first === 0xed) return [0x80, 0x9f];
  if (first === 0xf0) return [0x90, 0xbf];
  if (first === 0xf4) return [0x80, 0x8f];
  return [0x80, 0xbf];
}

function expectedLength(first: number): number {
  if (first >= 0xc2 && first <= 0xdf) return 2;
  if (first >= 0xe0 && first <= 0xef) return 3;
  if (first >= 0xf0 && first <= 0xf4) return 4;
  return 0;
}

/** Octets of the UTF8-2, UTF8-3 or UTF8-4 sequence (RFC 3629 section 4) at `at`; 0 where none stands. */
export function multiOctetLength(bytes: Buffer, at: number): number {
  const first = bytes[at] ?? 0;
  const length = expectedLength(first);
  if (length === 0) return 0;
  const [low, high] = secondBounds(first);
  const second = bytes[at + 1];
  if (second === undefined || second < low || second > high) return 0;
  for (let index = 2; index < length; index++) if (!isTail(bytes[at + index])) return 0;
  return length;
}
