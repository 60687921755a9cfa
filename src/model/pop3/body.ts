import { hash } from 'node:crypto';
import type { BodyFacts } from './mirror.ts';
import { limits } from '../../wire/limits.ts';

/** What is kept of a message for as long as the session lasts. */
export function bodyFacts(content: Buffer): BodyFacts {
  const end = headerEnd(content) ?? content.length;
  const text = digestOf(content.subarray(end));
  const mayLackLineEnd = !content.subarray(-4).equals(Buffer.from('\r\n\r\n'));
  return { octets: content.length, digest: digestOf(content.subarray(0, end)) + text, text, mayLackLineEnd };
}

/** Octets in short. Not a matter of security: nobody makes messages to deceive us. */
export function digestOf(content: Buffer): string {
  return hash('sha1', content, 'base64');
}

/**
 * What TOP gives of a message (RFC 1939 section 7): the header, the empty line, and lines of the body. The empty line
 * may be there or not where the message has none, so there may be two answers.
 */
export function topsOf(content: Buffer, lines: number): readonly Buffer[] {
  const end = headerEnd(content);
  if (end === undefined) return [content, Buffer.concat([content, Buffer.from('\r\n')])];
  let at = end;
  for (let left = lines; left > 0 && at < content.length; left--) {
    const next = content.indexOf('\r\n', at, 'latin1');
    at = next === -1 ? content.length : next + 2;
  }
  return [content.subarray(0, at)];
}

/** Where the body begins. */
function headerEnd(content: Buffer): number | undefined {
  if (content.indexOf('\r\n', 0, 'latin1') === 0) return 2;
  const at = content.indexOf('\r\n\r\n', 0, 'latin1');
  return at === -1 ? undefined : at + 4;
}

/** The last messages of a session, whole. */
export class RecentBodies {
  readonly #kept = new Map<number, Buffer>();
  #octets = 0;

  keep(number: number, content: Buffer): void {
    if (content.length > limits.bodyOctetsKept || this.#kept.has(number)) return;
    this.#kept.set(number, content);
    this.#octets += content.length;
    for (const [oldest, { length }] of this.#kept) {
      if (this.#octets <= limits.bodyOctetsKept) break;
      this.#kept.delete(oldest);
      this.#octets -= length;
    }
  }

  get(number: number): Buffer | undefined {
    return this.#kept.get(number);
  }
}
