import { once, setMaxListeners } from 'node:events';
import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { SecureContext } from 'node:tls';
import type { ServerContext } from './context.ts';
import { limits } from './limits.ts';
import { SessionLog } from './net/session-log.ts';
import { SocketConnection } from './net/socket-connection.ts';
import type { Service } from './server.ts';
import { protocols } from './services.ts';

/** What the sessions of a server share. */
export interface SessionsOptions {
  readonly context: Omit<ServerContext, 'stopping'>;
  readonly secureContext: SecureContext | undefined;
  readonly logSessions: boolean;
  /** Number of a connection, for the log. */
  readonly nextId: () => number;
}

/** The connections that a server has from one start to the next. */
export class Sessions {
  readonly #options: SessionsOptions;
  readonly #context: ServerContext;
  readonly #stopping = new AbortController();
  readonly #unread = { octets: 0 };
  /** Connections until both sides closed them, refused ones among them. */
  readonly #connections = new Set<SocketConnection>();
  /** Sessions that run. */
  readonly #running = new Set<Promise<void>>();

  constructor(options: SessionsOptions) {
    this.#options = options;
    // Every session that waits for a line listens.
    setMaxListeners(0, this.#stopping.signal);
    this.#context = { ...options.context, stopping: this.#stopping.signal };
  }

  /** Serves a connection that a listener took. */
  accept(service: Service, socket: Socket): void {
    const connection = this.#connectionOn(service, socket);
    if (this.#running.size >= limits.connections) refuse(service, connection);
    else void this.#run(service, connection);
  }

  /** Tells every session to say goodbye, and drops those that do not in time. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await settledWithin(limits.stoppingMs, [...this.#running]);
    if (this.#running.size > 0) await this.kill();
  }

  /** After `stop`: gives the peers a moment to take the last words, then drops what is left. */
  async close(): Promise<void> {
    const closed = [...this.#connections].map(({ signal }) => once(signal, 'abort'));
    await settledWithin(limits.farewellMs, closed);
    for (const connection of this.#connections) connection.destroy();
  }

  /** Drops every connection without a word, and waits for their sessions to notice. */
  async kill(): Promise<void> {
    this.#stopping.abort();
    for (const connection of this.#connections) connection.reset();
    await settledWithin(limits.stoppingMs, [...this.#running]);
  }

  #connectionOn(service: Service, socket: Socket): SocketConnection {
    const { secureContext, logSessions, context, nextId } = this.#options;
    const id = nextId();
    const log = logSessions ? new SessionLog(`${service} ${String(id)}`, context.log) : undefined;
    const connection = new SocketConnection({ id, socket, secureContext, unread: this.#unread, log });
    log?.note(`connected from ${connection.remote}`);
    this.#connections.add(connection);
    connection.signal.addEventListener('abort', () => {
      this.#connections.delete(connection);
      log?.note('closed');
    });
    return connection;
  }

  async #run(service: Service, connection: SocketConnection): Promise<void> {
    const session = this.#serve(service, connection);
    this.#running.add(session);
    await session;
    this.#running.delete(session);
  }

  /** Never rejects: what goes wrong in a session ends this session only. */
  async #serve(service: Service, connection: SocketConnection): Promise<void> {
    const { serve, implicitTls } = protocols[service];
    try {
      if (implicitTls && !(await hasTls(connection))) return;
      await serve(connection, this.#context);
      connection.end();
    } catch (error) {
      const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
      this.#context.log(`${service} ${String(connection.id)} -- ended by an error: ${trace}`);
      connection.destroy();
    }
  }
}

function refuse(service: Service, connection: SocketConnection): void {
  const { implicitTls, busy } = protocols[service];
  // A handshake is what a crowd must not cost.
  if (implicitTls) {
    connection.destroy();
    return;
  }
  connection.write(busy);
  connection.end();
}

/** A handshake that fails is the peer's affair; the connection is closed then. */
async function hasTls(connection: SocketConnection): Promise<boolean> {
  try {
    await connection.startTls();
    return true;
  } catch {
    return false;
  }
}

async function settledWithin(ms: number, promises: readonly Promise<unknown>[]): Promise<void> {
  const enough = new AbortController();
  const late = delay(ms, undefined, { signal: enough.signal }).catch(() => undefined);
  await Promise.race([Promise.allSettled(promises), late]);
  enough.abort();
}
