import { Behaviour } from '../behaviour.ts';
import { delimiterOf, MemoryAccount } from './memory-account.ts';
import type { Account, Instant, Store } from './store.ts';

/** What a store can be told. */
export interface StoreOptions {
  /** Time of arrival of messages that come without one. Default: now, in UTC. */
  readonly now?: () => Instant;
  /** Default: the seconds of the epoch, so that a server started later gives greater ones. */
  readonly firstUidValidity?: number;
  readonly behaviour?: Behaviour;
}

/** A store in memory: every account has an empty INBOX. */
export function createStore(
  accounts: readonly { readonly user: string; readonly password: string }[],
  options: StoreOptions = {},
): Store {
  const shared = {
    now: options.now ?? present,
    firstUidValidity: options.firstUidValidity ?? Math.floor(Date.now() / 1000),
    behaviour: options.behaviour ?? new Behaviour(),
  };
  const byUser = new Map<string, Account>(
    accounts.map(({ user, password }) => [user, new MemoryAccount({ ...shared, user, password })]),
  );
  return {
    get delimiter() {
      return delimiterOf(shared.behaviour);
    },
    account: (user) => byUser.get(user),
    accounts: () => [...byUser.values()],
    deliver: (user, octets) => {
      const account = byUser.get(user);
      account?.inbox().append([{ octets }]);
      return account !== undefined;
    },
  };
}

function present(): Instant {
  return { epochMs: Date.now(), zoneMinutes: 0 };
}
