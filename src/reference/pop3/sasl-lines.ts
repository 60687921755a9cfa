import { limits } from '../limits.ts';
import { decodedBase64 } from '../sasl/base64.ts';
import type { Pop3Session } from './contract.ts';
import { err } from './reply.ts';
import { statusLine } from './status-line.ts';

/** Sends a challenge and reads the client's line. Undefined: the session is over. */
export async function ask(session: Pop3Session, challenge: Buffer): Promise<string | undefined> {
  const { connection, context } = session;
  connection.write(challengeLine(session, challenge));
  const read = await connection.readLine({
    limit: limits.saslLineOctets,
    idleMs: limits.pop3IdleMs,
    signal: context.stopping,
  });
  if (read.kind === 'line') return answerOf(session, read.line.toString('latin1'));
  if (read.kind === 'too-long') return 'too long';
  session.end();
  return undefined;
}

/** The whole line; a faulty server takes what does not fit into a command for the next one. */
function answerOf(session: Pop3Session, line: string): string {
  const fits = limits.pop3LineOctets - 2;
  if (line.length <= fits || !session.context.behaviour.has('pop3.auth.long-answer-split')) return line;
  session.connection.write(statusLine(session, err('unknown-command')));
  return line.slice(0, fits);
}

/** A plus sign, one space and Base64, nothing else (RFC 5034 section 4). */
function challengeLine({ context: { behaviour } }: Pop3Session, challenge: Buffer): string {
  if (challenge.length === 0 && behaviour.has('pop3.auth.challenge-without-space')) return '+\r\n';
  if (challenge.length === 0 && behaviour.has('pop3.auth.challenge-for-people')) return '+ Go ahead, please\r\n';
  return `+ ${challenge.toString('base64')}\r\n`;
}

/** Octets of a client's line; undefined: it is no Base64. */
export function decodedAnswer({ context: { behaviour } }: Pop3Session, line: string | undefined): Buffer | undefined {
  if (line === undefined) return undefined;
  const decoded = decodedBase64(line);
  if (decoded !== undefined) return decoded;
  if (behaviour.has('pop3.auth.foreign-characters-skipped')) return decodedBase64(line.replace(/[^A-Za-z0-9+/=]/g, ''));
  const padded = /^[A-Za-z0-9+/]+={1,2}/.exec(line)?.[0];
  return padded !== undefined && behaviour.has('pop3.auth.text-behind-padding-ignored')
    ? Buffer.from(padded, 'base64')
    : undefined;
}
