import { Worker } from 'node:worker_threads';
import { type Job, nothingPlayed, type Played } from './play.ts';
import type { Scope } from './stage.ts';
import type { Order, Report, WorkerData } from './worker.ts';

export interface PoolOptions extends Scope {
  readonly workers: number;
  /** Plays at once in each of them: most of the time of a play that fails is waiting. */
  readonly width: number;
  /** The program of a worker; default: `worker.js` beside this file. */
  readonly program?: URL;
}

/** A worker that says nothing for so long is held by what it plays. Loading the suites takes a few seconds. */
const SILENCE_MS = 30_000;

interface Task extends Order {
  readonly resolve: (played: Played) => void;
  readonly reject: (cause: Error) => void;
  /** It was under way in a worker that died: the next time it plays alone, so that it is clear whose fault it is. */
  alone: boolean;
}

/** One thread, and what it plays. */
class Hand {
  readonly running = new Map<number, Task>();
  readonly #worker: Worker;
  #heard = performance.now();

  constructor(
    { selectors, slow, program }: PoolOptions,
    told: { readonly free: () => void; readonly lost: (hand: Hand, why: string) => void },
  ) {
    const data: WorkerData = { selectors, slow };
    this.#worker = new Worker(program ?? new URL('worker.js', import.meta.url), { workerData: data });
    const watch = setInterval(() => {
      if (performance.now() - this.#heard > SILENCE_MS) void this.#worker.terminate();
    }, SILENCE_MS / 10);
    let why = 'the process hung';
    this.#worker.on('error', (cause) => {
      why = `the process crashed: ${cause instanceof Error ? cause.message : String(cause)}`;
    });
    this.#worker.on('exit', () => {
      clearInterval(watch);
      told.lost(this, why);
    });
    this.#worker.on('message', (report: Report) => {
      this.#heard = performance.now();
      if (report.kind !== 'alive') this.#settle(report);
      told.free();
    });
  }

  give(task: Task): void {
    this.running.set(task.id, task);
    const order: Order = { id: task.id, job: task.job };
    this.#worker.postMessage(order);
  }

  /** True while it plays something that is to play alone. */
  get taken(): boolean {
    return [...this.running.values()].some((task) => task.alone);
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #settle(report: Exclude<Report, { kind: 'alive' }>): void {
    const task = this.running.get(report.id);
    this.running.delete(report.id);
    if (report.kind === 'played') task?.resolve(report.played);
    else task?.reject(new Error(`selftest: ${report.why}`));
  }
}

/** Plays jobs on threads, as many at once as there is room for. A job that kills its thread is found out and said. */
export class Pool implements AsyncDisposable {
  readonly #options: PoolOptions;
  readonly #queue: Task[] = [];
  readonly #hands = new Set<Hand>();
  #ids = 0;
  #over = false;

  constructor(options: PoolOptions) {
    this.#options = options;
    for (let count = 0; count < options.workers; count += 1) this.#hire();
  }

  play(job: Job): Promise<Played> {
    return new Promise((resolve, reject) => {
      this.#ids += 1;
      this.#queue.push({ id: this.#ids, job, resolve, reject, alone: false });
      this.#hand();
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#over = true;
    await Promise.all([...this.#hands].map((hand) => hand.end()));
  }

  #hire(): void {
    const hand = new Hand(this.#options, {
      free: () => {
        this.#hand();
      },
      lost: (lost, why) => {
        this.#lose(lost, why);
      },
    });
    this.#hands.add(hand);
  }

  /** Gives out what waits. */
  #hand(): void {
    for (const hand of this.#hands) {
      while (this.#queue.length > 0 && !hand.taken && hand.running.size < this.#options.width) {
        const [next] = this.#queue;
        if (!next || (next.alone && hand.running.size > 0)) break;
        this.#queue.shift();
        hand.give(next);
      }
    }
  }

  #lose(hand: Hand, why: string): void {
    this.#hands.delete(hand);
    if (this.#over) return;
    if (hand.running.size === 0) {
      for (const task of this.#queue.splice(0)) task.reject(new Error(`selftest: a worker ended by itself: ${why}`));
      return;
    }
    for (const task of hand.running.values()) {
      if (task.alone || hand.running.size === 1) task.resolve({ ...nothingPlayed, trouble: why });
      else this.#queue.unshift({ ...task, alone: true });
    }
    this.#hire();
    this.#hand();
  }
}
