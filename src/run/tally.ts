/** Counts over a run: what was sent, set-up included. */
export class Tally {
  commands = 0;

  /** Notes commands sent. */
  add(commands: number): void {
    this.commands += commands;
  }
}
