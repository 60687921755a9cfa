import type { ImapParsed } from '../imap/response.ts';
import { parseResponse } from '../imap/response.ts';
import { ResponseFramer } from '../imap/framing.ts';
import type { Pop3Parsed } from '../pop3/reply.ts';
import { parseReply } from '../pop3/reply.ts';
import type { ReplyForm, ReplyShape } from '../pop3/reply-form.ts';
import type { ReplyFrame } from '../pop3/reply-framer.ts';
import { ReplyFramer } from '../pop3/reply-framer.ts';
import type { Frame } from '../wire/frame.ts';
import type { Happened, ImapResponseEvent, Pop3ResponseEvent, ResponseEvent } from './event.ts';

/** What a session must know of its protocol: how the stream is cut, and how a piece is read. */
export interface Codec {
  push(chunk: Buffer, happened: Happened): readonly ResponseEvent[];
  finish(): Frame | undefined;
  /** POP3: what one more reply that is to come is. */
  expectReply(shape: ReplyShape, form?: ReplyForm): void;
}

export function createCodec(protocol: 'imap' | 'pop3'): Codec {
  return protocol === 'imap' ? new ImapCodec() : new Pop3Codec();
}

class ImapCodec implements Codec {
  readonly #framer = new ResponseFramer();

  push(chunk: Buffer, happened: Happened): readonly ResponseEvent[] {
    return this.#framer.push(chunk).map((frame) => new ImapResponse(frame, happened));
  }

  finish(): Frame | undefined {
    return this.#framer.finish();
  }

  expectReply(): void {
    // IMAP responses tell by themselves where they end.
  }
}

class Pop3Codec implements Codec {
  readonly #framer = new ReplyFramer();

  push(chunk: Buffer, happened: Happened): readonly ResponseEvent[] {
    return this.#framer.push(chunk).map((frame) => new Pop3Response(frame, happened));
  }

  finish(): Frame | undefined {
    return this.#framer.finish();
  }

  expectReply(shape: ReplyShape, form?: ReplyForm): void {
    this.#framer.expect(shape, form);
  }
}

/** Parsing waits until someone reads `imap`. A class, for a getter of a literal makes each event costly to create. */
class ImapResponse implements ImapResponseEvent {
  readonly type = 'response';
  readonly protocol = 'imap';
  readonly at: number;
  readonly session: string;
  readonly frame: Frame;
  #parsed: ImapParsed | undefined;

  constructor(frame: Frame, { at, session }: Happened) {
    this.frame = frame;
    this.at = at;
    this.session = session;
  }

  get imap(): ImapParsed {
    return (this.#parsed ??= parseResponse(this.frame.bytes));
  }
}

class Pop3Response implements Pop3ResponseEvent {
  readonly type = 'response';
  readonly protocol = 'pop3';
  readonly at: number;
  readonly session: string;
  readonly frame: ReplyFrame;
  #parsed: Pop3Parsed | undefined;

  constructor(frame: ReplyFrame, { at, session }: Happened) {
    this.frame = frame;
    this.at = at;
    this.session = session;
  }

  get pop3(): Pop3Parsed {
    return (this.#parsed ??= parseReply(this.frame.bytes, this.frame.form));
  }
}
