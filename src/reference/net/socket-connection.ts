import type { Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { type SecureContext, TLSSocket } from 'node:tls';
import { limits } from '../limits.ts';
import type { Connection, LineOptions, LineRead } from './connection.ts';
import { OctetQueue } from './octet-queue.ts';
import { OutputBuffer, type UnreadTotal } from './output-buffer.ts';
import type { SessionLog } from './session-log.ts';
import { serverHandshake } from './server-handshake.ts';

/** What an accepted socket is wrapped with. */
export interface SocketOptions {
  readonly id: number;
  readonly socket: Socket;
  readonly secureContext: SecureContext | undefined;
  readonly unread: UnreadTotal;
  readonly log: SessionLog | undefined;
}

type Woken = 'more' | 'idle' | 'closed';

/** A connection on a socket of the network. */
export class SocketConnection implements Connection {
  readonly id: number;
  readonly remote: string;
  readonly #secureContext: SecureContext | undefined;
  readonly #log: SessionLog | undefined;
  readonly #plainSocket: Socket;
  readonly #input = new OctetQueue();
  readonly #output: OutputBuffer;
  readonly #gone = new AbortController();
  #socket: Socket;
  #wake: ((woken: Woken) => void) | undefined;
  #peerEnded = false;
  #isEnding = false;
  /** The rest of a line that was too long is on its way. */
  #dropsLine = false;
  /** Octets that a literal still needs: reading ahead goes so far. */
  #wanted = 0;
  #closing: NodeJS.Timeout | undefined;
  /** Since when the session has what it reads without waiting. */
  #turnBegan = 0;

  constructor({ id, socket, secureContext, unread, log }: SocketOptions) {
    this.id = id;
    this.remote = `${socket.remoteAddress ?? 'unknown'}:${String(socket.remotePort ?? 0)}`;
    this.#secureContext = secureContext;
    this.#log = log;
    this.#plainSocket = this.#socket = socket;
    this.#output = new OutputBuffer({ socket, unread, overflow: this.#destroy });
    // An error is followed by `close`, which is all that a session has to know.
    socket.on('error', () => undefined).on('close', this.#onClose);
    this.#receiveFrom(socket);
  }

  get secure(): boolean {
    return this.#socket !== this.#plainSocket;
  }
  get canStartTls(): boolean {
    return this.#secureContext !== undefined && !this.secure;
  }
  get closed(): boolean {
    return this.#isEnding || this.#gone.signal.aborted;
  }
  get signal(): AbortSignal {
    return this.#gone.signal;
  }

  async readLine(options: LineOptions): Promise<LineRead> {
    if (performance.now() - this.#turnBegan > limits.turnMs) await this.#nextTurn();
    for (;;) {
      // Nobody hears the answers any more, so that nothing more is done for them.
      if (this.closed) return { kind: 'closed' };
      const read = this.#nextLine(options.limit);
      if (read !== undefined) return read;
      const woken = await this.#more(options.idleMs, options.signal);
      if (woken !== 'more') return { kind: woken };
    }
  }

  async readOctets(count: number): Promise<Buffer | undefined> {
    this.#wanted = count;
    try {
      while (this.#input.length < count) if ((await this.#more(limits.imapIdleMs)) !== 'more') return undefined;
    } finally {
      this.#wanted = 0;
    }
    const octets = this.#input.take(count);
    this.#log?.receivedOctets(count);
    this.#readOn();
    return octets;
  }

  async skipOctets(count: number): Promise<boolean> {
    let left = count;
    for (;;) {
      const dropped = Math.min(left, this.#input.length);
      this.#input.drop(dropped);
      left -= dropped;
      this.#readOn();
      if (left === 0) break;
      if ((await this.#more(limits.imapIdleMs)) !== 'more') return false;
    }
    this.#log?.receivedOctets(count);
    return true;
  }

  pending(): number {
    return this.#input.length;
  }

  dropPending(): void {
    this.#input.drop(this.#input.length);
    this.#dropsLine = false;
    this.#readOn();
  }

  write(octets: Buffer | string): void {
    if (this.closed) return;
    const buffer = typeof octets === 'string' ? Buffer.from(octets) : octets;
    this.#log?.sent(buffer);
    this.#output.write(buffer);
  }

  async drain(): Promise<void> {
    if (this.closed) return;
    // A connection that is destroyed ends its writes, so that this ends in any case.
    const stalled = setTimeout(this.#destroy, limits.unreadMs);
    await new Promise<void>((resolve) => {
      this.#output.flush(resolve);
    });
    clearTimeout(stalled);
  }

  async startTls(): Promise<void> {
    if (this.#secureContext === undefined || this.secure) throw new Error('TLS is not possible here');
    this.#output.flush();
    const plain = this.#plainSocket;
    plain.off('data', this.#onData).off('end', this.#onEnd).pause();
    const secure = new TLSSocket(plain, { isServer: true, secureContext: this.#secureContext });
    this.#socket = secure;
    this.#output.moveTo(secure);
    secure.on('error', () => undefined).on('close', this.#onClose);
    await serverHandshake(secure);
    this.#receiveFrom(secure);
  }

  end(): void {
    if (this.closed) return;
    this.#output.flush();
    this.#isEnding = true;
    this.#closing = setTimeout(this.#destroy, limits.unreadMs);
    this.#socket.end(() => {
      clearTimeout(this.#closing);
      this.#closing = setTimeout(this.#destroy, limits.lingerMs);
    });
    // Unread input at the time of closing would make the kernel send RST, which can destroy the last words.
    this.#socket.resume();
    this.#wake?.('closed');
  }

  destroy(): void {
    this.#socket.destroy();
    this.#plainSocket.destroy();
    this.#onClose();
  }

  /** Drops the connection with RST, as the peer of a killed process sees it. */
  reset(): void {
    this.#plainSocket.resetAndDestroy();
    this.destroy();
  }

  readonly #destroy = (): void => {
    this.destroy();
  };

  readonly #onData = (chunk: Buffer): void => {
    if (this.#isEnding) return;
    this.#input.push(chunk);
    if (this.#input.length >= Math.max(limits.readAheadOctets, this.#wanted)) this.#socket.pause();
    this.#wake?.('more');
  };

  readonly #onEnd = (): void => {
    this.#peerEnded = true;
    this.#wake?.('closed');
  };

  readonly #onClose = (): void => {
    if (this.#gone.signal.aborted) return;
    this.#output.close();
    clearTimeout(this.#closing);
    this.#gone.abort();
    this.#wake?.('closed');
  };

  #receiveFrom(socket: Socket): void {
    socket.on('data', this.#onData).on('end', this.#onEnd);
    if (socket.isPaused()) socket.resume();
  }

  /** A line that is there, or the news that it is too long. */
  #nextLine(limit: number): LineRead | undefined {
    if (this.#dropsLine && !this.#dropRest()) return undefined;
    const length = this.#input.lineLength();
    if (length > 0 && length <= limit) return this.#line(length);
    if (length === 0 && this.#input.length < limit) return undefined;
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
    else this.#input.drop(length);
    this.#dropsLine = length === 0;
    this.#readOn();
    return length > 0;
  }

  #readOn(): void {
    if (this.#input.length < limits.readAheadOctets && this.#socket.isPaused()) this.#socket.resume();
  }

  /** Waits for octets beyond those that are there. */
  async #more(idleMs: number, signal?: AbortSignal): Promise<Woken> {
    if (this.#peerEnded || this.closed) return 'closed';
    if (signal?.aborted === true) return 'idle';
    if (this.#wake !== undefined) throw new Error('Two reads at once on one connection');
    if (this.#socket.isPaused()) this.#socket.resume();
    let stop = (): void => undefined;
    const woken = await new Promise<Woken>((resolve) => {
      this.#wake = resolve;
      stop = wakeLater({ resolve, idleMs, signal });
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

interface LaterOptions {
  readonly resolve: (woken: Woken) => void;
  readonly idleMs: number;
  readonly signal: AbortSignal | undefined;
}

/** Wakes a read as idle after its time, or when it is aborted. Returns how to call that off. */
function wakeLater({ resolve, idleMs, signal }: LaterOptions): () => void {
  const idle = (): void => {
    resolve('idle');
  };
  const timer = setTimeout(idle, idleMs);
  signal?.addEventListener('abort', idle);
  return () => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', idle);
  };
}
