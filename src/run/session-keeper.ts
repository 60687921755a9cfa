import type { Session } from '../driver/session.ts';
import type { Account } from '../targets/target.ts';
import { secretsOf } from './secrets.ts';

/** Keeps the sessions that someone in a case has had, for transcripts and reports. */
export class SessionKeeper {
  readonly account: Account;
  readonly sessions: Session[] = [];
  readonly #name: string;

  constructor(name: string, account: Account) {
    this.#name = name;
    this.account = account;
  }

  /** Keeps the transcript of a session from its first octet on, without the account's secrets. */
  readonly opened = (session: Session): void => {
    for (const secret of secretsOf(this.account)) session.transcript.conceal(secret);
    this.sessions.push(session);
  };

  /** A name for the next session: `phone`, `phone 2`. */
  sessionName(): string {
    const count = this.sessions.length;
    return count === 0 ? this.#name : `${this.#name} ${String(count + 1)}`;
  }
}
