import { createHash } from 'node:crypto';
import type { ServerContext } from '../context.ts';
import type { Account } from '../store/store.ts';
import { accountNamed, sameSecret } from './credentials.ts';

/** Account of a user whose digest is MD5 of the greeting's timestamp and the password, in lower-case hex (RFC 1939 section 7). */
export function accountByDigest(
  context: ServerContext,
  given: { readonly user: string; readonly digest: string; readonly timestamp: string },
): Account | undefined {
  const account = accountNamed(context, given.user);
  const expected = createHash('md5')
    .update(`${given.timestamp}${account?.password ?? ''}`)
    .digest('hex');
  const right = sameSecret(Buffer.from(expected), Buffer.from(given.digest));
  return right ? account : undefined;
}
