import { decide, type Judge } from '../judge.ts';

/** Octets of a line end, which POP3 adds to a message that ends without one. A server may count it or not (RFC 1939 section 11). */
const lineEnd = 2;

/**
 * Each size of IMAP, of some messages, is one of POP3, of all of them. Which message is which nobody knows: orders may
 * differ.
 */
export function judgeSizes(judge: Judge, imap: readonly number[], pop3: readonly number[]): void {
  const left = new Map<number, number>();
  for (const size of pop3) left.set(size, (left.get(size) ?? 0) + 1);
  const missing = imap.filter((size) => !take(left, size)).filter((size) => !take(left, size + lineEnd));
  decide(judge, 'rule.both.sizes-agree', missing.length === 0, () => ({
    path: 'sizes of INBOX',
    wanted: `a message of ${missing.slice(0, 3).join(', ')} octets in POP3, as RFC822.SIZE tells`,
    got: `sizes ${pop3.slice(0, 8).join(', ')}`,
  }));
}

function take(left: Map<number, number>, size: number): boolean {
  const count = left.get(size) ?? 0;
  if (count > 0) left.set(size, count - 1);
  return count > 0;
}
