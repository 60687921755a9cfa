import {
  type Certificate,
  type Choices,
  type FaultId,
  type Reached,
  type ReferenceServer,
  selfSignedCertificate,
  startReferenceServer,
} from '../reference/index.ts';
import { packageVersion } from '../source/packaged.ts';
import { services, type TargetDefinition } from './definition.ts';
import { type Endpoint, type Target, TargetError } from './target.ts';

/** What the embedded server is told. */
export interface EmbeddedOptions {
  readonly faults?: readonly FaultId[];
  readonly choices?: Choices;
  /** Told each time the server asks for a fault or a setting. */
  readonly reached?: (what: Reached) => void;
}

let certificate: Certificate | undefined;

/** Starts the reference server in this process, on loopback. */
export async function startEmbedded(definition: TargetDefinition, options: EmbeddedOptions = {}): Promise<Target> {
  const log: string[] = [];
  // Once for all servers of this process: making one takes as long as a login.
  certificate ??= selfSignedCertificate();
  try {
    const server = await startReferenceServer({
      ...options,
      listen: Object.fromEntries(definition.ports.map(({ service, port }) => [service, port === 'free' ? 0 : port])),
      accounts: definition.accounts,
      certificate,
      log: (line) => log.push(line),
    });
    return new EmbeddedTarget(definition, options, server, log);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const advice = `check "ports" in ${definition.file}: another program may listen there`;
    throw new TargetError('start', `the embedded server does not start: ${why}`, advice, cause);
  }
}

class EmbeddedTarget implements Target {
  readonly name: string;
  readonly kind = 'embedded';
  readonly version: string = `mailspec ${packageVersion()}`;
  readonly accounts: Target['accounts'];
  readonly disposable = true;
  readonly maxConnections: number;
  readonly faults?: readonly string[];
  readonly settings?: Readonly<Record<string, string>>;
  readonly restart: NonNullable<Target['restart']>;
  readonly kill: NonNullable<Target['kill']>;
  readonly stop: NonNullable<Target['stop']>;
  readonly start: NonNullable<Target['start']>;
  readonly #server: ReferenceServer;
  readonly #log: readonly string[];

  constructor(
    { name, accounts, connections }: TargetDefinition,
    { faults = [], choices = {} }: EmbeddedOptions,
    server: ReferenceServer,
    log: readonly string[],
  ) {
    this.name = name;
    this.accounts = accounts;
    this.maxConnections = connections;
    this.#server = server;
    this.#log = log;
    this.restart = () => server.restart();
    this.kill = () => server.kill();
    this.stop = () => server.stop();
    this.start = () => server.start();
    if (faults.length > 0) this.faults = faults;
    if (Object.keys(choices).length > 0) this.settings = choices;
  }

  endpoints(): readonly Endpoint[] {
    return this.#server.endpoints.flatMap(({ service, host, port }) =>
      service === 'lmtp' ? [] : [{ ...services[service], host, port }],
    );
  }

  readonly deliver = (user: string, messages: readonly Buffer[]): Promise<void> => {
    try {
      this.#server.deliver(user, messages);
      return Promise.resolve();
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      const error = new TargetError('operator', `delivery to ${user}: ${why}`, 'name one of its accounts', cause);
      return Promise.reject(error);
    }
  };

  logs(): Promise<string> {
    return Promise.resolve(this.#log.map((line) => `${line}\n`).join(''));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server[Symbol.asyncDispose]();
  }
}
