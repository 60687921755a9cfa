import type { ServerContext } from '../context.ts';
import { limits } from '../limits.ts';
import type { Connection, LineRead } from '../net/connection.ts';
import { LmtpSession, stopsReply } from './lmtp-session.ts';
import { replyLine } from './reply.ts';

/** Serves one LMTP connection to its end (RFC 2033). */
export async function serveLmtp(connection: Connection, context: ServerContext): Promise<void> {
  const session = new LmtpSession(connection, context);
  const options = { limit: limits.lmtpLineOctets, idleMs: limits.lmtpIdleMs, signal: context.stopping };
  connection.write(`220 ${context.host} LMTP server ready\r\n`);
  for (let badCommands = 0; ;) {
    const read = await connection.readLine(options);
    if (read.kind === 'closed') return;
    const reply = read.kind === 'idle' ? goodbye(context) : await answer(session, read);
    if (reply === undefined) return;
    connection.write(reply);
    if (/^(221|421) /.test(reply)) return;
    badCommands = reply.startsWith('50') ? badCommands + 1 : 0;
    if (badCommands === limits.badCommands) {
      connection.write(replyLine(421, '4.7.0', 'Too many bad commands'));
      return;
    }
    await connection.drain();
  }
}

function goodbye(context: ServerContext): string {
  return context.stopping.aborted ? stopsReply : replyLine(421, '4.4.2', 'Nothing came for too long');
}

type Answer = string | undefined;

/** HELO and EHLO are not among them: RFC 2033 section 4.1. */
const commands = new Map<string, (session: LmtpSession, text: string) => Answer | Promise<Answer>>([
  ['LHLO', (session, text) => session.lhlo(text)],
  ['MAIL', (session, text) => session.mail(text)],
  ['RCPT', (session, text) => session.rcpt(text)],
  ['DATA', (session, text) => session.data(text)],
  ['RSET', (session) => session.reset()],
  ['NOOP', () => replyLine(250, '2.0.0', 'Done')],
  ['VRFY', () => replyLine(252, '2.5.0', 'Try to deliver to it')],
  ['QUIT', () => replyLine(221, '2.0.0', 'Goodbye')],
]);

/** The whole reply to one command; undefined when the client went away in the middle of it. */
async function answer(session: LmtpSession, read: LineRead): Promise<Answer> {
  if (read.kind !== 'line') return replyLine(500, '5.5.2', 'The line is too long');
  const [, verb = '', text = ''] = /^(\S*) ?(.*?) *$/s.exec(read.line.toString()) ?? [];
  const command = commands.get(verb.toUpperCase());
  return command === undefined ? replyLine(500, '5.5.1', 'There is no such command') : command(session, text);
}
