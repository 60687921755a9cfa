import { setImmediate as turn } from 'node:timers/promises';
import type { ServerContext } from '../context.ts';
import { limits } from '../limits.ts';
import type { Connection } from '../net/connection.ts';
import type { Segment } from './cursor.ts';
import { earlyRefusal, execute, refuse, sendUntagged } from './dispatch.ts';
import { Session } from './imap-session.ts';
import { type Admission, type Input, readCommand } from './input.ts';
import type { AnnouncedLiteral } from './literal-mark.ts';
import { admission } from './literal-rules.ts';
import { bad, ok, type Reply } from './reply.ts';

/** Serves one IMAP connection to its end. Commands are executed one after the other (RFC 9051 section 5.5). */
export async function serveImap(connection: Connection, context: ServerContext): Promise<void> {
  const session = new Session(connection, context);
  try {
    greet(session);
    await converse(session);
  } finally {
    session.unselect();
    await connection.drain();
    connection.end();
  }
}

function greet(session: Session): void {
  const told = session.behaviour.setting('imap.greeting') === 'with-capabilities';
  sendUntagged(
    session,
    ok(`${session.host} is ready`, told ? `CAPABILITY ${session.capabilities().join(' ')}` : undefined),
  );
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

async function nextInput(session: Session): Promise<Input> {
  const stop = session.onNews(() => {
    if (session.behaviour.setting('imap.exists-between-commands') === 'announced') session.announce({ expunge: false });
  });
  try {
    return await readInput(session);
  } finally {
    stop();
  }
}

function readInput(session: Session): Promise<Input> {
  return readCommand({
    connection: session.connection,
    lineLimit: limits.imapLineOctets,
    idleMs: () => (session.state === 'not authenticated' ? limits.imapLoginMs : limits.imapIdleMs),
    signal: session.stopping,
    admit: (literal, before) => hopeless(session, literal, before) ?? admission(session, literal, before),
    continueLiteral: () => {
      session.continue('Go on');
    },
  });
}

/** A command that cannot be right need not be read to its end. */
function hopeless(session: Session, literal: AnnouncedLiteral, before: readonly Segment[]): Admission | undefined {
  if (!literal.synchronizing || before.length > 1) return undefined;
  const reply = earlyRefusal(session, before);
  if (reply === undefined || session.behaviour.setting('imap.literal-of-bad-command') === 'asked-for') return undefined;
  return { kind: 'refuse', reply };
}

/** Undefined when the session is over. */
async function answered(session: Session, input: Input): Promise<Reply | undefined> {
  switch (input.kind) {
    case 'command':
      return execute(session, input.segments);
    case 'refused':
      return refuse(session, input.segments, input.reply);
    case 'too-long':
      // Whether a literal follows is not known: RFC 7888 section 3 wants the end of each line looked at.
      bye(session, bad('The line is too long', 'TOOBIG'));
      return undefined;
    case 'bye':
      bye(session, input.reply);
      return undefined;
    case 'idle':
      bye(session, ok(session.stopping.aborted ? 'The server stops' : 'Idle for too long'));
      return undefined;
    case 'closed':
      return undefined;
  }
}

function bye(session: Session, reply: Reply): void {
  sendUntagged(session, reply, 'BYE');
}
