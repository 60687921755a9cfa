import { type Addresses, findAddresses, type RunningContainer } from './container-address.ts';
import { deliverInContainer } from './container-deliver.ts';
import { containerLogs, execInContainer } from './container-exec.ts';
import { services } from './definition.ts';
import { within } from './engine.ts';
import { awaitGreetings, describeFailure, type Probe, type ProbeFailure } from './greeting.ts';
import { removeContainer } from './sweep.ts';
import { type Endpoint, type Target, TargetError } from './target.ts';

/** No host on the bridge takes longer to answer a SYN; after it, published ports are tried. */
const unreachableMs = 3_000;

/** The engine stops and starts a container in well under a second; one that takes longer than this has hung. */
const engineMs = 60_000;

/** A server in a container of ours. */
export class ContainerTarget implements Target {
  readonly name: string;
  readonly kind = 'container';
  readonly image: string;
  readonly accounts: Target['accounts'];
  readonly disposable = true;
  readonly maxConnections: number;
  readonly deliver?: NonNullable<Target['deliver']>;
  version = 'unknown';
  readonly #running: RunningContainer;
  #addresses: Addresses = new Map();

  constructor(running: RunningContainer) {
    const { definition, image } = running;
    this.#running = running;
    this.name = definition.name;
    this.image = image;
    this.accounts = definition.accounts;
    this.maxConnections = definition.connections;
    const { deliver } = definition;
    if (deliver === undefined) return;
    this.deliver = (user, messages) =>
      deliverInContainer(running, deliver, { user, messages, lmtp: this.#addresses.get('lmtp') });
  }

  endpoints(): readonly Endpoint[] {
    return this.#running.definition.ports.flatMap(({ service }) => {
      const address = this.#addresses.get(service);
      return address === undefined ? [] : [{ ...services[service], ...address }];
    });
  }

  /** Waits for every greeting; `unreachable` when no host answers at the container's own address. */
  async awaitReady(signal?: AbortSignal): Promise<'ready' | 'unreachable'> {
    this.#addresses = await findAddresses(this.#running);
    const probes = [...this.#addresses].map(([service, address]): Probe => ({ service, ...address }));
    const answer = await awaitGreetings(probes, {
      deadlineMs: this.#running.definition.readySeconds * 1000,
      ...(signal === undefined ? {} : { signal }),
      giveUp: async (failures, elapsedMs) =>
        (elapsedMs > unreachableMs && this.#isUnreachable(failures)) || !(await this.#isRunning()),
    });
    if ('greetings' in answer) return 'ready';
    if (this.#isUnreachable(answer.failures)) return 'unreachable';
    throw await this.#notReady(answer.failures);
  }

  /** Asks the server for its version once; what cannot be had stays `unknown`. */
  async askVersion(): Promise<void> {
    const { container, definition } = this.#running;
    if (typeof definition.version === 'string') this.version = definition.version;
    if (typeof definition.version !== 'object') return;
    const { status, output } = await execInContainer(container, definition.version.command);
    if (status === 0) this.version = output.trim().split('\n')[0] ?? this.version;
  }

  async restart(): Promise<void> {
    const { stopSeconds } = this.#running.definition.recipe;
    await within(stopSeconds * 1000 + engineMs, this.#running.container.restart({ t: stopSeconds }));
    await this.#awaitAgain();
  }

  async kill(): Promise<void> {
    const { container } = this.#running;
    const gone = container.wait();
    await container.kill({ signal: 'SIGKILL' });
    await within(engineMs, gone);
    await within(engineMs, container.start());
    await this.#awaitAgain();
  }

  async stop(): Promise<void> {
    const { stopSeconds } = this.#running.definition.recipe;
    await within(stopSeconds * 1000 + engineMs, this.#running.container.stop({ t: stopSeconds }));
  }

  async start(): Promise<void> {
    if (await this.#isRunning()) return;
    await within(engineMs, this.#running.container.start());
    await this.#awaitAgain();
  }

  async logs(): Promise<string> {
    return containerLogs(this.#running.container);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await removeContainer(this.#running.engine.docker, this.#running.container.id);
  }

  async #awaitAgain(): Promise<void> {
    if ((await this.awaitReady()) === 'ready') return;
    throw new TargetError('not-ready', `${this.name} cannot be reached after its restart`, `docker ps -a`);
  }

  async #isRunning(): Promise<boolean> {
    return (await this.#running.container.inspect()).State.Running;
  }

  #isUnreachable(failures: readonly ProbeFailure[]): boolean {
    return this.#running.route === 'bridge' && failures.every(({ unreachable }) => unreachable);
  }

  async #notReady(failures: readonly ProbeFailure[]): Promise<TargetError> {
    const log = (await this.logs()).trimEnd().split('\n').slice(-20).join('\n');
    const said = log === '' ? 'the container wrote no log' : `the container wrote:\n${log}`;
    if (!(await this.#isRunning())) {
      const advice = `start it by hand: docker run --rm -it ${this.image}`;
      return new TargetError('start', `the server of ${this.name} ended before it greeted; ${said}`, advice);
    }
    const ports = failures.map(describeFailure).join('\n');
    const advice = `check "ports" in ${this.#running.definition.file} and the server's configuration`;
    return new TargetError('not-ready', `${this.name} is not ready:\n${ports}\n${said}`, advice);
  }
}
