import { command } from '../contract.ts';
import { ok } from '../reply.ts';

/** RFC 9051 section 6.1.3: BYE, the tagged OK, and the connection is closed. */
export const logout = command({
  name: 'LOGOUT',
  state: 'any',
  parse: () => undefined,
  run: (session) => {
    session.send('BYE See you');
    session.logOut();
    return ok('Logged out');
  },
});
