import { countdown } from './countdown.ts';
import { DriverError } from './error.ts';
import type { LastEvent, ResponseEvent } from './event.ts';
import { nextResponse } from './response.ts';
import type { SaslMechanism } from './sasl.ts';
import type { Session } from './session.ts';

export interface SaslOptions {
  readonly deadlineMs: number;
  /** Sends the first message with the command. */
  readonly initialResponse?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** How an exchange ended. */
export interface SaslOutcome {
  readonly accepted: boolean;
  readonly reply: string;
  readonly ended?: LastEvent;
}

/** What a response of the server means to the exchange. */
type Turn = { readonly challenge: Buffer } | SaslOutcome | undefined;

interface Dialect {
  readonly command: string;
  /** Longest command line, with CRLF, that may carry an initial response. */
  readonly longestLine: number;
  readonly read: (event: ResponseEvent) => Turn;
  /** Called before each line that the server has to answer. */
  readonly expectReply: () => void;
}

/** `AUTHENTICATE` (RFC 9051 s.6.2.2, RFC 4959). */
export function authenticateImap(session: Session, sasl: SaslMechanism, options: SaslOptions): Promise<SaslOutcome> {
  const tag = session.nextTag();
  return exchange(session, sasl, options, {
    command: `${tag} AUTHENTICATE ${sasl.name}`,
    longestLine: Infinity,
    expectReply: () => undefined,
    read: (event) => {
      if (event.protocol !== 'imap') return undefined;
      const { data } = event.imap;
      if (data.kind === 'continuation') return { challenge: decode(data.text) };
      if (data.kind !== 'tagged' || data.tag !== tag) return undefined;
      return { accepted: data.status === 'OK', reply: lineOf(event) };
    },
  });
}

/** `AUTH` (RFC 5034 s.4). */
export function authenticatePop3(session: Session, sasl: SaslMechanism, options: SaslOptions): Promise<SaslOutcome> {
  return exchange(session, sasl, options, {
    command: `AUTH ${sasl.name}`,
    // RFC 5034 s.4 holds the initial response to the 255 octets of RFC 2449 s.4.
    longestLine: 255,
    expectReply: () => {
      session.expectReply('line');
    },
    read: (event) => {
      if (event.protocol !== 'pop3') return undefined;
      const { status, text } = event.pop3;
      const isChallenge = status === undefined && event.frame.bytes[0] === 0x2b;
      return isChallenge ? { challenge: decode(text) } : { accepted: status === '+OK', reply: lineOf(event) };
    },
  });
}

async function exchange(
  session: Session,
  sasl: SaslMechanism,
  options: SaslOptions,
  dialect: Dialect,
): Promise<SaslOutcome> {
  const left = countdown(options.deadlineMs);
  const say = async (line: string, secret: boolean): Promise<void> => {
    dialect.expectReply();
    await session.send(Buffer.from(`${line}\r\n`), { secret, deadlineMs: options.deadlineMs });
  };
  let initial = sasl.initial();
  const opening = `${dialect.command} ${(initial && conceal(session, initial)) ?? ''}`;
  if (options.initialResponse && initial && opening.length + 2 <= dialect.longestLine) {
    await say(initial.length === 0 ? `${opening}=` : opening, false);
    initial = undefined;
  } else await say(dialect.command, false);
  for (;;) {
    const turn = await readTurn(session, dialect, left(), options.signal);
    if (!('challenge' in turn)) return judge(sasl, turn);
    const answer = initial ?? (await answerOrCancel(sasl, turn.challenge, () => say('*', false)));
    initial = undefined;
    await say(conceal(session, answer), true);
  }
}

/** A challenge that cannot be answered is cancelled, so that the session stays usable, and then is an error. */
async function answerOrCancel(sasl: SaslMechanism, challenge: Buffer, cancel: () => Promise<void>): Promise<Buffer> {
  try {
    return sasl.respond(challenge);
  } catch (error) {
    await cancel();
    throw error;
  }
}

/** Success counts only if the server has proved what the mechanism makes it prove. */
function judge(sasl: SaslMechanism, outcome: SaslOutcome): SaslOutcome {
  if (outcome.accepted && sasl.verify?.() === false) {
    throw new DriverError('protocol', `${sasl.name}: the server accepted without proving that it knows the password`);
  }
  return outcome;
}

async function readTurn(
  session: Session,
  dialect: Dialect,
  deadlineMs: number,
  signal: AbortSignal | undefined,
): Promise<{ readonly challenge: Buffer } | SaslOutcome> {
  const left = countdown(deadlineMs);
  for (;;) {
    const event = await nextResponse(session, { deadlineMs: left(), signal, awaited: 'the answer to the login' });
    if (event.type !== 'response') return { accepted: false, reply: '', ended: event };
    const turn = dialect.read(event);
    if (turn) return turn;
  }
}

/** Base64 for the line, hidden in print from now on. */
function conceal(session: Session, message: Buffer): string {
  const base64 = message.toString('base64');
  session.transcript.conceal(base64);
  return base64;
}

function decode(base64: string): Buffer {
  return Buffer.from(base64, 'base64');
}

function lineOf(event: ResponseEvent): string {
  return event.frame.bytes.toString('latin1').trimEnd();
}
