import { setImmediate as turn } from 'node:timers/promises';
import { limits } from '../limits.ts';
import type { LineOptions, LineRead } from './connection.ts';
import { OctetQueue } from './octet-queue.ts';
import type { SessionLog } from './session-log.ts';
import { wakeLater } from './wake-later.ts';

type Woken = 'more' | 'idle' | 'closed';

/** What the reader is told to read from. */
export interface Source {
  pause(): void;
  resume(): void;
  isPaused(): boolean;
}

/** What came from one peer and was not read yet. Little is read ahead: the source waits for the session. */
export class InputReader {
  readonly #input = new OctetQueue();
  readonly #log: SessionLog | undefined;
  #source: Source;
  #wake: ((woken: Woken) => void) | undefined;
  #state: 'open' | 'peer ended' | 'closed' = 'open';
  /** The rest of a line that was too long is on its way. */
  #dropsLine = false;
  /** Octets that a literal still needs: reading ahead goes so far. */
  #wanted = 0;
  /** Since when the session has what it reads without waiting. */
  #turnBegan = 0;

  constructor(source: Source, log: SessionLog | undefined) {
    this.#source = source;
    this.#log = log;
  }

  get length(): number {
    return this.#input.length;
  }

  /** From now on from this source: TLS lies over the old one. */
  moveTo(source: Source): void {
    this.#source = source;
  }

  receive(chunk: Buffer): void {
    if (this.#state === 'closed') return;
    this.#input.push(chunk);
    if (this.length >= Math.max(limits.readAheadOctets, this.#wanted)) this.#source.pause();
    this.#wake?.('more');
  }

  /** The peer sends no more; what it sent can still be read. */
  peerEnded(): void {
    if (this.#state === 'open') this.#state = 'peer ended';
    this.#wake?.('closed');
  }

  /** Nothing is read any more: nobody would hear the answer. */
  close(): void {
    this.#state = 'closed';
    this.#wake?.('closed');
  }

  async readLine(options: LineOptions): Promise<LineRead> {
    if (performance.now() - this.#turnBegan > limits.turnMs) await this.#nextTurn();
    for (;;) {
      if (this.#state === 'closed') return { kind: 'closed' };
      const read = this.#nextLine(options.limit);
      if (read !== undefined) return read;
      const woken = await this.#more(options.idleMs, options.signal);
      if (woken !== 'more') return { kind: woken };
    }
  }

  async readOctets(count: number, signal?: AbortSignal): Promise<Buffer | undefined> {
    this.#wanted = count;
    try {
      while (this.length < count) if ((await this.#more(limits.imapIdleMs, signal)) !== 'more') return undefined;
    } finally {
      this.#wanted = 0;
    }
    const octets = this.#input.take(count);
    this.#log?.receivedOctets(count);
    this.#readOn();
    return octets;
  }

  async skipOctets(count: number, signal?: AbortSignal): Promise<boolean> {
    for (let left = count; ;) {
      const dropped = Math.min(left, this.length);
      this.#drop(dropped);
      left -= dropped;
      if (left === 0) break;
      if ((await this.#more(limits.imapIdleMs, signal)) !== 'more') return false;
    }
    this.#log?.receivedOctets(count);
    return true;
  }

  dropAll(): void {
    this.#drop(this.length);
    this.#dropsLine = false;
  }

  /** A line that is there, or the news that it is too long. */
  #nextLine(limit: number): LineRead | undefined {
    if (this.#dropsLine && !this.#dropRest()) return undefined;
    const length = this.#input.lineLength();
    if (length > 0 && length <= limit) return this.#line(length);
    if (length === 0 && this.length < limit) return undefined;
    this.#dropsLine = true;
    this.#dropRest();
    this.#log?.receivedTooLong();
    return { kind: 'too-long' };
  }

  #line(length: number): LineRead {
    const line = this.#input.take(length).subarray(0, -2);
    this.#log?.received(line);
    this.#readOn();
    return { kind: 'line', line };
  }

  /** Drops up to the end of the line that was too long. Returns whether the end has come. */
  #dropRest(): boolean {
    const length = this.#input.lineLength();
    if (length === 0) this.#input.dropAllButCr();
    this.#drop(length);
    this.#dropsLine = length === 0;
    return length > 0;
  }

  #drop(count: number): void {
    this.#input.drop(count);
    this.#readOn();
  }

  #readOn(): void {
    if (this.length < limits.readAheadOctets && this.#source.isPaused()) this.#source.resume();
  }

  /** Waits for octets beyond those that are there. */
  async #more(idleMs: number, signal?: AbortSignal): Promise<Woken> {
    if (this.#state !== 'open') return 'closed';
    if (signal?.aborted === true) return 'idle';
    if (this.#wake !== undefined) throw new Error('Two reads at once on one connection');
    if (this.#source.isPaused()) this.#source.resume();
    let stop = (): void => undefined;
    const woken = await new Promise<Woken>((resolve) => {
      this.#wake = resolve;
      stop = wakeLater(
        () => {
          resolve('idle');
        },
        { ms: idleMs, signal },
      );
    });
    stop();
    this.#wake = undefined;
    this.#turnBegan = performance.now();
    return woken;
  }

  /** A client that sends much at once lets the others have their turn. */
  async #nextTurn(): Promise<void> {
    await turn();
    this.#turnBegan = performance.now();
  }
}
