import type { Socket } from 'node:net';
import { limits } from '../limits.ts';

/** Octets that all peers of a server together have not read yet. */
export interface UnreadTotal {
  octets: number;
}

/** What goes to one peer: many small writes of one turn become one, and what the peer does not read is counted. */
export class OutputBuffer {
  readonly #unread: UnreadTotal;
  /** Called when the peer leaves too much unread. */
  readonly #overflow: () => void;
  #socket: Socket;
  #pieces: Buffer[] = [];
  #octets = 0;
  #inSocket = 0;

  constructor(options: { readonly socket: Socket; readonly unread: UnreadTotal; readonly overflow: () => void }) {
    this.#socket = options.socket;
    this.#unread = options.unread;
    this.#overflow = options.overflow;
  }

  write(octets: Buffer): void {
    if (octets.length === 0) return;
    if (this.#pieces.length === 0)
      process.nextTick(() => {
        this.flush();
      });
    this.#pieces.push(octets);
    this.#octets += octets.length;
    if (this.#octets >= limits.writeOctets) this.flush();
  }

  /** Hands over to the socket what was written. */
  flush(done?: () => void): void {
    const [pieces, count] = [this.#pieces, this.#octets];
    this.#pieces = [];
    this.#octets = 0;
    if (count > 0) this.#send(pieces.length === 1 ? pieces : [Buffer.concat(pieces)], count);
    if (done !== undefined) this.#socket.write('', done);
  }

  /** From now on through this socket: TLS lies over the old one. */
  moveTo(socket: Socket): void {
    this.#socket = socket;
  }

  /** The connection is gone: what it did not read counts no more. */
  close(): void {
    this.#unread.octets -= this.#inSocket;
    this.#inSocket = 0;
    this.#pieces = [];
    this.#octets = 0;
  }

  #send(pieces: readonly Buffer[], count: number): void {
    if (!this.#socket.writable) return;
    this.#count(count);
    for (const piece of pieces)
      this.#socket.write(piece, () => {
        if (this.#inSocket > 0) this.#count(-count);
      });
    if (this.#inSocket > limits.unreadOctets || this.#unread.octets > limits.unreadOctetsOfAll) this.#overflow();
  }

  #count(octets: number): void {
    this.#inSocket += octets;
    this.#unread.octets += octets;
  }
}
