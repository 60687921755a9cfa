import type { Account } from '../store/store.ts';
import type { Pop3Session } from './contract.ts';

/** The two ways in of RFC 1939 section 7. */
export type WayIn = 'USER' | 'APOP';

/** The way by which each user came in first. */
const ways = new WeakMap<Account, WayIn>();

/** Whether a user may come in this way: the first that opened the maildrop is the only one (RFC 1939 section 13). */
export function mayEnter({ context: { behaviour } }: Pop3Session, account: Account, way: WayIn): boolean {
  const known = ways.get(account) ?? way;
  return known === way || behaviour.has('pop3.login.both-ways');
}

/** Notes the way by which a user came in. */
export function noteEntry(account: Account, way: WayIn): void {
  if (!ways.has(account)) ways.set(account, way);
}
