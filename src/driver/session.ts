import type { ReplyForm, ReplyShape } from '../pop3/reply-form.ts';
import { replyTo } from '../pop3/reply-form.ts';
import type { Frame } from '../wire/frame.ts';
import { limits } from '../wire/limits.ts';
import { now } from './clock.ts';
import { DriverError, systemCode } from './error.ts';
import type {
  ConnectedEvent,
  Happened,
  LastEvent,
  ResponseEvent,
  SecuredEvent,
  SessionEvent,
  WireEvent,
} from './event.ts';
import { Inbox } from './inbox.ts';
import type { LinkOptions } from './link.ts';
import { Link } from './link.ts';
import type { SecureOptions } from './secure.ts';
import { Transcript } from './transcript.ts';
import type { Split } from './write.ts';
import { cut } from './write.ts';

/** Told what a session sends and receives, in that order, when it happens: before anyone reads it. */
export interface SessionObserver {
  sent(bytes: Buffer): void;
  response(event: ResponseEvent): void;
  /** TLS was started on the connection. */
  secured(): void;
  /** `left`: we had ended our side before. */
  ended(last: LastEvent, left: boolean): void;
}

export interface SessionOptions extends LinkOptions {
  readonly name: string;
  readonly protocol: 'imap' | 'pop3';
  /** What happened before the session took the connection, for the transcript. */
  readonly before?: readonly (Omit<ConnectedEvent, 'session'> | Omit<SecuredEvent, 'session'>)[];
  readonly observer?: SessionObserver | undefined;
  /** Events that the transcript keeps at least, the last ones; absent: all. For sessions without an end. */
  readonly keptEvents?: number | undefined;
}

export interface SendOptions {
  /** Masks the octets in print as a whole. */
  readonly secret?: boolean;
  readonly split?: Split | undefined;
  /** The peer must take each write within this time. */
  readonly deadlineMs?: number;
}

/** Chunks below this are copied into the pool of small buffers. */
const pooledOctets = 2048;
const done = Promise.resolve();

/** One connection of a device, from greeting to close. What the peer does is an event, never an exception. */
export class Session implements AsyncDisposable {
  readonly name: string;
  readonly protocol: 'imap' | 'pop3';
  readonly transcript: Transcript;
  readonly #inbox: Inbox;
  readonly #link: Link;
  readonly #observer: SessionObserver | undefined;
  #sent = 0;
  #tags = 0;
  /** Set when we ended our side. */
  #left: 'half-closed' | 'closed' | undefined;

  constructor(options: SessionOptions) {
    this.name = options.name;
    this.protocol = options.protocol;
    this.#observer = options.observer;
    this.transcript = new Transcript(options.keptEvents);
    this.#inbox = new Inbox(options.protocol, (event) => this.#observer?.response(event));
    for (const event of options.before ?? []) this.transcript.add({ ...event, session: this.name });
    // Short closures over methods: code within them would be compiled anew for each session.
    this.#link = new Link(options, {
      data: (chunk) => {
        this.#onData(chunk);
      },
      end: () => {
        this.#onEnd();
      },
      error: (error) => {
        this.#onError(error);
      },
      close: () => {
        this.#onClose();
      },
    });
    this.#link.open();
  }

  /** Whether there is an event that no one has taken with `next`. */
  pending(): boolean {
    return this.#inbox.ready;
  }

  /** The first response of the session, as soon as it came. */
  get greeting(): ResponseEvent | undefined {
    return this.#inbox.greeting;
  }

  /** Whether TLS protects the connection. */
  get isSecure(): boolean {
    return this.#link.isSecure;
  }

  /** A tag that this session has not used, for the harness's own commands. */
  nextTag(): string {
    this.#tags += 1;
    return `h${this.#tags}`;
  }

  /** POP3: one more reply of this shape is to come. The greeting is counted already. */
  expectReply(shape: ReplyShape, form?: ReplyForm): void {
    this.#inbox.expectReply(shape, form);
  }

  /** POP3: the reply to this command line is to come, in the shape and the form that the command's RFC gives it. */
  expectReplyTo(line: string): void {
    const { shape, form } = replyTo(line);
    this.expectReply(shape, form);
  }

  /**
   * Sends any octets. A peer that is gone gets none, and one that takes none breaks the connection: `next` tells. Only
   * sending after our own FIN or RST throws.
   */
  send(bytes: Buffer, options: SendOptions = {}): Promise<void> {
    if (this.#left) {
      return Promise.reject(new DriverError('closed', `session ${this.name} was ${this.#left} by us`));
    }
    return options.split === undefined
      ? this.#write(bytes, options)
      : this.#writeAll(cut(bytes, options.split), options);
  }

  /** The next response, or what ended the connection, or silence when the deadline passed. */
  next(deadlineMs: number, signal?: AbortSignal): Promise<SessionEvent> {
    return this.#inbox.next({ deadlineMs, signal, silence: this.#silence });
  }

  /**
   * TLS on this connection (STARTTLS, STLS). Octets that came before and that no one took are a `leftover` event, which
   * `next` gives. The result is `secured`, or what ended the connection instead.
   */
  async upgrade(options: Partial<SecureOptions> = {}): Promise<SecuredEvent | LastEvent> {
    if (this.#inbox.last) return this.#inbox.last;
    this.#onData(this.#link.suspend());
    const bytes = this.#inbox.empty();
    if (bytes.length > 0) this.#inbox.push(this.#tell({ type: 'leftover', bytes, ...this.#happened() }));
    try {
      const tls = await this.#link.secure({ host: '', handshakeMs: limits.handshakeMs, ...options });
      this.#observer?.secured();
      return this.#tell({ type: 'secured', tls, ...this.#happened() });
    } catch (error) {
      return this.#fail(error instanceof DriverError ? error : new DriverError('handshake', String(error), error));
    }
  }

  /** FIN: nothing more is sent, reading goes on. */
  async endWrite(): Promise<void> {
    if (this.#left || !this.#link.isWritable) return;
    this.#left = 'half-closed';
    this.#tell({ type: 'half-closed', ...this.#happened() });
    await this.#link.endWrite();
  }

  /** RST: the peer loses what it has not read yet. */
  async reset(): Promise<void> {
    this.#leave({ type: 'reset', by: 'us', ...this.#happened() });
    await this.#link.reset();
  }

  /** FIN both ways, as a client that is done. What the server still sends is recorded. */
  async close(): Promise<void> {
    this.#leave({ type: 'closed', by: 'us', ...this.#happened() });
    await this.#link.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #writeAll(pieces: readonly Buffer[], options: SendOptions): Promise<void> {
    for (const piece of pieces) await this.#write(piece, options);
  }

  /** Most writes are taken at once by the system: no promise of their own, for a session must cost little. */
  #write(bytes: Buffer, { secret = false, deadlineMs = limits.replyMs }: SendOptions): Promise<void> {
    if (!this.#link.isWritable) return done;
    const { name: session } = this;
    this.transcript.add({ type: 'sent', at: now(), session, bytes, offset: this.#sent, secret });
    this.#sent += bytes.length;
    this.#observer?.sent(bytes);
    const taken = this.#link.write(bytes, deadlineMs);
    if (taken === true) return done;
    return taken.then((inTime) => {
      if (!inTime) this.#fail(new DriverError('stalled', `the server took no octets for ${deadlineMs} ms`));
    });
  }

  #onData(chunk: Buffer): void {
    if (chunk.length === 0) return;
    // A chunk of a socket has memory of its own; a small one is kept more cheaply in the pool that buffers share.
    const bytes = chunk.length < pooledOctets ? Buffer.from(chunk) : chunk;
    const happened = this.#happened();
    const { at, session } = happened;
    this.transcript.add({ type: 'received', at, session, bytes, offset: this.#inbox.receivedOctets });
    const broken = this.#inbox.receive(bytes, happened);
    if (broken) this.#fail(broken);
  }

  #onEnd(): void {
    this.#finish({ type: 'ended', ...this.#partial(), ...this.#happened() });
  }

  #onError(error: Error): void {
    const code = systemCode(error);
    if (code === 'ECONNRESET' || code === 'EPIPE') {
      this.#finish({ type: 'reset', by: 'peer', ...this.#partial(), ...this.#happened() });
    } else {
      this.#fail(new DriverError('system', `the connection broke: ${code || error.message}`, error));
    }
  }

  #onClose(): void {
    if (!this.#inbox.last) this.#finish({ type: 'closed', by: 'peer', ...this.#happened() });
  }

  readonly #silence = (waitedMs: number): SessionEvent => {
    const { pendingOctets } = this.#inbox;
    return this.#tell({ type: 'silence', waitedMs, pendingOctets, ...this.#happened() });
  };

  #leave(last: LastEvent): void {
    if (this.#left === 'closed') return;
    this.#left = 'closed';
    this.#finish(last);
  }

  #fail(error: DriverError): LastEvent {
    const last = this.#finish({ type: 'failed', error, ...this.#partial(), ...this.#happened() });
    this.#link.destroy();
    return last;
  }

  #finish<E extends LastEvent>(last: E): E {
    if (!this.#inbox.last) this.#observer?.ended(last, this.#left !== undefined);
    this.#inbox.finish(last);
    return this.#tell(last);
  }

  #partial(): { readonly partial?: Frame } {
    const partial = this.#inbox.cutOff();
    return partial === undefined ? {} : { partial };
  }

  #tell<E extends WireEvent>(event: E): E {
    this.transcript.add(event);
    return event;
  }

  #happened(): Happened {
    return { at: now(), session: this.name };
  }
}
