import { limits } from '../../../limits.ts';
import { command, type Extension, type ImapSession } from '../../contract.ts';
import { bad, ok, type Reply } from '../../reply.ts';

const idleCommand = command({
  name: 'IDLE',
  state: 'authenticated',
  parse: () => undefined,
  run: async (session) => {
    if (session.behaviour.setting('imap.idle-start') === 'before-continuation') announceAll(session);
    session.continue('Waiting for news');
    announceAll(session);
    const stop = pushNews(session);
    try {
      return await untilDone(session);
    } finally {
      stop();
    }
  },
});

function announceAll(session: ImapSession): void {
  session.announce({ expunge: true });
}

/** Returns how to stop: nothing may come late, when no command is in progress any more. */
function pushNews(session: ImapSession): () => void {
  let gathering: NodeJS.Timeout | undefined;
  const stop = session.onNews(() => {
    clearTimeout(gathering);
    if (session.behaviour.setting('imap.idle-push') === 'at-once') announceAll(session);
    else gathering = setTimeout(announceAll, limits.idleGatherMs, session);
  });
  return () => {
    stop();
    clearTimeout(gathering);
  };
}

async function untilDone(session: ImapSession): Promise<Reply> {
  const { connection, stopping } = session;
  const read = await connection.readLine({ limit: limits.imapLineOctets, idleMs: limits.imapIdleMs, signal: stopping });
  if (read.kind === 'line' && read.line.toString('latin1').toUpperCase() === 'DONE') return ok('Enough');
  if (read.kind === 'idle') session.bye(stopping.aborted ? 'The server stops' : 'Idle for too long');
  return bad('Only DONE ends IDLE');
}

/** IDLE (RFC 2177, RFC 9051 section 6.3.13). */
export const idle: Extension = {
  name: 'idle',
  inRev2: true,
  capabilities: () => ['IDLE'],
  commands: [idleCommand],
};
