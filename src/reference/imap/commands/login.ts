import { accountOf, preparedText } from '../../sasl/credentials.ts';
import { plaintextAllowed } from '../../sasl/mechanisms.ts';
import type { Account } from '../../store/store.ts';
import { command, type ImapSession } from '../contract.ts';
import { loggedIn } from '../logged-in.ts';
import { no } from '../reply.ts';

interface Credentials {
  readonly user: Buffer;
  readonly password: Buffer;
}

/** RFC 9051 section 6.2.3. */
export const login = command<Credentials>({
  name: 'LOGIN',
  state: 'not authenticated',
  parse: (scanner) => {
    scanner.space();
    const user = scanner.astring();
    scanner.space();
    return { user, password: scanner.astring() };
  },
  run: (session, given) => {
    if (!plaintextAllowed(session, session.connection)) return no('LOGIN needs TLS', 'PRIVACYREQUIRED');
    const account = rightful(session, given);
    return account === undefined
      ? no('User name or password is wrong', 'AUTHENTICATIONFAILED')
      : loggedIn(session, account);
  },
});

function rightful(session: ImapSession, given: Credentials): Account | undefined {
  const user = preparedText(given.user);
  const password = preparedText(given.password);
  return user === undefined || password === undefined ? undefined : accountOf(session, { user, password });
}
