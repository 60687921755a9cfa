import type { Target } from '../targets/target.ts';

/** Whether the operator has stopped the server in a case: whatever becomes of the case, it is started again. */
export class ServerLife {
  readonly #target: Pick<Target, 'stop' | 'start'>;
  readonly #started: () => void;
  #isStopped = false;
  #wasStopped = false;

  /** `started` is told when the server runs again. */
  constructor(target: Pick<Target, 'stop' | 'start'>, started: () => void) {
    this.#target = target;
    this.#started = started;
  }

  get isStopped(): boolean {
    return this.#isStopped;
  }

  /** It was stopped at some time: every session from before is gone. */
  get wasStopped(): boolean {
    return this.#wasStopped;
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#wasStopped = true;
    await this.#target.stop?.();
  }

  /** Starts it where it is stopped. */
  async startAgain(): Promise<void> {
    if (!this.#isStopped) return;
    await this.#target.start?.();
    this.#isStopped = false;
    this.#started();
  }
}
