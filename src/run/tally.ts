/** Counts over a run: what was sent, set-up included, and how long cases waited because they say so. */
export class Tally {
  commands = 0;
  /** Milliseconds in `(wait)`, `(quiet)`, between polls and in the operator's acts, summed over the cases. */
  waitedMs = 0;

  /** Notes commands sent. */
  add(commands: number): void {
    this.commands += commands;
  }

  /** Does something whose time the case or the server sets, not the exchange of commands. */
  async waiting<T>(act: () => Promise<T>): Promise<T> {
    const since = performance.now();
    try {
      return await act();
    } finally {
      this.waitedMs += performance.now() - since;
    }
  }
}
