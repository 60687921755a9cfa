import type { Session } from '../driver/session.ts';
import type { Device } from '../script/model.ts';
import type { Account } from '../targets/target.ts';
import { secretsOf } from './secrets.ts';

/** Octets of a command that may go out together; `afterContinuation` waits for a `+` first. */
export interface Chunk {
  readonly octets: Buffer;
  /** Which of the commands of the flight it belongs to. */
  readonly command: number;
  readonly afterContinuation: boolean;
  readonly secret: boolean;
}

/** A command whose reply is still to come. */
export interface Awaited {
  /** As written, for reports. */
  readonly text: string;
  /** IMAP: the tag whose reply ends it. */
  readonly tag?: string;
}

/** A command that stands half way: its octets held back (`pause`), or its end left to a later step (`until`). */
export interface Unfinished {
  readonly awaited: readonly Awaited[];
  readonly chunks: readonly Chunk[];
}

/** A device of a running case: one connection at a time, and what is still under way on it. */
export class LiveDevice {
  readonly device: Device;
  readonly account: Account;
  /** Every session it had, for the transcript. */
  readonly sessions: Session[] = [];
  unfinished: Unfinished | undefined;
  #current: Session | undefined;
  #tags = 0;

  constructor(device: Device, account: Account) {
    this.device = device;
    this.account = account;
  }

  /** The session in use; undefined before `(connect)` and after `(close)` or `(reset)`. */
  get session(): Session | undefined {
    return this.#current;
  }

  /** Keeps the transcript of a session from its first octet on, without the account's secrets. */
  readonly opened = (session: Session): void => {
    for (const secret of secretsOf(this.account)) session.transcript.conceal(secret);
    this.sessions.push(session);
  };

  /** Takes a session into use. */
  use(session: Session): void {
    this.#current = session;
  }

  /** A name for the next session: `phone`, `phone 2`. */
  sessionName(): string {
    const count = this.sessions.length;
    return count === 0 ? this.device.name : `${this.device.name} ${String(count + 1)}`;
  }

  /** Closes the session in use without a goodbye. */
  async drop(): Promise<void> {
    this.unfinished = undefined;
    const session = this.#current;
    this.#current = undefined;
    await session?.close();
  }

  /** Forgets a session that an act has ended already. */
  forget(): void {
    this.unfinished = undefined;
    this.#current = undefined;
  }

  /** A tag that this device has not used yet: its initial and a number, so that transcripts read well. */
  nextTag(): string {
    this.#tags += 1;
    return `${this.device.name.slice(0, 1)}${String(this.#tags)}`;
  }
}
