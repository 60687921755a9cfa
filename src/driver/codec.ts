import { parseResponse } from '../imap/response.ts';
import { ResponseFramer } from '../imap/framing.ts';
import { parseReply } from '../pop3/reply.ts';
import type { ReplyForm, ReplyShape } from '../pop3/reply-form.ts';
import type { ReplyFrame } from '../pop3/reply-framer.ts';
import { ReplyFramer } from '../pop3/reply-framer.ts';
import type { Frame } from '../wire/frame.ts';
import type { Happened, ResponseEvent } from './event.ts';

/** What a session must know of its protocol: how the stream is cut, and how a piece is read. */
export interface Codec {
  push(chunk: Buffer, happened: Happened): readonly ResponseEvent[];
  finish(): Frame | undefined;
  /** POP3: what one more reply that is to come is. */
  expectReply(shape: ReplyShape, form?: ReplyForm): void;
}

export function createCodec(protocol: 'imap' | 'pop3'): Codec {
  return protocol === 'imap' ? imapCodec() : pop3Codec();
}

function imapCodec(): Codec {
  const framer = new ResponseFramer();
  return {
    push: (chunk, happened) => framer.push(chunk).map((frame) => imapEvent(frame, happened)),
    finish: () => framer.finish(),
    expectReply: () => undefined,
  };
}

function pop3Codec(): Codec {
  const framer = new ReplyFramer();
  return {
    push: (chunk, happened) => framer.push(chunk).map((frame) => pop3Event(frame, happened)),
    finish: () => framer.finish(),
    expectReply: (shape, form) => {
      framer.expect(shape, form);
    },
  };
}

/** Parsing waits until someone reads `imap`: most responses of a long FETCH are only counted. */
function imapEvent(frame: Frame, { at, session }: Happened): ResponseEvent {
  let parsed: ReturnType<typeof parseResponse> | undefined;
  return {
    type: 'response',
    protocol: 'imap',
    at,
    session,
    frame,
    get imap() {
      return (parsed ??= parseResponse(frame.bytes));
    },
  };
}

function pop3Event(frame: ReplyFrame, { at, session }: Happened): ResponseEvent {
  let parsed: ReturnType<typeof parseReply> | undefined;
  return {
    type: 'response',
    protocol: 'pop3',
    at,
    session,
    frame,
    get pop3() {
      return (parsed ??= parseReply(frame.bytes, frame.form));
    },
  };
}
