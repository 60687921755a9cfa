import type * as testcontainersModule from 'testcontainers';
import { TargetError } from './target.ts';

export type Testcontainers = typeof testcontainersModule;
type RuntimeClient = Awaited<ReturnType<Testcontainers['getContainerRuntimeClient']>>;
export type Docker = RuntimeClient['container']['dockerode'];

/** A container engine that answers. */
export interface Engine {
  readonly testcontainers: Testcontainers;
  readonly client: RuntimeClient;
  readonly docker: Docker;
}

/** A dead engine's socket may accept and never answer; a live one answers in milliseconds, a starting one in seconds. */
const engineAnswersMs = 15_000;

/** Finds the container engine (DOCKER_HOST, or the usual sockets). Loads testcontainers only now: it takes half a second. */
export async function connectEngine(): Promise<Engine> {
  const testcontainers = await import('testcontainers');
  const client = await within(engineAnswersMs, testcontainers.getContainerRuntimeClient()).catch((cause: unknown) => {
    throw noEngine(cause);
  });
  const engine = { testcontainers, client, docker: client.container.dockerode };
  if (!isWhereAsked(engine.docker)) throw noEngine(new Error(`nothing answers at DOCKER_HOST`));
  await within(engineAnswersMs, engine.docker.ping()).catch((cause: unknown) => {
    throw noEngine(cause);
  });
  await decideOnReaper(engine);
  return engine;
}

function noEngine(cause: unknown): TargetError {
  const asked = process.env['DOCKER_HOST'];
  const where = asked === undefined ? '' : ` at DOCKER_HOST=${asked}`;
  const advice =
    'start it (systemctl start docker), or let scripts/ensure-engine.sh install and start one; set DOCKER_HOST when it listens elsewhere';
  return new TargetError('engine', `no container engine answers${where}`, advice, cause);
}

/** testcontainers tries the usual sockets when DOCKER_HOST is dead; who has set it means that engine and no other. */
function isWhereAsked(docker: Docker): boolean {
  const asked = process.env['DOCKER_HOST'];
  if (asked === undefined || asked === '') return true;
  const { socketPath, host } = docker.modem as { readonly socketPath?: string; readonly host?: string };
  const { pathname, hostname } = new URL(asked);
  return hostname === '' ? socketPath === pathname : host === hostname;
}

/** The promise, or an error once the time is over: an engine that hangs must not hang a run. */
export async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`no answer within ${ms / 1000} s`));
    }, ms);
  });
  return Promise.race([promise, late]).finally(() => {
    clearTimeout(timer);
  });
}

/** The promise, or the reason of an interruption before it is settled. */
export async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  signal?.throwIfAborted();
  let stop: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = (): void => {
      reject(signal?.reason as Error);
    };
    signal?.addEventListener('abort', stop, { once: true });
  });
  return Promise.race([promise, aborted]).finally(() => {
    signal?.removeEventListener('abort', stop);
  });
}

/**
 * The reaper (Ryuk) of testcontainers removes containers of a process that died, but it is an image of its own, and asking
 * a registry that is not there would cost every run its time-out. It is used where its image already is; elsewhere our own
 * sweep of orphans (sweep.ts) does the work. A value that the user has set stands.
 */
async function decideOnReaper({ testcontainers, client, docker }: Engine): Promise<void> {
  if (process.env['TESTCONTAINERS_RYUK_DISABLED'] !== undefined) return;
  const present = await docker.listImages({ filters: { reference: ['testcontainers/ryuk'] } });
  const works = present.length > 0 && (await testcontainers.getReaper(client).then(yes, no));
  if (!works) process.env['TESTCONTAINERS_RYUK_DISABLED'] = 'true';
}

const yes = (): boolean => true;
const no = (): boolean => false;

/** The HTTP status of an error of the engine's API; undefined when the engine did not answer. */
export function engineStatus(error: unknown): number | undefined {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : undefined;
}
