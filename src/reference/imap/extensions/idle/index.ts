import { limits } from '../../../limits.ts';
import { hasNews } from '../../announce.ts';
import { command, type Extension, type ImapSession } from '../../contract.ts';
import { bad, ok, type Reply } from '../../reply.ts';
import { pushNews } from './push.ts';

const idleCommand = command({
  name: 'IDLE',
  state: 'authenticated',
  parse: () => undefined,
  run: async (session) => {
    const { behaviour, state } = session;
    if (state === 'authenticated' && behaviour.has('imap.idle.needs-mailbox')) return bad('Select a mailbox first');
    begin(session);
    if (behaviour.has('imap.idle.ends-at-once')) return ok('Enough');
    const stop = pushNews(session);
    try {
      return await untilDone(session);
    } finally {
      stop();
    }
  },
});

/** What happened before is told too, before or after the continuation request. */
function begin(session: ImapSession): void {
  const { behaviour, selected } = session;
  if (selected !== undefined && hasNews(selected, { expunge: true })) {
    if (behaviour.has('imap.idle.loses-what-came-before')) selected.news.forget();
    if (behaviour.setting('imap.idle-start') === 'before-continuation') session.announce({ expunge: true });
  }
  if (behaviour.has('imap.idle.no-continuation')) session.send('OK Waiting for news');
  else session.continue('Waiting for news');
  session.announce({ expunge: true });
}

async function untilDone(session: ImapSession): Promise<Reply> {
  const { connection, stopping, behaviour } = session;
  const read = await connection.readLine({ limit: limits.imapLineOctets, idleMs: limits.imapIdleMs, signal: stopping });
  if (read.kind === 'line' && isDone(session, read.line.toString('latin1'))) {
    if (connection.pending() > 0 && behaviour.has('imap.idle.swallows-next')) connection.dropPending();
    return ok('Enough');
  }
  if (read.kind === 'idle') session.bye(stopping.aborted ? 'The server stops' : 'Idle for too long');
  return bad('Only DONE ends IDLE');
}

function isDone({ behaviour }: ImapSession, line: string): boolean {
  return line === 'DONE' || (line.toUpperCase() === 'DONE' && !behaviour.has('imap.idle.done-in-capitals'));
}

/** IDLE (RFC 2177, RFC 9051 section 6.3.13). */
export const idle: Extension = {
  name: 'idle',
  inRev2: true,
  capabilities: () => ['IDLE'],
  commands: [idleCommand],
};
