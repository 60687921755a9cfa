import type { Account, Target } from '../targets/target.ts';

/** A target as one play sees it: a single account, emptied first unless it was never used. */
export interface Loan {
  readonly target: Target;
  /** A play had it before. */
  readonly used: boolean;
  giveBack(): void;
  /** The account could not be emptied or opened: nobody gets it again. */
  retire(): void;
}

/** All accounts of the target were tried, and none can be used any more. */
export class NoAccountLeft extends Error {}

/** The target with one account; one that was used before counts as made by somebody else, so that it is emptied. */
function withAccount(target: Target, account: Account, fresh: boolean): Target {
  const { deliver, restart, kill, stop, start } = target;
  return {
    name: target.name,
    kind: target.kind,
    version: target.version,
    ...(target.image === undefined ? {} : { image: target.image }),
    accounts: [account],
    disposable: target.disposable && fresh,
    maxConnections: target.maxConnections,
    endpoints: () => target.endpoints(),
    ...(deliver ? { deliver } : {}),
    ...(restart ? { restart } : {}),
    ...(kill ? { kill } : {}),
    ...(stop ? { stop } : {}),
    ...(start ? { start } : {}),
    logs: () => target.logs(),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}

/** Lends the accounts of a target to plays, one each, those that nobody had yet first. */
export class Lender {
  readonly #target: Target;
  readonly #untouched: Account[];
  readonly #returned: Account[] = [];
  readonly #waiting: { readonly resolve: (loan: Loan) => void; readonly reject: (cause: Error) => void }[] = [];
  #lent = 0;

  constructor(target: Target) {
    this.#target = target;
    this.#untouched = [...target.accounts];
  }

  /** Some account was never lent. */
  get hasFresh(): boolean {
    return this.#untouched.length > 0;
  }

  /** An account, when one is free. Rejects with NoAccountLeft. */
  lend(): Promise<Loan> {
    const loan = this.#take();
    if (loan) return Promise.resolve(loan);
    if (this.#lent === 0) return Promise.reject(new NoAccountLeft());
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  #take(): Loan | undefined {
    const untouched = this.#untouched.shift();
    const account = untouched ?? this.#returned.shift();
    if (!account) return undefined;
    this.#lent += 1;
    const settle = (back: boolean): void => {
      this.#lent -= 1;
      if (back) this.#returned.push(account);
      this.#serve();
    };
    return {
      target: withAccount(this.#target, account, untouched !== undefined),
      used: untouched === undefined,
      giveBack: () => {
        settle(true);
      },
      retire: () => {
        settle(false);
      },
    };
  }

  #serve(): void {
    const [next] = this.#waiting;
    const loan = next && this.#take();
    if (loan) {
      this.#waiting.shift();
      next.resolve(loan);
    } else if (this.#lent === 0) {
      for (const { reject } of this.#waiting.splice(0)) reject(new NoAccountLeft());
    }
  }
}
