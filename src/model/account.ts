/** What an operator did to the server: changes that no session of the watch has made. */
export type OperatorDeed = 'deliver' | 'restart' | 'kill' | 'stop' | 'start';

/**
 * What all sessions of an account share: one clock, and when something last changed. The clock counts what was sent and
 * received, over all sessions. Times of the wall say nothing: a server may serve two commands in flight in any order.
 */
export class AccountMirror {
  #clock = 0;
  #changesInFlight = 0;
  #lastChange = 0;
  #restarts = 0;

  /** A new moment, later than all before. */
  tick(): number {
    this.#clock += 1;
    return this.#clock;
  }

  get now(): number {
    return this.#clock;
  }

  /** A command that may change something was sent (or a session is closing). Call `changed` when its effect is over. */
  changing(): void {
    this.#changesInFlight += 1;
    this.#lastChange = this.tick();
  }

  /** The command that `changing` spoke of was answered, or its session has ended. */
  changed(): void {
    this.#changesInFlight -= 1;
    this.#lastChange = this.tick();
  }

  /** Something outside of all sessions has happened: from now on what was known may be old. */
  operator(deed: OperatorDeed): void {
    this.#lastChange = this.tick();
    if (deed === 'restart' || deed === 'kill') this.#restarts += 1;
  }

  /** Times that the server was started anew. */
  get restarts(): number {
    return this.#restarts;
  }

  /**
   * Whether nothing can have changed since that moment. Two facts agree on a correct server when the command behind each
   * was sent after the last change: `isQuietSince(sentAt)`.
   */
  isQuietSince(moment: number): boolean {
    return this.#changesInFlight === 0 && moment > this.#lastChange;
  }
}
