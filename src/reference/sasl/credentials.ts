import { createHash, timingSafeEqual } from 'node:crypto';
import { isUtf8 } from 'node:buffer';
import type { ServerContext } from '../context.ts';
import type { Account } from '../store/store.ts';
import { saslPrep } from './saslprep.ts';

/** Octets of a client as a prepared name or password (RFC 4013); undefined: no UTF-8, or not fit to be one. */
export function preparedText(octets: Buffer): string | undefined {
  return isUtf8(octets) ? saslPrep(octets.toString('utf8')) : undefined;
}

/** Account of a user name as the client sent it. */
export function accountNamed(context: ServerContext, name: string): Account | undefined {
  return context.store.account(name);
}

/** Account of this user if the password is right. An unknown user costs the same comparison. */
export function accountOf(
  context: ServerContext,
  given: { readonly user: string; readonly password: string },
): Account | undefined {
  const account = accountNamed(context, given.user);
  const expected = account === undefined ? '' : (saslPrep(account.password) ?? account.password);
  const right = sameSecret(Buffer.from(expected), Buffer.from(given.password));
  return right ? account : undefined;
}

/** Compares two secrets in a time that tells neither where they differ nor how long they are. */
export function sameSecret(one: Buffer, other: Buffer): boolean {
  const digests = [one, other].map((secret) => createHash('sha256').update(secret).digest()) as [Buffer, Buffer];
  return timingSafeEqual(...digests);
}
