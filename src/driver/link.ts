import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { DriverError } from './error.ts';
import type { SecureOptions, TlsFacts } from './secure.ts';
import { secure, tlsFacts } from './secure.ts';
import { write } from './write.ts';

/** Told of what the peer does, as it happens. */
export interface LinkListener {
  readonly data: (bytes: Buffer) => void;
  readonly end: () => void;
  readonly error: (error: Error) => void;
  readonly close: () => void;
}

export interface LinkOptions {
  /** An open connection. Its octets must not have been read yet. */
  readonly stream: Duplex;
  /** The TCP socket below `stream`, where that is TLS: an RST is sent on it. */
  readonly tcp?: Socket | undefined;
}

/** How long `close` waits for the peer's own FIN, so that what it still sends is recorded and no RST answers it. */
const closeGraceMs = 100;

/** A connection as octets: plain or TLS, and all the ways to end it. */
export class Link {
  #stream: Duplex;
  readonly #tcp: Duplex;
  readonly #listener: LinkListener;

  constructor({ stream, tcp }: LinkOptions, listener: LinkListener) {
    this.#stream = stream;
    this.#tcp = tcp ?? stream;
    this.#listener = listener;
  }

  get isSecure(): boolean {
    return this.#tcp !== this.#stream;
  }

  /** Begins to read. What happened to the connection before is told at once. */
  open(): void {
    const stream = this.#stream;
    const { data, end, error, close } = this.#listener;
    stream.on('data', data).on('end', end).on('error', error).on('close', close);
    if (stream.errored) error(stream.errored);
    else if (stream.destroyed) close();
  }

  /** Writes. True: the system has taken the octets already; else whether it takes them within the deadline. */
  write(bytes: Buffer, deadlineMs: number): true | Promise<boolean> {
    return write(this.#stream, bytes, deadlineMs);
  }

  /** Whether octets can still go out. */
  get isWritable(): boolean {
    return this.#stream.writable;
  }

  /** Stops reading for a TLS handshake: octets that were received and not yet given out are left over. */
  suspend(): Buffer {
    const tcp = this.#plainTcp();
    const { data, end, error, close } = this.#listener;
    tcp.off('data', data).off('end', end).off('error', error).off('close', close);
    tcp.pause();
    return (tcp.read() as Buffer | null) ?? Buffer.alloc(0);
  }

  /** The handshake on a suspended connection. Reading begins again when it is done. */
  async secure(options: SecureOptions): Promise<TlsFacts> {
    const stream = await secure(this.#plainTcp(), options);
    this.#stream = stream;
    const facts = tlsFacts(stream);
    this.open();
    return facts;
  }

  #plainTcp(): Socket {
    if (this.#tcp instanceof Socket && !this.isSecure) return this.#tcp;
    throw new DriverError('misuse', 'there is no plain TCP connection to secure');
  }

  /** FIN: nothing more is sent, reading goes on. */
  endWrite(): Promise<void> {
    const stream = this.#stream;
    return new Promise((resolve) => {
      stream.once('close', resolve);
      stream.end(resolve);
    });
  }

  /** RST: the peer loses what it has not read yet. */
  async reset(): Promise<void> {
    const tcp = this.#tcp;
    if (tcp.destroyed) return;
    const closed = new Promise((resolve) => tcp.once('close', resolve));
    if (tcp instanceof Socket) tcp.resetAndDestroy();
    else tcp.destroy();
    this.#stream.destroy();
    await closed;
  }

  /** FIN both ways, as a client that is done. */
  async close(): Promise<void> {
    const stream = this.#stream;
    if (stream.destroyed) return;
    const closed = new Promise((resolve) => stream.once('close', resolve));
    stream.end();
    const timer = setTimeout(() => {
      this.destroy();
    }, closeGraceMs);
    await closed;
    clearTimeout(timer);
  }

  /** Lets go of the connection at once. */
  destroy(): void {
    this.#stream.destroy();
    this.#tcp.destroy();
  }
}
