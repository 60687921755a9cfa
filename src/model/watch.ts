import { AccountMirror, type OperatorDeed } from './account.ts';
import { ImapWatch } from './imap/imap-watch.ts';
import type { Judge } from './judge.ts';
import type { Ledger, Place } from './ledger.ts';
import { Pop3Watch } from './pop3/pop3-watch.ts';
import type { SessionWatch } from './session.ts';

export interface WatchOptions {
  readonly ledger: Ledger;
  /** Where the run stands, asked when a rule is broken. */
  readonly where: () => Place;
  /**
   * False: the sessions send what no client should, on purpose. Then the harness's own octets are not judged, and a
   * session in which the mirror no longer knows where commands begin and end is watched no further.
   */
  readonly lawful: boolean;
}

export interface WatchedSession {
  readonly name: string;
  readonly protocol: 'imap' | 'pop3';
}

/** Watches all sessions that one account has at a time, from an empty account on. */
export class AccountWatch {
  readonly #options: WatchOptions;
  readonly #account = new AccountMirror();

  constructor(options: WatchOptions) {
    this.#options = options;
  }

  /** A new session, before its greeting. */
  open(session: WatchedSession): SessionWatch {
    const judge = this.#judge(session.name);
    const { lawful } = this.#options;
    const given = { name: session.name, account: this.#account, judge, lawful };
    return session.protocol === 'imap' ? new ImapWatch(given) : new Pop3Watch(given);
  }

  operator(deed: OperatorDeed): void {
    this.#account.operator(deed);
  }

  #judge(session: string): Judge {
    const { ledger, where } = this.#options;
    return {
      held: (rule) => {
        ledger.held(rule);
      },
      broken: (rule, breach) => {
        ledger.broken(rule, { session, ...breach, ...where() });
      },
    };
  }
}
