import { createHmac } from 'node:crypto';
import type { ServerContext } from '../context.ts';
import { timestamp } from './challenge.ts';
import { accountNamed, preparedText, sameSecret } from './credentials.ts';
import type { SaslExchange, SaslStep } from './mechanism.ts';

/** The challenge that a faulty server gives every time. */
let first: string | undefined;

/** CRAM-MD5 (RFC 2195): the user name, a space, and the keyed digest of the server's challenge in lower-case hex. */
export function cramMd5(context: ServerContext): SaslExchange {
  first ??= timestamp(context);
  const challenge = context.behaviour.has('sasl.cram-md5.challenge-repeated') ? first : timestamp(context);
  return {
    start: (initial) =>
      initial === undefined
        ? { kind: 'challenge', octets: Buffer.from(challenge) }
        : { kind: 'failure', reason: 'malformed' },
    next: (answer) => checked(context, challenge, answer),
  };
}

function checked(context: ServerContext, challenge: string, answer: Buffer): SaslStep {
  const space = answer.lastIndexOf(0x20);
  const user = space > 0 ? preparedText(answer.subarray(0, space)) : undefined;
  const digest = answer.subarray(space + 1);
  if (user === undefined || digest.length !== 32) return { kind: 'failure', reason: 'malformed' };
  const account = accountNamed(context, user);
  const expected = createHmac('md5', account?.password ?? '')
    .update(challenge)
    .digest('hex');
  const right = sameSecret(Buffer.from(expected), digest);
  if (account === undefined || !right) return { kind: 'failure', reason: 'credentials' };
  return { kind: 'success', user: account.user };
}
