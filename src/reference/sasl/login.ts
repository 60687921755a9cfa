import type { ServerContext } from '../context.ts';
import { accountOf, preparedText } from './credentials.ts';
import type { SaslExchange } from './mechanism.ts';

/** LOGIN, the mechanism of before PLAIN that no RFC has: the server asks for the name, then for the password. */
export function login(context: ServerContext): SaslExchange {
  let user: string | undefined;
  return {
    // The server speaks first, so an initial response is refused (RFC 5034 section 4).
    start: (initial) =>
      initial === undefined
        ? { kind: 'challenge', octets: Buffer.from('Username:') }
        : { kind: 'failure', reason: 'malformed' },
    next(answer) {
      const text = preparedText(answer);
      if (text === undefined || text === '') return { kind: 'failure', reason: 'malformed' };
      if (user === undefined) {
        user = text;
        return { kind: 'challenge', octets: Buffer.from('Password:') };
      }
      const account = accountOf(context, { user, password: text });
      if (account === undefined) return { kind: 'failure', reason: 'credentials' };
      return { kind: 'success', user: account.user };
    },
  };
}
