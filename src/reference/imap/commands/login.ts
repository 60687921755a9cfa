import { accountNamed, accountOf, preparedText } from '../../sasl/credentials.ts';
import { plaintextAllowed } from '../../sasl/mechanisms.ts';
import type { Account } from '../../store/store.ts';
import { command, type ImapSession } from '../contract.ts';
import { loggedIn } from '../logged-in.ts';
import { no, type Reply } from '../reply.ts';
import type { Scanner } from '../scanner.ts';

interface Credentials {
  readonly user: Buffer;
  readonly password: Buffer;
}

/** RFC 9051 section 6.2.3. */
export const login = command<Credentials>({
  name: 'LOGIN',
  state: 'not authenticated',
  parse: (scanner, session) => {
    scanner.space();
    const user = given(scanner, session);
    scanner.space();
    return { user, password: given(scanner, session) };
  },
  run: (session, credentials) => {
    if (isDisabled(session)) return no('LOGIN needs TLS', 'PRIVACYREQUIRED');
    const account = rightful(session, credentials) ?? wrongful(session, credentials);
    return account === undefined ? refused(session, credentials) : loggedIn(session, account);
  },
});

function given(scanner: Scanner, { behaviour }: ImapSession): Buffer {
  const first = scanner.peek();
  if (first === '' && behaviour.has('imap.login.literal-refused')) scanner.fail('an atom');
  return scanner.astring();
}

function isDisabled(session: ImapSession): boolean {
  const isAllowed = plaintextAllowed(session, session.connection);
  return !isAllowed && !session.behaviour.has('imap.capability.logindisabled-ignored');
}

function rightful(session: ImapSession, credentials: Credentials): Account | undefined {
  const user = preparedText(credentials.user);
  const password = preparedText(credentials.password);
  return user === undefined || password === undefined ? undefined : accountOf(session, { user, password });
}

/** With no fault nobody. */
function wrongful(session: ImapSession, { user, password }: Credentials): Account | undefined {
  const account = accountNamed(session, user.toString());
  if (account === undefined) return undefined;
  const { behaviour } = session;
  if (password.length === 0) return behaviour.has('imap.login.empty-password') ? account : undefined;
  const isLonger = password.toString().startsWith(account.password);
  return isLonger && behaviour.has('imap.login.longer-password') ? account : undefined;
}

function refused(session: ImapSession, { user }: Credentials): Reply {
  const { behaviour } = session;
  const account = accountNamed(session, user.toString());
  if (account !== undefined && behaviour.has('imap.login.failure-authenticates')) session.logIn(account);
  if (behaviour.has('imap.login.failure-closes')) session.connection.end();
  return no('User name or password is wrong', 'AUTHENTICATIONFAILED');
}
