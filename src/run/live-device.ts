import type { Session } from '../driver/session.ts';
import type { Device } from '../script/model.ts';
import type { Account } from '../targets/target.ts';
import { SessionKeeper } from './session-keeper.ts';

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
export class LiveDevice extends SessionKeeper {
  readonly device: Device;
  unfinished: Unfinished | undefined;
  #current: Session | undefined;
  #tags = 0;

  constructor(device: Device, account: Account) {
    super(device.name, account);
    this.device = device;
  }

  /** The session in use; undefined before `(connect)` and after `(close)` or `(reset)`. */
  get session(): Session | undefined {
    return this.#current;
  }

  /** Takes a session into use. */
  use(session: Session): void {
    this.#current = session;
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
