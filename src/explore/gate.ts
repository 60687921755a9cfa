/** Lets many play at once, or one alone. Who wants to be alone lets nobody else begin. */
export class Gate {
  #inside = 0;
  #isTaken = false;
  #waiting: (() => void)[] = [];
  #alone: Promise<void> = Promise.resolve();

  /** Does a thing beside others. */
  async together<T>(act: () => Promise<T>): Promise<T> {
    while (this.#isTaken) await this.#change();
    return this.#in(act);
  }

  /** Does a thing when all others are over, and before others begin. */
  alone<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.#alone.then(() => this.#take(act));
    this.#alone = turn.then(
      () => undefined,
      () => undefined,
    );
    return turn;
  }

  async #take<T>(act: () => Promise<T>): Promise<T> {
    this.#isTaken = true;
    while (this.#inside > 0) await this.#change();
    try {
      return await this.#in(act);
    } finally {
      this.#isTaken = false;
      this.#tell();
    }
  }

  async #in<T>(act: () => Promise<T>): Promise<T> {
    this.#inside += 1;
    try {
      return await act();
    } finally {
      this.#inside -= 1;
      this.#tell();
    }
  }

  #change(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #tell(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
