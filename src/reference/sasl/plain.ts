import type { ServerContext } from '../context.ts';
import { accountOf, preparedText } from './credentials.ts';
import type { SaslExchange, SaslStep } from './mechanism.ts';

const malformed = { kind: 'failure', reason: 'malformed' } as const;

/** PLAIN (RFC 4616): `[authzid] NUL authcid NUL passwd` in one message of the client. */
export function plain(context: ServerContext): SaslExchange {
  return {
    start: (initial) =>
      initial === undefined ? { kind: 'challenge', octets: Buffer.alloc(0) } : checked(context, initial),
    next: (answer) => checked(context, answer),
  };
}

function checked(context: ServerContext, message: Buffer): SaslStep {
  const [authorization, user, password, ...more] = split(message).map(preparedText);
  if (authorization === undefined || user === undefined || password === undefined || more.length > 0) return malformed;
  if (user === '' || password === '') return malformed;
  const account = accountOf(context, { user, password });
  // Nobody may act for another here; the answer is that of a wrong password, which tells nothing.
  const isSame = authorization === '' || authorization === user;
  const allowed = isSame || context.behaviour.has('sasl.plain.authorization-ignored');
  if (account === undefined || !allowed) return { kind: 'failure', reason: 'credentials' };
  return { kind: 'success', user: account.user };
}

function split(message: Buffer): readonly Buffer[] {
  const parts: Buffer[] = [];
  let from = 0;
  for (let at = message.indexOf(0); at !== -1; at = message.indexOf(0, from)) {
    parts.push(message.subarray(from, at));
    from = at + 1;
  }
  return [...parts, message.subarray(from)];
}
