import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { ReplyForm, ReplyShape } from '../pop3/reply-form.ts';
import { replyTo } from '../pop3/reply-form.ts';
import type { Frame } from '../wire/frame.ts';
import { limits } from '../wire/limits.ts';
import { now } from './clock.ts';
import type { Codec } from './codec.ts';
import { createCodec } from './codec.ts';
import { DriverError, systemCode } from './error.ts';
import type { LastEvent, ResponseEvent, SecuredEvent, SessionEvent, WireEvent } from './event.ts';
import { EventQueue } from './event-queue.ts';
import type { SecureOptions } from './secure.ts';
import { secure, tlsFacts } from './secure.ts';
import { Transcript } from './transcript.ts';
import type { Split } from './write.ts';
import { cut, write } from './write.ts';

export interface SessionOptions {
  readonly name: string;
  readonly protocol: 'imap' | 'pop3';
  /** An open connection. Its octets must not have been read yet. */
  readonly stream: Duplex;
  /** The TCP socket below `stream`, where that is TLS: an RST is sent on it. */
  readonly tcp?: Socket | undefined;
  /** Told of everything, in order, as it happens. */
  readonly observe?: ((event: WireEvent) => void) | undefined;
}

export interface SendOptions {
  /** Masks the octets in print as a whole. */
  readonly secret?: boolean;
  readonly split?: Split | undefined;
  /** The peer must take each write within this time. */
  readonly deadlineMs?: number;
}

/** What the caller knows of an event; time and session's name are added. */
type Draft<E = WireEvent> = E extends WireEvent ? Omit<E, 'at' | 'session'> : never;

/** How long `close` waits for the server's own FIN, so that what it still sends is recorded and no RST answers it. */
const closeGraceMs = 100;

/** One connection of a device, from greeting to close. What the peer does is an event, never an exception. */
export class Session implements AsyncDisposable {
  readonly name: string;
  readonly protocol: 'imap' | 'pop3';
  readonly transcript: Transcript = new Transcript();
  readonly #codec: Codec;
  readonly #queue = new EventQueue<SessionEvent>();
  readonly #observe: ((event: WireEvent) => void) | undefined;
  #stream: Duplex;
  readonly #tcp: Duplex;
  #sent = 0;
  #received = 0;
  /** Octets received that were cut into responses. */
  #framed = 0;
  /** Octets of responses that no one has taken yet. */
  #unread = 0;
  #isSecure: boolean;
  #left = false;
  #tags = 0;
  #greeting: ResponseEvent | undefined;

  constructor(options: SessionOptions) {
    this.name = options.name;
    this.protocol = options.protocol;
    this.#observe = options.observe;
    this.#codec = createCodec(options.protocol);
    this.#stream = options.stream;
    this.#tcp = options.tcp ?? options.stream;
    this.#isSecure = this.#tcp !== this.#stream;
    if (this.protocol === 'pop3') this.expectReply('line', 'greeting');
    this.#attach();
  }

  /** Whether there is an event that no one has taken with `next`. */
  pending(): boolean {
    return this.#queue.ready;
  }

  /** The first response of the session, as soon as it came. */
  get greeting(): ResponseEvent | undefined {
    return this.#greeting;
  }

  /** Whether TLS protects the connection. */
  get isSecure(): boolean {
    return this.#isSecure;
  }

  /** A tag that this session has not used, for the harness's own commands. */
  nextTag(): string {
    this.#tags += 1;
    return `h${this.#tags}`;
  }

  /** POP3: one more reply of this shape is to come. The greeting is counted already. */
  expectReply(shape: ReplyShape, form?: ReplyForm): void {
    this.#codec.expectReply(shape, form);
  }

  /** POP3: the reply to this command line is to come, in the shape and the form that the command's RFC gives it. */
  expectReplyTo(line: string): void {
    const { shape, form } = replyTo(line);
    this.expectReply(shape, form);
  }

  /** Records an event that happened before the session took the connection. */
  record(event: Draft): void {
    this.#tell({ ...event, at: now(), session: this.name });
  }

  /** Sends any octets. A peer that is gone or takes nothing shows in `next`; only use after our own close throws. */
  async send(bytes: Buffer, options: SendOptions = {}): Promise<void> {
    if (this.#left) throw new DriverError('closed', `session ${this.name} was closed by us`);
    const { secret = false, deadlineMs = limits.replyMs } = options;
    for (const piece of options.split === undefined ? [bytes] : cut(bytes, options.split)) {
      this.#tell({ type: 'sent', at: now(), session: this.name, bytes: piece, offset: this.#sent, secret });
      this.#sent += piece.length;
      if (await write(this.#stream, piece, deadlineMs)) continue;
      this.#fail(new DriverError('stalled', `the server took no octets for ${deadlineMs} ms`));
      return;
    }
  }

  /** The next response, or what ended the connection, or silence when the deadline passed. */
  async next(deadlineMs: number, signal?: AbortSignal): Promise<SessionEvent> {
    const event = await this.#queue.next({ deadlineMs, signal, silence: this.#silence });
    if (event.type === 'response') this.#unread -= event.frame.bytes.length;
    if (event.type === 'silence') this.#tell(event);
    return event;
  }

  /**
   * TLS on this connection (STARTTLS, STLS). Octets that came before and that no one took are a `leftover` event, which
   * `next` gives. The result is `secured`, or what ended the connection instead.
   */
  async upgrade(options: Partial<SecureOptions> = {}): Promise<SecuredEvent | LastEvent> {
    const { last } = this.#queue;
    if (last) return last as LastEvent;
    const tcp = this.#tcp;
    if (!(tcp instanceof Socket) || this.#isSecure)
      throw new DriverError('misuse', 'no plain TCP connection to upgrade');
    this.#detach();
    this.#reportLeftover(tcp);
    try {
      const stream = await secure(tcp, { host: '', handshakeMs: limits.handshakeMs, ...options });
      this.#stream = stream;
      this.#isSecure = true;
      const event = { type: 'secured', at: now(), session: this.name, tls: tlsFacts(stream) } as const;
      this.#tell(event);
      this.#attach();
      return event;
    } catch (error) {
      return this.#fail(error instanceof DriverError ? error : new DriverError('handshake', String(error), error));
    }
  }

  /** FIN: nothing more is sent, reading goes on. */
  async endWrite(): Promise<void> {
    if (!this.#stream.writable) return;
    this.record({ type: 'half-closed' });
    await finished(this.#stream);
  }

  /** RST: the peer loses what it has not read yet. */
  async reset(): Promise<void> {
    this.#left = true;
    const tcp = this.#tcp;
    if (tcp.destroyed) return;
    this.#finish({ type: 'reset', by: 'us', at: now(), session: this.name });
    const closed = new Promise((resolve) => tcp.once('close', resolve));
    if (tcp instanceof Socket) tcp.resetAndDestroy();
    else tcp.destroy();
    this.#stream.destroy();
    await closed;
  }

  /** FIN both ways, as a client that is done. */
  async close(): Promise<void> {
    const wasOpen = !this.#left && !this.#stream.destroyed;
    this.#left = true;
    if (!wasOpen) return;
    const closed = new Promise<void>((resolve) => this.#stream.once('close', resolve));
    this.#stream.end();
    const timer = setTimeout(() => {
      this.#stream.destroy();
      this.#tcp.destroy();
    }, closeGraceMs);
    await closed;
    clearTimeout(timer);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #attach(): void {
    const stream = this.#stream;
    stream.on('data', this.#onData).on('end', this.#onEnd).on('error', this.#onError).on('close', this.#onClose);
    if (stream.errored) this.#onError(stream.errored);
    else if (stream.destroyed) this.#onClose();
  }

  #detach(): void {
    const stream = this.#stream;
    stream.off('data', this.#onData).off('end', this.#onEnd).off('error', this.#onError).off('close', this.#onClose);
    stream.pause();
  }

  readonly #onData = (bytes: Buffer): void => {
    this.#tell({ type: 'received', at: now(), session: this.name, bytes, offset: this.#received });
    this.#received += bytes.length;
    for (const event of this.#codec.push(bytes, this.#happened)) {
      const { frame } = event;
      this.#framed = frame.offset + frame.bytes.length;
      this.#unread += frame.bytes.length;
      this.#greeting ??= event;
      this.#observe?.(event);
      this.#queue.push(event);
      if (frame.fault) this.#fail(new DriverError('flood', frame.fault.message));
    }
    if (this.#queue.size > limits.responsesPerStep || this.#unread > limits.pendingOctets) {
      this.#fail(new DriverError('flood', `${this.#queue.size} responses with ${this.#unread} octets wait unread`));
    }
  };

  readonly #happened = (): { at: number; session: string } => ({ at: now(), session: this.name });

  readonly #silence = (waitedMs: number): SessionEvent => ({
    type: 'silence',
    waitedMs,
    pendingOctets: this.#received - this.#framed,
    ...this.#happened(),
  });

  readonly #onEnd = (): void => {
    this.#finish({ type: 'ended', ...this.#partial(), ...this.#happened() });
  };

  readonly #onError = (error: Error): void => {
    const code = systemCode(error);
    if (code === 'ECONNRESET' || code === 'EPIPE') {
      this.#finish({ type: 'reset', by: 'peer', ...this.#partial(), ...this.#happened() });
    } else {
      this.#fail(new DriverError('system', code || error.message, error));
    }
  };

  readonly #onClose = (): void => {
    this.#finish({ type: 'closed', by: this.#left ? 'us' : 'peer', ...this.#happened() });
  };

  #fail(error: DriverError): LastEvent {
    const last = this.#finish({ type: 'failed', error, ...this.#partial(), ...this.#happened() });
    this.#stream.destroy();
    this.#tcp.destroy();
    return last;
  }

  #finish(last: LastEvent): LastEvent {
    this.#tell(last);
    this.#queue.finish(last);
    return last;
  }

  #partial(): { readonly partial?: Frame } {
    const partial = this.#codec.finish();
    return partial === undefined ? {} : { partial };
  }

  /** What was received before the handshake and not taken by anyone. */
  #reportLeftover(tcp: Socket): void {
    const unread = this.#queue.drain().flatMap((event) => (event.type === 'response' ? [event.frame.bytes] : []));
    const partial = this.#codec.finish()?.bytes ?? Buffer.alloc(0);
    const buffered = (tcp.read() as Buffer | null) ?? Buffer.alloc(0);
    const bytes = Buffer.concat([...unread, partial, buffered]);
    this.#unread = 0;
    if (bytes.length === 0) return;
    const event = { type: 'leftover', bytes, ...this.#happened() } as const;
    this.#tell(event);
    this.#queue.push(event);
  }

  #tell(event: WireEvent): void {
    this.transcript.add(event);
    this.#observe?.(event);
  }
}

/** Ends our side and waits until the FIN is on its way; an error is an event of the stream. */
function finished(stream: Duplex): Promise<void> {
  return new Promise((resolve) => {
    stream.once('close', resolve);
    stream.end(resolve);
  });
}
