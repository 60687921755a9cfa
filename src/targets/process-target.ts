import { join } from 'node:path';
import { type ProcessRecipe, services, type TargetDefinition } from './definition.ts';
import { awaitGreetings, describeFailure, type Probe } from './greeting.ts';
import { deliverOverLmtp, lmtpReplyMs } from './lmtp.ts';
import { deliverByLocalProgram, runProgram } from './local-program.ts';
import { type ServicePorts, settlePorts, withPorts } from './process-ports.ts';
import { ServerProcess } from './server-process.ts';
import { type Endpoint, type Target, TargetError } from './target.ts';

type ProcessDefinition = TargetDefinition & { readonly recipe: ProcessRecipe };

/** Spawns the server and waits for the greeting of every port. */
export async function startProcess(definition: ProcessDefinition, signal?: AbortSignal): Promise<Target> {
  const ports = await settlePorts(definition, definition.recipe.host);
  const target = new ProcessTarget(definition, ports);
  try {
    await target.begin(signal);
    return target;
  } catch (error) {
    await target[Symbol.asyncDispose]();
    throw error;
  }
}

class ProcessTarget implements Target {
  readonly name: string;
  readonly kind = 'process';
  readonly accounts: Target['accounts'];
  readonly disposable = true;
  readonly maxConnections: number;
  readonly deliver?: NonNullable<Target['deliver']>;
  readonly restart?: NonNullable<Target['restart']>;
  readonly kill?: NonNullable<Target['kill']>;
  readonly stop?: NonNullable<Target['stop']>;
  readonly start?: NonNullable<Target['start']>;
  version = 'unknown';
  readonly #definition: ProcessDefinition;
  readonly #ports: ServicePorts;
  readonly #server: ServerProcess;

  constructor(definition: ProcessDefinition, ports: ServicePorts) {
    const { recipe } = definition;
    const { command, environment } = withPorts(recipe, ports);
    this.#definition = definition;
    this.#ports = ports;
    this.#server = new ServerProcess({
      command,
      directory: this.#directory,
      environment: { ...process.env, ...environment },
      stopSignal: recipe.stopSignal,
      stopMs: recipe.stopSeconds * 1000,
    });
    this.name = definition.name;
    this.accounts = definition.accounts;
    this.maxConnections = definition.connections;
    if (definition.deliver !== undefined) this.deliver = this.#deliver.bind(this);
    if (!recipe.restart) return;
    this.restart = () => this.#again(() => this.#server.stop());
    this.kill = () => this.#again(() => this.#server.kill());
    this.stop = () => this.#server.stop();
    this.start = () => (this.#server.ended === undefined ? Promise.resolve() : this.#again(() => Promise.resolve()));
  }

  get #directory(): string {
    return join(this.#definition.directory, this.#definition.recipe.directory ?? '.');
  }

  async begin(signal?: AbortSignal): Promise<void> {
    await this.#server.start();
    await this.#awaitReady(signal);
    const { version } = this.#definition;
    if (typeof version === 'string') this.version = version;
    if (typeof version === 'object') this.version = await this.#askVersion(version.command);
  }

  endpoints(): readonly Endpoint[] {
    const { host } = this.#definition.recipe;
    return this.#definition.ports.map(({ service }) => ({
      ...services[service],
      host,
      port: this.#ports.get(service) ?? 0,
    }));
  }

  logs(): Promise<string> {
    return Promise.resolve(this.#server.log);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server.stop();
  }

  async #askVersion(command: readonly string[]): Promise<string> {
    const { status, output } = await runProgram(command, this.#directory);
    return (status === 0 ? output.trim().split('\n')[0] : undefined) ?? 'unknown';
  }

  async #again(end: () => Promise<void>): Promise<void> {
    await end();
    await this.#server.start();
    await this.#awaitReady();
  }

  async #awaitReady(signal?: AbortSignal): Promise<void> {
    const { host } = this.#definition.recipe;
    const probes = [...this.#ports].map(([service, port]): Probe => ({ service, host, port }));
    const answer = await awaitGreetings(probes, {
      deadlineMs: this.#definition.readySeconds * 1000,
      ...(signal === undefined ? {} : { signal }),
      giveUp: () => Promise.resolve(this.#server.ended !== undefined),
    });
    if ('greetings' in answer) {
      if (this.#server.ended === undefined) return;
      throw this.#failure('start', 'another program already listens on its ports', this.#server.ended);
    }
    if (this.#server.ended !== undefined) throw this.#failure('start', 'it did not come up', this.#server.ended);
    throw this.#failure('not-ready', 'not every port greeted', answer.failures.map(describeFailure).join('\n'));
  }

  #failure(code: 'start' | 'not-ready', what: string, why: string): TargetError {
    const said = this.#server.log.trimEnd().split('\n').slice(-20).join('\n');
    const log = said === '' ? 'it wrote nothing' : `it wrote:\n${said}`;
    const advice = `check "process" and "ports" in ${this.#definition.file}, and run its command by hand`;
    return new TargetError(code, `the server of ${this.name}: ${what}: ${why}; ${log}`, advice);
  }

  async #deliver(user: string, messages: readonly Buffer[]): Promise<void> {
    const { deliver, recipe } = this.#definition;
    if (deliver?.kind === 'exec') {
      await deliverByLocalProgram({ command: deliver.command, directory: this.#directory, user, messages });
      return;
    }
    const port = this.#ports.get('lmtp') ?? 0;
    const recipient = (deliver?.recipient ?? '{user}').replaceAll('{user}', user);
    await deliverOverLmtp({ host: recipe.host, port, recipient, messages, timeoutMs: lmtpReplyMs });
  }
}
