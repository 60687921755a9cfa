import { DriverError } from '../driver/error.ts';
import type { ResponseEvent } from '../driver/event.ts';
import { imapCommand, loginImap, loginPop3, type LoginResult, pop3Command } from '../driver/login.ts';
import { openSession } from '../driver/open-session.ts';
import type { Session } from '../driver/session.ts';
import type { Protocol, StartState } from '../script/model.ts';
import type { Account, Endpoint, Target } from '../targets/target.ts';
import { limits } from '../wire/limits.ts';
import type { TlsMode } from '../result/verdict.ts';
import type { Observe } from './case-watch.ts';
import type { Tally } from './tally.ts';

/** How and how far a session is to be brought. */
export interface OpenOptions {
  readonly target: Target;
  readonly protocol: Protocol;
  readonly tls: TlsMode;
  /** Name of the session, for the transcript. */
  readonly name: string;
  readonly account: Account;
  readonly to: StartState;
  readonly revision?: 'rev1' | 'rev2' | undefined;
  readonly timeoutScale: number;
  readonly tally: Tally;
  readonly signal: AbortSignal;
  /**
   * POP3: a session of this account ended without QUIT, and no RFC says how fast a server notices. A login refused with
   * `[IN-USE]`, or with no code at all, is then tried again until the time of a push is over.
   */
  readonly lockMayLinger?: boolean;
  /** Watches the session from its first octet on. */
  readonly observe?: Observe | undefined;
  /** As in `SessionOptions`. */
  readonly keptEvents?: number | undefined;
  /** Told of the session as soon as it exists, so that a transcript survives a failing set-up. */
  readonly opened?: (session: Session) => void;
}

export interface Opened {
  readonly session: Session;
  readonly greeting: ResponseEvent;
}

function endpointFor(target: Target, protocol: Protocol, tls: TlsMode): Endpoint {
  const kind = tls === 'implicit' ? 'implicit' : 'plain';
  const found = target.endpoints().find((end) => end.protocol === protocol && end.tls === kind);
  if (!found) throw new DriverError('unreachable', `${target.name} has no ${kind} ${protocol.toUpperCase()} port`);
  return found;
}

async function readGreeting(session: Session, deadlineMs: number, signal: AbortSignal): Promise<ResponseEvent> {
  const event = await session.next(deadlineMs, signal);
  if (event.type === 'response') return event;
  const what =
    event.type === 'silence'
      ? `no greeting within ${String(deadlineMs)} ms`
      : `connection ${event.type} before the greeting`;
  throw new DriverError(event.type === 'silence' ? 'timeout' : 'closed', what);
}

async function startTls(session: Session, options: OpenOptions): Promise<void> {
  const deadlineMs = limits.replyMs * options.timeoutScale;
  const accepted =
    session.protocol === 'imap'
      ? (await imapCommand(session, 'STARTTLS', deadlineMs)).status === 'OK'
      : (await pop3Command(session, 'STLS', 'line', deadlineMs)).status === '+OK';
  options.tally.add(1);
  if (!accepted) throw new DriverError('protocol', 'the server refused to start TLS');
  const event = await session.upgrade({ handshakeMs: limits.handshakeMs * options.timeoutScale });
  if (event.type !== 'secured') throw new DriverError('handshake', `TLS handshake: connection ${event.type}`);
}

async function enterImap(session: Session, options: OpenOptions): Promise<void> {
  const deadlineMs = limits.replyMs * options.timeoutScale;
  const must = async (line: string): Promise<void> => {
    options.tally.add(1);
    const { status } = await imapCommand(session, line, deadlineMs);
    if (status !== 'OK') throw new DriverError('protocol', `${line} was answered ${status ?? 'with nothing'}`);
  };
  if (options.revision === 'rev2') await must('ENABLE IMAP4rev2');
  if (options.to === 'selected') await must('SELECT INBOX');
}

/** LOGIN, or AUTHENTICATE PLAIN where the server says that LOGIN is off (RFC 9051 section 6.2.3). */
async function loginAsPlanned(
  ...[session, account, options, deadlineMs]: Parameters<typeof loginImap>
): ReturnType<typeof loginImap> {
  const first = await loginImap(session, account, options, deadlineMs);
  if (first.accepted || !needsTls(first)) return first;
  return loginImap(session, account, { ...options, mechanism: 'AUTH PLAIN' }, deadlineMs);
}

/** Logs in, under TLS where the server takes no passwords in clear: set-up must not hang on what a case wants of its own sessions. */
async function logIn(session: Session, options: OpenOptions): Promise<void> {
  const { protocol, account, signal, tally } = options;
  const deadlineMs = limits.replyMs * options.timeoutScale;
  const login = protocol === 'imap' ? loginAsPlanned : loginPop3;
  tally.add(protocol === 'imap' ? 1 : 2);
  const first = await login(session, account, { signal }, deadlineMs);
  if (first.accepted) return;
  if (options.tls !== 'none' || !(await takesPasswordsUnderTlsOnly(session, first, deadlineMs))) {
    throw new RefusedLogin(account.user, first.reply);
  }
  await startTls(session, options);
  const second = await login(session, account, { signal }, deadlineMs);
  if (!second.accepted) throw new RefusedLogin(account.user, second.reply);
}

function needsTls({ reply }: LoginResult): boolean {
  return /\[PRIVACYREQUIRED\]|LOGINDISABLED/i.test(reply);
}

/** IMAP says so (RFC 5530, RFC 9051 section 6.2.3); POP3 leaves USER out of its capabilities (RFC 2595 section 2.3). */
async function takesPasswordsUnderTlsOnly(
  session: Session,
  refused: LoginResult,
  deadlineMs: number,
): Promise<boolean> {
  if (session.protocol === 'imap') {
    const { responses } = await imapCommand(session, 'CAPABILITY', deadlineMs);
    const told = responses.map(({ frame }) => frame.bytes.toString('latin1')).join('');
    return (needsTls(refused) || / LOGINDISABLED/i.test(told)) && / STARTTLS/i.test(told);
  }
  if (refused.reply.includes('[AUTH]')) return false;
  const { reply } = await pop3Command(session, 'CAPA', 'multi-line', deadlineMs);
  const told = reply?.bytes.toString('latin1') ?? '';
  return /^STLS\r$/im.test(told) && !/^USER\r$/im.test(told);
}

class RefusedLogin extends DriverError {
  /** It says so, or may mean that. */
  readonly inUse: boolean;
  constructor(user: string, reply: string) {
    super('protocol', `login of ${user} was answered "${reply}"`);
    this.inUse = /^-ERR(?! *\[)|\[IN-USE\]/i.test(reply);
  }
}

/** Opens a session and brings it to a state; throws `DriverError` where the server does not go along. */
export async function openTo(options: OpenOptions): Promise<Opened> {
  const end = performance.now() + limits.pushMs * options.timeoutScale;
  for (;;) {
    try {
      return await openOnce(options);
    } catch (cause) {
      const locked = cause instanceof RefusedLogin && cause.inUse && options.lockMayLinger === true;
      if (!locked || performance.now() >= end) throw cause;
    }
  }
}

async function openOnce(options: OpenOptions): Promise<Opened> {
  const { target, protocol, tls, name, timeoutScale, signal } = options;
  const deadlineMs = limits.replyMs * timeoutScale;
  const session = await openSession({
    endpoint: endpointFor(target, protocol, tls),
    name,
    connectMs: limits.connectMs * timeoutScale,
    handshakeMs: limits.handshakeMs * timeoutScale,
    signal,
    observer: options.observe?.({ name, protocol }),
    keptEvents: options.keptEvents,
  });
  options.opened?.(session);
  try {
    const greeting = await readGreeting(session, deadlineMs, signal);
    if (tls === 'starttls' && options.to !== 'not connected') await startTls(session, options);
    if (options.to === 'authenticated' || options.to === 'selected') {
      await logIn(session, options);
      if (protocol === 'imap') await enterImap(session, options);
    }
    return { session, greeting };
  } catch (cause) {
    await session.close();
    throw cause;
  }
}
