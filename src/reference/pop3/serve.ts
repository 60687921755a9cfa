import type { ServerContext } from '../context.ts';
import { limits } from '../limits.ts';
import type { Connection } from '../net/connection.ts';
import { patienceMs, runOut } from './autologout.ts';
import { type Answer, dispatch } from './dispatch.ts';
import { greeting } from './greeting.ts';
import { ServedPop3Session } from './pop3-session.ts';
import { err } from './reply.ts';
import { writeReply } from './write-reply.ts';

/** Serves one POP3 connection to its end. */
export async function servePop3(connection: Connection, context: ServerContext): Promise<void> {
  const session = new ServedPop3Session(connection, context);
  connection.write(greeting(session));
  let bad = 0;
  try {
    while (!session.isOver && bad < limits.badCommands) {
      const answer = await answerTo(session);
      bad = answer.keyword === '' ? bad + 1 : 0;
      await write(session, answer);
    }
  } finally {
    session.close();
  }
}

/** Reads one line and does what it says. */
async function answerTo(session: ServedPop3Session): Promise<Answer> {
  const { connection, context } = session;
  const read = await connection.readLine({
    limit: limits.pop3LineOctets,
    idleMs: patienceMs(context, session.begunAt),
    signal: context.stopping,
  });
  if (read.kind === 'line') return dispatch(session, read.line);
  if (read.kind === 'too-long') return { keyword: '', reply: err('line-too-long') };
  if (read.kind === 'idle') runOut(session);
  // Or the server stops, or the client is gone: no answer, and no UPDATE (RFC 1939 section 6).
  else session.end();
  return { keyword: '', reply: undefined };
}

async function write(session: ServedPop3Session, { keyword, reply }: Answer): Promise<void> {
  if (reply === undefined) return;
  const isOvertaken = reply.body !== undefined && session.connection.pending() > 0;
  if (isOvertaken && session.context.behaviour.has('pop3.pipelining.short-replies-first')) {
    await write(session, await answerTo(session));
  }
  await writeReply(session, reply, keyword);
}
