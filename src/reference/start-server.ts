import type { Socket } from 'node:net';
import { createSecureContext, type SecureContext } from 'node:tls';
import { Behaviour } from './behaviour.ts';
import { type Listener, listen } from './net/listener.ts';
import { loseAtRestart } from './restart-losses.ts';
import type { ReferenceOptions, ReferenceServer, Service } from './server.ts';
import { Sessions } from './sessions.ts';
import { createStore } from './store/memory-store.ts';
import type { Store } from './store/store.ts';

const loopback = '127.0.0.1';

/** Starts a server. Rejects when a port cannot be had, and listens on nothing then. */
export async function startReferenceServer(options: ReferenceOptions): Promise<ReferenceServer> {
  const server = new RunningServer(options);
  await server.listen();
  return server;
}

class RunningServer implements ReferenceServer {
  readonly store: Store;
  readonly behaviour: Behaviour;
  readonly #options: ReferenceOptions;
  readonly #secureContext: SecureContext | undefined;
  readonly #listeners: Listener[] = [];
  #ports: ReferenceOptions['listen'];
  #sessions: Sessions;
  #connections = 0;
  #isStopped = false;

  constructor(options: ReferenceOptions) {
    this.#options = options;
    this.#ports = options.listen;
    this.behaviour = new Behaviour(options);
    this.store = createStore(options.accounts, { behaviour: this.behaviour });
    this.#secureContext = options.certificate === undefined ? undefined : createSecureContext(options.certificate);
    this.#sessions = this.#newSessions();
  }

  get endpoints(): ReferenceServer['endpoints'] {
    const host = this.#options.host ?? loopback;
    return portsOf(this.#ports).map(([service, port]) => ({ service, host, port }));
  }

  async listen(): Promise<void> {
    try {
      for (const [service, port] of portsOf(this.#ports)) await this.#listen(service, port);
    } catch (cause) {
      this.#stopListening();
      throw cause;
    }
  }

  deliver(user: string, messages: readonly Buffer[]): void {
    const account = this.store.account(user);
    if (account === undefined) throw new Error(`There is no user ${user}`);
    account.inbox().append(messages.map((octets) => ({ octets })));
  }

  async restart(): Promise<void> {
    this.#stopListening();
    await this.#sessions.stop();
    await this.#startAgain();
  }

  async kill(): Promise<void> {
    this.#stopListening();
    await this.#sessions.kill();
    await this.#startAgain();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#stopListening();
    await this.#sessions.stop();
  }

  async start(): Promise<void> {
    if (!this.#isStopped) return;
    this.#isStopped = false;
    await this.#startAgain();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopListening();
    await this.#sessions.stop();
    await this.#sessions.close();
  }

  async #startAgain(): Promise<void> {
    loseAtRestart(this.store, this.behaviour);
    this.#sessions = this.#newSessions();
    await this.listen();
  }

  /** A port that was free to choose is kept, unless another program took it while the server was down. */
  async #listen(service: Service, port: number): Promise<void> {
    const { host = loopback, listen: asked } = this.#options;
    const accept = (socket: Socket): void => {
      this.#sessions.accept(service, socket);
    };
    const listener = await listen({ host, port, accept }).catch((cause: unknown) => {
      if (asked[service] !== 0 || !isTaken(cause)) throw cause;
      return listen({ host, port: 0, accept });
    });
    this.#listeners.push(listener);
    this.#ports = { ...this.#ports, [service]: listener.port };
  }

  #stopListening(): void {
    for (const listener of this.#listeners.splice(0)) listener.close();
  }

  #newSessions(): Sessions {
    const { log = () => undefined, logSessions = false } = this.#options;
    return new Sessions({
      context: { store: this.store, behaviour: this.behaviour, log, host: 'localhost' },
      secureContext: this.#secureContext,
      logSessions,
      nextId: () => (this.#connections += 1),
    });
  }
}

function portsOf(ports: ReferenceOptions['listen']): readonly (readonly [Service, number])[] {
  return Object.entries(ports) as [Service, number][];
}

function isTaken(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE';
}
