import type { Visit } from './visit.ts';

/** What every session must find of a message. */
export interface MessageFacts {
  readonly size?: number;
  readonly digest?: string;
}

/** What a session was told of a message. Without UTF-8 mode a message may be sent in another form (RFC 6856 section 2.1). */
export function facts({ drop, utf8 }: Visit, number: number): MessageFacts {
  if (utf8) return {};
  const size = drop.sizes.get(number);
  const body = drop.bodies.get(number);
  return { ...(size === undefined ? {} : { size }), ...(body === undefined ? {} : { digest: body.digest }) };
}

/** Whether two cannot be of the same message. */
export function differs(left: MessageFacts, right: MessageFacts): boolean {
  return isOther(left.size, right.size) || isOther(left.digest, right.digest);
}

function isOther<T>(left: T | undefined, right: T | undefined): boolean {
  return left !== undefined && right !== undefined && left !== right;
}
