import type { Account } from '../targets/target.ts';

/** An account on loan to one body of a case. */
export interface Lease {
  readonly account: Account;
  /** True the first time the account is lent out in this run. */
  readonly fresh: boolean;
}

interface Waiter {
  readonly resolve: (lease: Lease) => void;
  readonly reject: (cause: unknown) => void;
}

/**
 * Lends accounts to cases, each to one at a time. Accounts that no case had yet go first, so that a target with many
 * accounts never needs one twice; an account that comes back is emptied before it is lent again.
 */
export class AccountPool {
  readonly #untouched: Account[];
  readonly #returned: Account[] = [];
  readonly #waiting: Waiter[] = [];
  readonly #prepare: (lease: Lease) => Promise<void>;

  /** `prepare` brings an account to its empty state, or throws when it must not be touched. */
  constructor(accounts: readonly Account[], prepare: (lease: Lease) => Promise<void>) {
    this.#untouched = [...accounts];
    this.#prepare = prepare;
  }

  /** An account, empty and for the caller alone; waits for one to come back when all are lent. */
  async lease(signal: AbortSignal): Promise<Lease> {
    const lease = await this.#take(signal);
    try {
      await this.#prepare(lease);
    } catch (cause) {
      this.giveBack(lease);
      throw cause;
    }
    return lease;
  }

  /** Takes an account back. */
  giveBack(lease: Lease): void {
    const waiter = this.#waiting.shift();
    if (waiter) waiter.resolve({ account: lease.account, fresh: false });
    else this.#returned.push(lease.account);
  }

  async #take(signal: AbortSignal): Promise<Lease> {
    signal.throwIfAborted();
    const untouched = this.#untouched.shift();
    if (untouched) return { account: untouched, fresh: true };
    const returned = this.#returned.shift();
    if (returned) return { account: returned, fresh: false };
    return new Promise((resolve, reject) => {
      const abort = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(waiter), 1);
        reject(signal.reason as Error);
      };
      const waiter: Waiter = {
        resolve: (lease) => {
          signal.removeEventListener('abort', abort);
          resolve(lease);
        },
        reject,
      };
      signal.addEventListener('abort', abort, { once: true });
      this.#waiting.push(waiter);
    });
  }
}
