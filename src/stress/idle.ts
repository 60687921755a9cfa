import { countdown } from '../driver/countdown.ts';
import { DriverError } from '../driver/error.ts';
import type { ImapResponseEvent } from '../driver/event.ts';
import type { ImapExchange } from '../driver/imap-command.ts';
import { nextResponse } from '../driver/response.ts';
import type { Session } from '../driver/session.ts';

/** IDLE that ends as soon as it has begun (RFC 2177 section 3): what waited to be told comes with it. */
export async function idle(session: Session, deadlineMs: number): Promise<ImapExchange> {
  const tag = session.nextTag();
  const left = countdown(deadlineMs);
  const responses: ImapResponseEvent[] = [];
  await session.send(Buffer.from(`${tag} IDLE\r\n`), { deadlineMs });
  let done = false;
  for (;;) {
    const event = await nextResponse(session, { deadlineMs: left(), awaited: 'the reply to IDLE' });
    if (event.type !== 'response') return { tag, responses, ended: event };
    if (event.protocol !== 'imap') throw new DriverError('misuse', 'IDLE on a POP3 session');
    responses.push(event);
    const { data } = event.imap;
    if (data.kind === 'tagged' && data.tag === tag) {
      const { status, text } = data;
      return { tag, responses, status, tagged: { status, text } };
    }
    if (data.kind === 'continuation' && !done) {
      done = true;
      await session.send(Buffer.from('DONE\r\n'), { deadlineMs });
    }
  }
}
