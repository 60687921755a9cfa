import { now } from './clock.ts';
import { DriverError } from './error.ts';

/** How long one wait may last. */
export interface Wait<T> {
  readonly deadlineMs: number;
  readonly signal?: AbortSignal | undefined;
  /** What the wait gives when the deadline passed. */
  readonly silence: (waitedMs: number) => T;
}

/**
 * Events in order for one reader. After the last event every wait gives that event at once, for nothing else can come.
 */
export class EventQueue<T, L extends T = T> {
  #items: T[] = [];
  #head = 0;
  #last: L | undefined;
  #lastGiven = false;
  #waiter: ((item: T) => void) | undefined;
  #weight = 0;
  readonly #weigh: (item: T) => number;

  /** `weigh` tells the octets that an event holds while it waits to be taken. */
  constructor(weigh: (item: T) => number = () => 0) {
    this.#weigh = weigh;
  }

  /** What the events that no one has taken weigh together. */
  get weight(): number {
    return this.#weight;
  }

  get size(): number {
    return this.#items.length - this.#head;
  }

  /** Whether there is an event that no one has taken. */
  get ready(): boolean {
    return this.size > 0 || (this.#last !== undefined && !this.#lastGiven);
  }

  get last(): L | undefined {
    return this.#last;
  }

  push(item: T): void {
    if (this.#waiter) {
      this.#waiter(item);
      return;
    }
    this.#items.push(item);
    this.#weight += this.#weigh(item);
  }

  /** The event behind which none comes. The first one counts. */
  finish(last: L): void {
    if (this.#last !== undefined) return;
    this.#last = last;
    this.#lastGiven = this.#waiter !== undefined;
    this.#waiter?.(last);
  }

  /** Takes all that no one has read. */
  drain(): readonly T[] {
    const items = this.#items.slice(this.#head);
    this.#clear();
    return items;
  }

  /** The next event, or silence. One reader at a time. */
  next(wait: Wait<T>): Promise<T> {
    if (wait.signal?.aborted) return Promise.reject(aborted(wait.signal));
    const item = this.#take();
    if (item !== undefined) return Promise.resolve(item);
    if (this.#waiter) return Promise.reject(new DriverError('misuse', 'someone waits on this session already'));
    return this.#wait(wait);
  }

  #take(): T | undefined {
    if (this.size === 0) {
      this.#lastGiven = this.#last !== undefined;
      return this.#last;
    }
    const item = this.#items[this.#head++];
    if (this.size === 0) this.#clear();
    else if (item !== undefined) this.#weight -= this.#weigh(item);
    return item;
  }

  #clear(): void {
    this.#items = [];
    this.#head = 0;
    this.#weight = 0;
  }

  #wait({ deadlineMs, signal, silence }: Wait<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const since = now();
      const stop = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
        this.#waiter = undefined;
      };
      const onAbort = (): void => {
        stop();
        reject(aborted(signal));
      };
      const timer = setTimeout(() => {
        stop();
        resolve(silence(now() - since));
      }, Math.ceil(deadlineMs));
      signal?.addEventListener('abort', onAbort, { once: true });
      this.#waiter = (item) => {
        stop();
        resolve(item);
      };
    });
  }
}

function aborted(signal: AbortSignal | undefined): DriverError {
  return new DriverError('aborted', 'the wait was aborted', signal?.reason);
}
