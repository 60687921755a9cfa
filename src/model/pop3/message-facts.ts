import type { Visit } from './visit.ts';

/** What tells messages apart. */
export interface MessageFacts {
  readonly size?: number;
  /** Digest of the text behind the header. */
  readonly text?: string;
}

/** What a session was told of a message. Without UTF-8 mode a message may be sent in another form (RFC 6856 section 2.1). */
export function facts({ drop, utf8 }: Visit, number: number): MessageFacts {
  if (utf8) return {};
  const size = drop.sizes.get(number);
  const body = drop.bodies.get(number);
  return { ...(size === undefined ? {} : { size }), ...(body === undefined ? {} : { text: body.text }) };
}

/** Whether two cannot be of the same message, at the same time. */
export function differs(left: MessageFacts, right: MessageFacts): boolean {
  return isOther(left.size, right.size) || hasOtherText(left, right);
}

/**
 * Whether two cannot be of the same message, from session to session: a server that keeps its marks in the header, such
 * as `Status`, changes its size.
 */
export function hasOtherText(left: MessageFacts, right: MessageFacts): boolean {
  return isOther(left.text, right.text);
}

function isOther<T>(left: T | undefined, right: T | undefined): boolean {
  return left !== undefined && right !== undefined && left !== right;
}
