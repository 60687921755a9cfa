import { randomBytes } from 'node:crypto';
import type { ServerContext } from '../context.ts';

/** A text in the form of a message-id that was never sent before (RFC 1939 section 7, RFC 2195 section 2). */
export function timestamp(context: ServerContext): string {
  return `<${randomBytes(8).toString('hex')}.${Date.now()}@${context.host}>`;
}
