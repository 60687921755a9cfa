import { connect, type Socket } from 'node:net';
import { limits } from '../wire/limits.ts';
import { TargetError } from './target.ts';

export interface LmtpDelivery {
  readonly host: string;
  readonly port: number;
  readonly recipient: string;
  readonly messages: readonly Buffer[];
  /** For the connection and for each reply. */
  readonly timeoutMs: number;
}

/** A delivery may wait for a lock of the mailbox; a server that is slower than this is taken for stuck. */
export const lmtpReplyMs = 30_000;

const sender = 'sender@example.org';

/**
 * Hands messages to an LMTP service (RFC 2033), octet for octet. Each has a connection of its own: GNU Mailutils takes
 * no second message on one.
 */
export async function deliverOverLmtp(delivery: LmtpDelivery): Promise<void> {
  for (const message of delivery.messages) await deliverOne(delivery, message);
}

async function deliverOne(delivery: LmtpDelivery, message: Buffer): Promise<void> {
  const socket = connect({ host: delivery.host, port: delivery.port, noDelay: true });
  const peer = new LmtpPeer(socket, delivery);
  try {
    await peer.expect('greeting', '220');
    await peer.command('LHLO mailspec.example', '250');
    await peer.command(`MAIL FROM:<${sender}>`, '250');
    await peer.command(`RCPT TO:<${delivery.recipient}>`, '25');
    await peer.command('DATA', '354');
    await peer.send('the message', stuffed(message), '250');
    socket.end('QUIT\r\n');
  } finally {
    socket.destroySoon();
  }
}

/** RFC 5321 4.5.2: a dot before every line that begins with one, and the line with a dot alone that ends the data. */
export function stuffed(message: Buffer): Buffer {
  const parts: Buffer[] = [];
  let start = 0;
  for (let at = lineStartWithDot(message, 0); at !== -1; at = lineStartWithDot(message, at + 1)) {
    parts.push(message.subarray(start, at), Buffer.from('.'));
    start = at;
  }
  parts.push(message.subarray(start));
  const closed = message.length === 0 || message.subarray(-2).toString('latin1') === '\r\n';
  return Buffer.concat([...parts, Buffer.from(closed ? '.\r\n' : '\r\n.\r\n')]);
}

function lineStartWithDot(message: Buffer, from: number): number {
  if (from === 0 && message[0] === 0x2e) return 0;
  const at = message.indexOf('\r\n.', Math.max(from - 2, 0), 'latin1');
  return at === -1 ? -1 : at + 2;
}

/** The replies of one connection, one at a time. */
class LmtpPeer {
  readonly #socket: Socket;
  readonly #delivery: LmtpDelivery;
  #received = '';
  #ended: string | undefined;
  #wake: () => void = () => undefined;

  constructor(socket: Socket, delivery: LmtpDelivery) {
    this.#socket = socket;
    this.#delivery = delivery;
    socket.on('data', (chunk: Buffer) => {
      this.#received += chunk.toString('latin1');
      if (this.#received.length > limits.lineOctets) socket.destroy(new Error('a reply without end'));
      this.#wake();
    });
    socket.on('error', (error) => {
      this.#end(error.message);
    });
    socket.on('close', () => {
      this.#end('it closed the connection');
    });
  }

  async command(line: string, wanted: string): Promise<void> {
    await this.send(line, Buffer.from(`${line}\r\n`, 'utf8'), wanted);
  }

  async send(what: string, bytes: Buffer, wanted: string): Promise<void> {
    this.#socket.write(bytes);
    await this.expect(what, wanted);
  }

  async expect(what: string, wanted: string): Promise<void> {
    const reply = await this.#reply(what);
    if (!reply.startsWith(wanted)) throw this.#failure(what, `the answer was: ${reply.trimEnd()}`);
  }

  /** The next reply, all its lines: every line but the last has a hyphen after the code. */
  async #reply(what: string): Promise<string> {
    const deadline = performance.now() + this.#delivery.timeoutMs;
    for (;;) {
      const reply = /^(?:\d{3}-.*\r?\n)*\d{3}(?: .*)?\r?\n/.exec(this.#received)?.[0];
      if (reply !== undefined) {
        this.#received = this.#received.slice(reply.length);
        return reply;
      }
      if (this.#ended !== undefined) throw this.#failure(what, this.#ended);
      await this.#more(what, deadline - performance.now());
    }
  }

  async #more(what: string, leftMs: number): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(
        () => {
          reject(this.#failure(what, `no answer within ${this.#delivery.timeoutMs} ms`));
        },
        Math.max(leftMs, 0),
      );
      this.#wake = (): void => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #end(reason: string): void {
    this.#ended ??= reason;
    this.#wake();
  }

  #failure(what: string, why: string): TargetError {
    const { host, port, recipient } = this.#delivery;
    const advice = 'check the LMTP service and that the account exists: mailspec doctor';
    return new TargetError('operator', `delivery to ${recipient} by LMTP at ${host}:${port}, ${what}: ${why}`, advice);
  }
}
