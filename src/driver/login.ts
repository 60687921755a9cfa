import { quoteString } from '../imap/writer.ts';
import { greetingTimestamp } from '../pop3/greeting.ts';
import type { LastEvent } from './event.ts';
import type { CommandPiece } from './imap-command.ts';
import { imapCommand } from './imap-command.ts';
import { pop3Command } from './pop3-command.ts';
import type { Credentials, SaslName } from './sasl.ts';
import { apopDigest, saslMechanism } from './sasl.ts';
import { authenticateImap, authenticatePop3 } from './sasl-exchange.ts';
import type { Session } from './session.ts';

export { imapCommand } from './imap-command.ts';
export { pop3Command } from './pop3-command.ts';

type SaslLogin = 'AUTH PLAIN' | 'AUTH LOGIN' | 'CRAM-MD5' | 'SCRAM-SHA-256';
export type ImapLogin = 'LOGIN' | SaslLogin;
export type Pop3Login = 'USER' | 'APOP' | SaslLogin;

/** What a server said to a login. A refusal is a value, not an error. */
export interface LoginResult {
  readonly accepted: boolean;
  /** The server's answer, as it stood on the line. */
  readonly reply: string;
  /** What ended the connection, where that was the answer. */
  readonly ended?: LastEvent;
}

export interface LoginOptions<M> {
  /** Default: the plain command of the protocol. */
  readonly mechanism?: M | undefined;
  /** Sends the first SASL message with the command (SASL-IR, RFC 5034). */
  readonly initialResponse?: boolean;
  readonly signal?: AbortSignal | undefined;
}

const saslOf = {
  'AUTH PLAIN': 'PLAIN',
  'AUTH LOGIN': 'LOGIN',
  'CRAM-MD5': 'CRAM-MD5',
  'SCRAM-SHA-256': 'SCRAM-SHA-256',
} as const satisfies Record<SaslLogin, SaslName>;

/** Logs in over IMAP, after the greeting. Throws a DriverError when no answer comes in time or the server breaks SASL. */
export async function loginImap(
  session: Session,
  account: Credentials,
  options: LoginOptions<ImapLogin>,
  deadlineMs: number,
): Promise<LoginResult> {
  const { mechanism = 'LOGIN', signal } = options;
  conceal(session, account);
  if (mechanism !== 'LOGIN') {
    const sasl = saslMechanism(saslOf[mechanism], account);
    return authenticateImap(session, sasl, { ...options, deadlineMs });
  }
  const command = ['LOGIN ', astringPiece(account.user), ' ', astringPiece(account.password)];
  const { tagged, responses, ended } = await imapCommand(session, command, deadlineMs, { signal });
  const reply = responses.at(-1)?.frame.bytes.toString('latin1').trimEnd() ?? '';
  return { accepted: tagged?.status === 'OK', reply: tagged ? reply : '', ...(ended && { ended }) };
}

/** Logs in over POP3, after the greeting; APOP takes its timestamp from there. */
export async function loginPop3(
  session: Session,
  account: Credentials,
  options: LoginOptions<Pop3Login>,
  deadlineMs: number,
): Promise<LoginResult> {
  const { mechanism = 'USER', signal } = options;
  conceal(session, account);
  if (mechanism === 'USER') {
    const user = await pop3Result(session, `USER ${account.user}`, deadlineMs, signal);
    return user.accepted ? pop3Result(session, `PASS ${account.password}`, deadlineMs, signal) : user;
  }
  if (mechanism === 'APOP') {
    const timestamp = apopTimestamp(session);
    if (timestamp === undefined) return { accepted: false, reply: 'the greeting has no timestamp for APOP' };
    const digest = apopDigest(timestamp, account.password);
    session.transcript.conceal(digest);
    return pop3Result(session, `APOP ${account.user} ${digest}`, deadlineMs, signal);
  }
  const sasl = saslMechanism(saslOf[mechanism], account);
  return authenticatePop3(session, sasl, { ...options, deadlineMs });
}

async function pop3Result(
  session: Session,
  line: string,
  deadlineMs: number,
  signal: AbortSignal | undefined,
): Promise<LoginResult> {
  const { reply, ended } = await pop3Command(session, line, 'line', deadlineMs, { signal });
  const text = reply?.bytes.toString('latin1').trimEnd() ?? '';
  return { accepted: reply?.status === '+OK', reply: text, ...(ended && { ended }) };
}

function apopTimestamp(session: Session): string | undefined {
  const { greeting } = session;
  return greeting?.protocol === 'pop3' ? greetingTimestamp(greeting.pop3) : undefined;
}

/** The password as it may stand on the wire: plain, and quoted. */
function conceal(session: Session, { password }: Credentials): void {
  session.transcript.conceal(password);
  session.transcript.conceal(quoteString(password).slice(1, -1));
}

/** Quoted where the octets allow it (RFC 9051 s.9 quoted), else a literal. */
function astringPiece(text: string): CommandPiece {
  const quotable = isQuotable(text);
  return quotable ? quoteString(text) : { literal: Buffer.from(text) };
}

/** `TEXT-CHAR`: seven bits, no NUL, CR or LF. */
function isQuotable(text: string): boolean {
  return Buffer.from(text).every((value) => value > 0 && value < 0x80 && value !== 0x0a && value !== 0x0d);
}
