import type { Pop3Parsed } from '../pop3/reply.ts';
import type { ReplyShape } from '../pop3/reply-form.ts';
import { replyTo } from '../pop3/reply-form.ts';
import { countdown } from './countdown.ts';
import { DriverError } from './error.ts';
import type { LastEvent } from './event.ts';
import { nextResponse } from './response.ts';
import type { Session } from './session.ts';

export interface Pop3Exchange {
  readonly reply?: Pop3Parsed;
  /** Status of the reply. */
  readonly status?: Pop3Parsed['status'];
  /** What ended the connection before the reply. */
  readonly ended?: LastEvent;
}

export interface Pop3CommandOptions {
  readonly signal?: AbortSignal | undefined;
  /** Masks the line in print. */
  readonly secret?: boolean;
}

/** Sends one line and waits for its reply. */
export async function pop3Command(
  session: Session,
  line: string,
  shape: ReplyShape,
  deadlineMs: number,
  options: Pop3CommandOptions = {},
): Promise<Pop3Exchange> {
  const left = countdown(deadlineMs);
  const awaited = `the reply to ${options.secret ? 'a secret' : nameOf(line)}`;
  const expected = replyTo(line);
  session.expectReply(shape, expected.shape === shape ? expected.form : 'any');
  await session.send(Buffer.from(`${line}\r\n`), { deadlineMs, secret: options.secret ?? false });
  const event = await nextResponse(session, { deadlineMs: left(), signal: options.signal, awaited });
  if (event.type !== 'response') return { ended: event };
  if (event.protocol !== 'pop3') throw new DriverError('misuse', 'a POP3 command on an IMAP session');
  return { reply: event.pop3, status: event.pop3.status };
}

/** The keyword: arguments may be secret. */
function nameOf(line: string): string {
  return line.split(' ')[0] ?? '';
}
