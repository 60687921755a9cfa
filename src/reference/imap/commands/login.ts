import { command } from '../contract.ts';
import { no, ok } from '../reply.ts';

/** RFC 9051 section 6.2.3. */
export const login = command({
  name: 'LOGIN',
  state: 'not authenticated',
  parse: (scanner) => {
    scanner.space();
    const user = scanner.astring();
    scanner.space();
    return { user, password: scanner.astring() };
  },
  run: (session, { user, password }) => {
    const account = session.store.account(user.toString());
    if (account === undefined || !Buffer.from(account.password).equals(password)) {
      return no('User name or password is wrong', 'AUTHENTICATIONFAILED');
    }
    session.logIn(account);
    return ok('Logged in', `CAPABILITY ${session.capabilities().join(' ')}`);
  },
});
