import type { Account } from '../store/store.ts';
import { sessionsOf } from './account-sessions.ts';
import { capabilitiesUnasked } from './capabilities.ts';
import type { ImapSession } from './contract.ts';
import { no, ok, type Reply } from './reply.ts';

/** Logs in, and tells what the server can do now (RFC 9051 section 6.2.3). */
export function loggedIn(session: ImapSession, account: Account): Reply {
  const { behaviour } = session;
  if (sessionsOf(account).size > 0 && behaviour.has('imap.session.one-login')) return no('Logged in already', 'INUSE');
  session.logIn(account);
  const told = behaviour.setting('imap.capability-after-login');
  if (told === 'none') return ok('Logged in');
  const capability = capabilitiesUnasked(session);
  if (told === 'code') return ok('Logged in', capability);
  session.send(capability);
  return ok('Logged in');
}
