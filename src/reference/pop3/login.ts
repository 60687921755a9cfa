import type { Account } from '../store/store.ts';
import type { Pop3Session } from './contract.ts';
import { err, type Reply } from './reply.ts';

/** What an authentication ends with: the maildrop, or a refusal (RFC 1939 section 4). */
export function loginOutcome(session: Pop3Session, account: Account | undefined): Reply {
  const { connection, context } = session;
  if (account === undefined) return refusal(session);
  const reply = session.logIn(account);
  if (connection.pending() > 0 && context.behaviour.has('pop3.pipelining.dropped-at-login')) connection.dropPending();
  return reply;
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
