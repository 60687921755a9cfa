import type { Socket } from 'node:net';
import { type SecureContext, TLSSocket } from 'node:tls';
import { limits } from '../limits.ts';
import type { Connection, LineOptions, LineRead } from './connection.ts';
import { InputReader } from './input-reader.ts';
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

/** A connection on a socket of the network. */
export class SocketConnection implements Connection {
  readonly id: number;
  readonly remote: string;
  readonly #secureContext: SecureContext | undefined;
  readonly #log: SessionLog | undefined;
  readonly #plainSocket: Socket;
  readonly #input: InputReader;
  readonly #output: OutputBuffer;
  readonly #gone = new AbortController();
  #socket: Socket;
  #isEnding = false;
  #closing: NodeJS.Timeout | undefined;

  constructor({ id, socket, secureContext, unread, log }: SocketOptions) {
    this.id = id;
    this.remote = `${socket.remoteAddress ?? 'unknown'}:${String(socket.remotePort ?? 0)}`;
    this.#secureContext = secureContext;
    this.#log = log;
    this.#plainSocket = this.#socket = socket;
    this.#input = new InputReader(socket, log);
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

  readLine(options: LineOptions): Promise<LineRead> {
    return this.#input.readLine(options);
  }

  readOctets(count: number, signal?: AbortSignal): Promise<Buffer | undefined> {
    return this.#input.readOctets(count, signal);
  }

  skipOctets(count: number, signal?: AbortSignal): Promise<boolean> {
    return this.#input.skipOctets(count, signal);
  }

  pending(): number {
    return this.#input.length;
  }

  dropPending(): void {
    this.#input.dropAll();
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
    this.#input.moveTo(secure);
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
    this.#input.close();
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
    this.#input.receive(chunk);
  };

  readonly #onEnd = (): void => {
    this.#input.peerEnded();
  };

  readonly #onClose = (): void => {
    if (this.#gone.signal.aborted) return;
    this.#output.close();
    clearTimeout(this.#closing);
    this.#gone.abort();
    this.#input.close();
  };

  #receiveFrom(socket: Socket): void {
    socket.on('data', this.#onData).on('end', this.#onEnd);
    if (socket.isPaused()) socket.resume();
  }
}
