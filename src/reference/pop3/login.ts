import type { Account } from '../store/store.ts';
import type { Pop3Session } from './contract.ts';
import { err, type Reply } from './reply.ts';
import { mayEnter, noteEntry, type WayIn } from './way-in.ts';

/** What an authentication ends with: the maildrop, or a refusal (RFC 1939 section 4). SASL is neither of the two ways in. */
export function loginOutcome(session: Pop3Session, account: Account | undefined, way?: WayIn): Reply | undefined {
  if (account === undefined || (way !== undefined && !mayEnter(session, account, way))) return refusal(session);
  const reply = session.logIn(account);
  if (reply.status === '-ERR') return locked(session, reply);
  if (way !== undefined) noteEntry(account, way);
  const { connection, context } = session;
  if (connection.pending() > 0 && context.behaviour.has('pop3.pipelining.dropped-at-login')) connection.dropPending();
  return reply;
}

/** The maildrop is another's; a faulty server closes the connection and says nothing. */
function locked(session: Pop3Session, reply: Reply): Reply | undefined {
  if (!session.context.behaviour.has('pop3.lock.second-dropped')) return reply;
  session.end();
  return undefined;
}

/** Wrong credentials: the code AUTH says so where AUTH-RESP-CODE was announced (RFC 3206 section 6). */
export function refusal(session: Pop3Session): Reply {
  const { behaviour } = session.context;
  session.refusals += 1;
  if (behaviour.setting('pop3.after-refused-login') === 'closed') session.end();
  return announcesAuth(session) ? err('login-refused', 'AUTH') : err('login-refused');
}

/** Whether AUTH-RESP-CODE is announced. */
export function announcesAuth({ context: { behaviour } }: Pop3Session): boolean {
  return behaviour.setting('pop3.resp-codes') === 'on' && behaviour.setting('pop3.auth-resp-code') === 'on';
}
