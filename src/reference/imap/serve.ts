import { setImmediate as turn } from 'node:timers/promises';
import type { ServerContext } from '../context.ts';
import { limits } from '../limits.ts';
import type { Connection } from '../net/connection.ts';
import { capabilitiesUnasked } from './capabilities.ts';
import { execute, refuse } from './dispatch.ts';
import { Session } from './imap-session.ts';
import type { Input } from './input.ts';
import { nextInput } from './next-input.ts';
import { bad, ok, type Reply } from './reply.ts';
import { sendUntagged } from './tagged.ts';

/** Serves one IMAP connection to its end. Commands are executed one after the other (RFC 9051 section 5.5). */
export async function serveImap(connection: Connection, context: ServerContext): Promise<void> {
  const session = new Session(connection, context);
  try {
    greet(session);
    await converse(session);
  } finally {
    session.logOut();
    await connection.drain();
    connection.end();
  }
}

function greet(session: Session): void {
  const { behaviour, host } = session;
  const told = behaviour.setting('imap.greeting') === 'with-capabilities';
  const reply = ok(`${host} is ready`, told ? capabilitiesUnasked(session) : undefined);
  sendUntagged(session, reply, behaviour.has('imap.greeting.preauth') ? 'PREAUTH' : 'OK');
}

async function converse(session: Session): Promise<void> {
  let badInARow = 0;
  while (session.state !== 'logout' && !session.connection.closed) {
    const reply = await answered(session, await nextInput(session));
    if (reply === undefined) return;
    badInARow = reply.status === 'BAD' ? badInARow + 1 : 0;
    if (badInARow >= limits.badCommands) {
      bye(session, ok('Too many bad commands'));
      return;
    }
    await session.connection.drain();
    // Others have their turn between two pipelined commands.
    await turn();
  }
}

/** Undefined when the session is over. */
async function answered(session: Session, input: Input): Promise<Reply | undefined> {
  switch (input.kind) {
    case 'command':
      if (comesWithNext(session)) await answered(session, await nextInput(session));
      return execute(session, input.segments);
    case 'refused':
      return refuse(session, input.segments, input.reply);
    case 'too-long':
      if (session.behaviour.has('imap.framing.long-line-closes')) return undefined;
      // Whether a literal follows is not known: RFC 7888 section 3 wants the end of each line looked at.
      bye(session, bad('The line is too long', 'TOOBIG'));
      return undefined;
    case 'bye':
      bye(session, input.reply);
      return undefined;
    case 'idle':
      endIdle(session);
      return undefined;
    case 'closed':
      return undefined;
  }
}

/** With this fault the second of two commands that came together is executed first. */
function comesWithNext({ connection, behaviour }: Session): boolean {
  return connection.pending() > 0 && behaviour.has('imap.pipelining.reversed');
}

function endIdle(session: Session): void {
  const stops = session.stopping.aborted;
  if (stops && session.behaviour.has('imap.stopping.no-bye')) return;
  bye(session, ok(stops ? 'The server stops' : 'Idle for too long'));
}

function bye(session: Session, reply: Reply): void {
  sendUntagged(session, reply, 'BYE');
}
