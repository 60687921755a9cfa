import { countdown } from '../../driver/countdown.ts';
import type { SessionEvent } from '../../driver/event.ts';
import type { CommandPiece, ImapExchange } from '../../driver/imap-command.ts';
import { imapCommand } from '../../driver/imap-command.ts';
import type { Session } from '../../driver/session.ts';
import type { ResponseData } from '../../imap/data.ts';
import type { SyncMethod } from '../app.ts';
import { DeviceError } from '../error.ts';
import { disconnected, failureOf } from '../failure.ts';
import type { Told } from './mirror.ts';
import { Mirror } from './mirror.ts';
import { textOf } from '../../imap/text-of.ts';
import { dataNamed } from './values.ts';

type Command = string | readonly CommandPiece[];

export interface LinkOptions {
  readonly replyMs: number;
  readonly signal: AbortSignal;
}

/** The connection of an IMAP app: commands, and what is known of the mailbox that is selected on it. */
export class ImapLink {
  readonly session: Session;
  readonly mirror: Mirror = new Mirror();
  /** The mailbox that is selected, as the server names it. */
  selected: string | undefined;
  #capabilities: ReadonlySet<string> = new Set();
  #told: Told[] = [];
  readonly #options: LinkOptions;

  constructor(session: Session, options: LinkOptions) {
    this.session = session;
    this.#options = options;
  }

  /** IMAP4rev2 has some of them without saying so (RFC 9051 appendix E); beside IMAP4rev1 they must be listed. */
  has(capability: string): boolean {
    const implied = partOfRev2.has(capability) && this.#capabilities.has('IMAP4REV2');
    return this.#capabilities.has(capability) || (implied && !this.#capabilities.has('IMAP4REV1'));
  }

  /** Asks what the server can do, and enables QRESYNC where it is wanted (RFC 7162 section 3.2.3). */
  async begin(method: SyncMethod): Promise<void> {
    this.#capabilities = wordsIn(await this.must('CAPABILITY'), 'CAPABILITY');
    const needed = extensionOf[method];
    if (needed !== undefined && !this.has(needed) && !(needed === 'CONDSTORE' && this.has('QRESYNC'))) {
      throw new DeviceError('not-offered', `the server has no ${needed}`);
    }
    if (needed !== 'QRESYNC') return;
    const enabled = wordsIn(await this.must('ENABLE QRESYNC'), 'ENABLED');
    if (!enabled.has('QRESYNC')) throw new DeviceError('malformed', 'ENABLE QRESYNC told nothing of QRESYNC');
  }

  /** Whether the server is still there: it may have closed a connection that was silent. */
  async isAlive(): Promise<boolean> {
    try {
      await this.run('NOOP');
      return true;
    } catch (cause) {
      if (cause instanceof DeviceError && cause.code === 'disconnect') return false;
      throw cause;
    }
  }

  /** One command, whatever its status; the connection's end is an error. */
  async run(command: Command): Promise<ImapExchange> {
    const { replyMs, signal } = this.#options;
    try {
      const exchange = await imapCommand(this.session, command, replyMs, { signal });
      for (const { imap } of exchange.responses) this.#told.push(...toldBy(this.mirror, imap.data));
      if (exchange.ended) throw disconnected(wordsOf(command), exchange.ended);
      return exchange;
    } catch (cause) {
      throw failureOf(cause);
    }
  }

  /** One command that must be answered OK. */
  async must(command: Command): Promise<ImapExchange> {
    const exchange = await this.run(command);
    if (exchange.status !== 'OK') throw refused(command, exchange);
    return exchange;
  }

  /** What commands were told of the open mailbox since the last call. */
  drain(): readonly Told[] {
    return this.#told.splice(0);
  }

  /** Sends a command and cuts the connection at once, with RST. */
  async sendAndReset(command: string): Promise<void> {
    await this.send(`${this.session.nextTag()} ${command}\r\n`);
    await this.session.reset();
  }

  /** The same with APPEND, in the middle of its literal or after all of it. */
  async appendAndReset(mailbox: string, octets: Buffer, loss: 'in the middle' | 'after'): Promise<void> {
    await this.send(`${this.session.nextTag()} APPEND ${mailbox} {${octets.length}}\r\n`);
    const asked = await this.await('continuation request', ({ kind }) => kind === 'continuation' || kind === 'tagged');
    if (asked.kind === 'tagged') {
      throw new DeviceError('refused', `APPEND ${mailbox} was answered ${asked.status} ${asked.text}`);
    }
    const sent = loss === 'after' ? octets : octets.subarray(0, octets.length >> 1);
    await this.send(loss === 'after' ? Buffer.concat([sent, Buffer.from('\r\n')]) : sent);
    await this.session.reset();
  }

  /** Octets that are no command of their own: DONE, or a part of a command. */
  async send(octets: string | Buffer): Promise<void> {
    try {
      await this.session.send(Buffer.from(octets), { deadlineMs: this.#options.replyMs });
    } catch (cause) {
      throw failureOf(cause);
    }
  }

  /** What comes next, as data, and what it told of the mailbox; nothing when the time is over. */
  async hear(
    deadlineMs: number,
  ): Promise<{ readonly data: ResponseData; readonly told: Told | undefined } | undefined> {
    const event = await this.#next(deadlineMs);
    if (event.type === 'silence') return undefined;
    if (event.type !== 'response' || event.protocol !== 'imap') {
      throw new DeviceError('disconnect', `while waiting: the connection is ${event.type}`);
    }
    const { data } = event.imap;
    return { data, told: this.mirror.feed(data) };
  }

  /** Reads until a response is the wanted one. What the others told is handed to `take`. */
  async await(
    what: string,
    wanted: (data: ResponseData) => boolean,
    take: (told: Told | undefined) => void = () => undefined,
  ): Promise<ResponseData> {
    const left = countdown(this.#options.replyMs);
    for (;;) {
      const heard = await this.hear(left());
      if (!heard) throw new DeviceError('timeout', `no ${what} within ${this.#options.replyMs} ms`);
      if (wanted(heard.data)) return heard.data;
      take(heard.told);
    }
  }

  /** Says goodbye (RFC 9051 section 6.1.3). A server that is gone does not matter any more. */
  async logout(): Promise<void> {
    try {
      await this.run('LOGOUT');
    } catch (cause) {
      if (!(cause instanceof DeviceError)) throw cause;
    }
    await this.session.close();
  }

  async #next(deadlineMs: number): Promise<SessionEvent> {
    try {
      return await this.session.next(deadlineMs, this.#options.signal);
    } catch (cause) {
      throw failureOf(cause);
    }
  }
}

const partOfRev2: ReadonlySet<string> = new Set(['IDLE', 'MOVE', 'UIDPLUS']);

const extensionOf: Readonly<Record<SyncMethod, string | undefined>> = {
  plain: undefined,
  condstore: 'CONDSTORE',
  qresync: 'QRESYNC',
};

function wordsIn(exchange: ImapExchange, name: string): ReadonlySet<string> {
  return new Set(
    dataNamed(exchange, name).flatMap((items) => items.flatMap((item) => textOf(item)?.toUpperCase() ?? [])),
  );
}

function toldBy(mirror: Mirror, data: ResponseData): readonly Told[] {
  const told = mirror.feed(data);
  return told ? [told] : [];
}

/** NO and BAD, with what the server said. */
export function refused(command: Command, { tagged }: ImapExchange): DeviceError {
  const code = tagged?.code ? ` [${tagged.code.name}]` : '';
  const answer = `${tagged?.status ?? 'nothing'}${code} ${tagged?.text ?? ''}`;
  return new DeviceError('refused', `${wordsOf(command)} was answered ${answer}`);
}

function wordsOf(command: Command): string {
  return typeof command === 'string' ? command : command.filter((piece) => typeof piece === 'string').join('');
}
