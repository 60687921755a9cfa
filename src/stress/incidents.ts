import type { Incident } from './result.ts';

const EXAMPLES = 5;

class Collected implements Incident {
  count = 0;
  readonly examples: string[] = [];

  add(example: () => string): void {
    this.count += 1;
    if (this.examples.length < EXAMPLES) this.examples.push(example());
  }
}

/** What happened to sessions that no rule speaks of. */
export class Incidents {
  readonly bad: Collected = new Collected();
  readonly byes: Collected = new Collected();
  readonly disconnects: Collected = new Collected();
  readonly timeouts: Collected = new Collected();
  lockedOut = 0;
}
