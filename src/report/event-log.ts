import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import type { RunEvent } from '../result/result.ts';
import { writeEvent } from './events.ts';

/**
 * `events.ndjson` of a run while it goes on. Each event is handed to the system before `write` returns, so that what was
 * seen outlives a crash of the harness; the `end` event is also forced to the disk.
 */
export class EventLog implements Disposable {
  readonly file: string;
  #handle: number | undefined;

  /** Makes the file. One that is there already belongs to another run, and is an error. */
  constructor(file: string) {
    this.file = file;
    this.#handle = openSync(file, 'ax');
  }

  write(event: RunEvent): void {
    if (this.#handle === undefined) throw new Error(`event after the end of ${this.file}`);
    writeSync(this.#handle, writeEvent(event));
    if (event.event !== 'end') return;
    fsyncSync(this.#handle);
    this[Symbol.dispose]();
  }

  /** Closes the file. Without an `end` event before it, the stream stays one that was cut off. */
  [Symbol.dispose](): void {
    if (this.#handle === undefined) return;
    closeSync(this.#handle);
    this.#handle = undefined;
  }
}
