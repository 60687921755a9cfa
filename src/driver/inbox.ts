import type { ReplyForm, ReplyShape } from '../pop3/reply-form.ts';
import type { Frame } from '../wire/frame.ts';
import { limits } from '../wire/limits.ts';
import type { Codec } from './codec.ts';
import { createCodec } from './codec.ts';
import { DriverError } from './error.ts';
import type { Happened, LastEvent, ResponseEvent, SessionEvent } from './event.ts';
import type { Wait } from './event-queue.ts';
import { EventQueue } from './event-queue.ts';

const octetsOf = (event: SessionEvent): number => (event.type === 'response' ? event.frame.bytes.length : 0);

/** What a session received and its reader has not taken yet: octets become responses, responses wait in order. */
export class Inbox {
  readonly #codec: Codec;
  readonly #queue = new EventQueue<SessionEvent, LastEvent>(octetsOf);
  #received = 0;
  /** Octets that were cut into responses. */
  #framed = 0;
  #greeting: ResponseEvent | undefined;
  readonly #came: (event: ResponseEvent) => void;

  /** `came` is told of each response as soon as it is complete. */
  constructor(protocol: 'imap' | 'pop3', came: (event: ResponseEvent) => void) {
    this.#came = came;
    this.#codec = createCodec(protocol);
    if (protocol === 'pop3') this.#codec.expectReply('line', 'greeting');
  }

  get ready(): boolean {
    return this.#queue.ready;
  }

  get last(): LastEvent | undefined {
    return this.#queue.last;
  }

  get greeting(): ResponseEvent | undefined {
    return this.#greeting;
  }

  get receivedOctets(): number {
    return this.#received;
  }

  /** Octets of a response that has begun. */
  get pendingOctets(): number {
    return this.#received - this.#framed;
  }

  expectReply(shape: ReplyShape, form?: ReplyForm): void {
    this.#codec.expectReply(shape, form);
  }

  next(wait: Wait<SessionEvent>): Promise<SessionEvent> {
    return this.#queue.next(wait);
  }

  /** Takes octets. An error: more than any limit allows, the connection has to go. */
  receive(bytes: Buffer, happened: Happened): DriverError | undefined {
    this.#received += bytes.length;
    let broken: string | undefined;
    for (const event of this.#codec.push(bytes, happened)) broken = this.#take(event) ?? broken;
    const { size, weight } = this.#queue;
    if (size > limits.responsesPerStep || weight > limits.pendingOctets) {
      broken = `${size} responses of ${weight} octets wait unread`;
    }
    return broken === undefined ? undefined : new DriverError('flood', broken);
  }

  /** An event that is no response, for the reader. */
  push(event: SessionEvent): void {
    this.#queue.push(event);
  }

  /** The event behind which none comes. */
  finish(last: LastEvent): void {
    this.#queue.finish(last);
  }

  /** A response that has begun and will not be completed. */
  cutOff(): Frame | undefined {
    this.#framed = this.#received;
    return this.#codec.finish();
  }

  /** Takes back every octet that the reader has not taken. */
  empty(): Buffer {
    const unread = this.#queue.drain().flatMap((event) => (event.type === 'response' ? [event.frame.bytes] : []));
    return Buffer.concat([...unread, this.cutOff()?.bytes ?? Buffer.alloc(0)]);
  }

  /** Queues a response; tells the limit that it breaks. */
  #take(event: ResponseEvent): string | undefined {
    const { bytes, offset, fault } = event.frame;
    this.#framed = offset + bytes.length;
    this.#greeting ??= event;
    this.#came(event);
    this.#queue.push(event);
    return fault?.message;
  }
}
