import type { Account } from '../store/store.ts';
import type { ImapSession } from './contract.ts';

const sessions = new WeakMap<Account, Set<ImapSession>>();

/** Sessions of a user that are logged in. */
export function sessionsOf(account: Account): ReadonlySet<ImapSession> {
  return sessions.get(account) ?? new Set();
}

/** Takes note of a login. Returns how to forget it. */
export function noteLogin(account: Account, session: ImapSession): () => void {
  const known = sessions.get(account) ?? new Set();
  sessions.set(account, known.add(session));
  return () => {
    known.delete(session);
  };
}
