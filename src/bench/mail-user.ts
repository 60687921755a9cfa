import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AppOptions, MailApp, SyncMethod } from '../device/index.ts';
import { createImapApp, createPop3App } from '../device/index.ts';
import { imapCommand, loginImap, loginPop3 } from '../driver/login.ts';
import { openSession } from '../driver/open-session.ts';
import { readGreeting } from '../driver/response.ts';
import type { Session } from '../driver/session.ts';
import { headerOf } from '../device/message.ts';
import type { ReferenceOptions, ReferenceServer } from '../reference/index.ts';
import { startReferenceServer } from '../reference/index.ts';

/** Fixtures that a mail user of the tests has. */
const names = ['plain', 'second', 'third', 'multipart', 'no-final-newline', 'utf8-subject'];
const account = { user: 'ann', password: 'secret' };
const replyMs = 2_000;

/** A server of this process with one account, and mail apps of it. */
export interface MailUser extends AsyncDisposable {
  readonly server: ReferenceServer;
  /** Every session that an app opened, in order. */
  readonly sessions: readonly Session[];
  readonly fixture: (name: string) => Buffer;
  deliver(...fixtures: readonly string[]): void;
  app(kind: 'pop3' | SyncMethod, more?: Partial<AppOptions>): MailApp;
  /** Logged in. */
  session(protocol: 'imap' | 'pop3'): Promise<Session>;
  /** What a mailbox of the server holds, with flags, in order. */
  holds(mailbox?: string): readonly string[];
}

/** Starts a server, with faults and choices. */
export async function mailUser(options: Pick<ReferenceOptions, 'faults' | 'choices'> = {}): Promise<MailUser> {
  const server = await startReferenceServer({ listen: { imap: 0, pop3: 0 }, accounts: [account], ...options });
  const octets = new Map(names.map((name) => [name, readFixture(name)]));
  const headers = new Map([...octets].map(([name, message]) => [keyOf(headerOf(message)), name]));
  const nameOf = (message: Buffer): string => headers.get(keyOf(headerOf(message))) ?? '?';
  const stop = new AbortController();
  const sessions: Session[] = [];
  const apps: MailApp[] = [];
  const fixture = (name: string): Buffer => octets.get(name) ?? readFixture(name);
  const session = async (protocol: 'imap' | 'pop3'): Promise<Session> => {
    const opened = await logIn(server, protocol, stop.signal);
    sessions.push(opened);
    return opened;
  };
  return {
    server,
    sessions,
    fixture,
    session,
    deliver(...fixtures) {
      server.deliver(account.user, fixtures.map(fixture));
    },
    app(kind, more = {}) {
      const common: AppOptions = {
        connect: () => session(kind === 'pop3' ? 'pop3' : 'imap'),
        replyMs,
        pushMs: replyMs,
        signal: stop.signal,
        identify: (header) => headers.get(keyOf(header)),
        fixture,
        hierarchy: { prefix: '', delimiter: '/' },
        ...more,
      };
      const app = kind === 'pop3' ? createPop3App(common) : createImapApp({ ...common, method: kind });
      apps.push(app);
      return app;
    },
    holds(mailbox = 'INBOX') {
      const messages = server.store.account(account.user)?.mailbox(mailbox)?.messages ?? [];
      return messages.map((one) => [nameOf(one.octets), ...one.flags].join(' '));
    },
    async [Symbol.asyncDispose]() {
      for (const app of apps) await app[Symbol.asyncDispose]();
      for (const opened of sessions) await opened.close();
      await server[Symbol.asyncDispose]();
    },
  };
}

/** Runs IMAP commands as another client; each must be answered OK. */
export async function otherClient(user: MailUser, ...lines: readonly string[]): Promise<void> {
  await using session = await user.session('imap');
  for (const line of lines) {
    const { status } = await imapCommand(session, line, replyMs);
    if (status !== 'OK') throw new Error(`${line}: ${String(status)}`);
  }
}

function readFixture(name: string): Buffer {
  return readFileSync(join(import.meta.dirname, '../../fixtures/messages', `${name}.eml`));
}

function keyOf(header: Buffer): string {
  return header.toString('latin1');
}

async function logIn(server: ReferenceServer, protocol: 'imap' | 'pop3', signal: AbortSignal): Promise<Session> {
  const place = server.endpoints.find(({ service }) => service === protocol);
  const endpoint = { protocol, tls: 'plain', host: '127.0.0.1', port: place?.port ?? 0 } as const;
  const session = await openSession({ endpoint, name: protocol, connectMs: replyMs, handshakeMs: replyMs, signal });
  await readGreeting(session, replyMs, signal);
  await (protocol === 'imap' ? loginImap : loginPop3)(session, account, {}, replyMs);
  return session;
}
