import { randomUUID } from 'node:crypto';
import { servicePorts } from './container-address.ts';
import { ContainerTarget } from './container-target.ts';
import type { ContainerRecipe, TargetDefinition } from './definition.ts';
import { connectEngine, type Engine } from './engine.ts';
import { ensureImage, type ImageOptions } from './image.ts';
import { chooseRoute, type Route } from './route.ts';
import { labels, ownerLabel, removeStarted, sweepOrphans } from './sweep.ts';
import { type Target, TargetError } from './target.ts';

type ContainerDefinition = TargetDefinition & { readonly recipe: ContainerRecipe };

/** Builds or finds the image, runs it, waits for the greeting of every port. */
export async function startContainer(definition: ContainerDefinition, options: ImageOptions): Promise<Target> {
  const engine = await connectEngine();
  // What others left behind is no reason not to start.
  await sweepOrphans(engine.docker).catch(() => undefined);
  const image = await ensureImage(engine, definition, options);
  const route = await chooseRoute(engine.docker);
  const start = await attempt(engine, { definition, image, route }, options);
  if (start !== 'unreachable') return start;
  const published = await attempt(engine, { definition, image, route: 'published' }, options);
  if (published !== 'unreachable') return published;
  const advice = 'a firewall between this machine and the engine?';
  throw new TargetError('not-ready', `the container of ${definition.name} cannot be reached`, advice);
}

interface Attempt {
  readonly definition: ContainerDefinition;
  readonly image: string;
  readonly route: Route;
}

async function attempt(engine: Engine, plan: Attempt, options: ImageOptions): Promise<Target | 'unreachable'> {
  options.signal?.throwIfAborted();
  const start = randomUUID();
  try {
    const id = await run(engine, plan, start);
    options.signal?.throwIfAborted();
    const target = new ContainerTarget({ engine, container: engine.docker.getContainer(id), ...plan });
    const [ready] = await Promise.all([target.awaitReady(options.signal), target.askVersion().catch(() => undefined)]);
    options.signal?.throwIfAborted();
    if (ready === 'ready') return target;
    await removeStarted(engine.docker, start);
    return 'unreachable';
  } catch (error) {
    await removeStarted(engine.docker, start);
    throw error;
  }
}

/** Creates and starts the container; readiness is ours to find out, so testcontainers waits for nothing. */
async function run(engine: Engine, { definition, image, route }: Attempt, start: string): Promise<string> {
  const { GenericContainer } = engine.testcontainers;
  const onLoopback = engine.client.info.containerRuntime.host === 'localhost';
  class TargetContainer extends GenericContainer {
    /** testcontainers publishes on every address of the host; a server under test belongs on its loopback only. */
    protected override beforeContainerCreated(): Promise<void> {
      const published = Object.values((this.hostConfig.PortBindings ?? {}) as Record<string, { HostIp?: string }[]>);
      if (onLoopback) for (const binding of published.flat()) binding.HostIp = '127.0.0.1';
      return Promise.resolve();
    }
  }
  const container = new TargetContainer(image)
    .withLabels({ [labels.target]: definition.name, [labels.owner]: ownerLabel(), [labels.start]: start })
    .withEnvironment(definition.recipe.environment)
    .withWaitStrategy(noWait);
  if (route === 'published') container.withExposedPorts(...servicePorts(definition).map(({ port }) => port));
  const started = await container.start().catch((cause: unknown) => {
    const text = cause instanceof Error ? cause.message : String(cause);
    const what = `the container of ${definition.name} does not start: ${text.trim()}`;
    const advice = `start it by hand: docker run --rm -it ${image}; a script of yours needs its executable bit (chmod +x)`;
    throw new TargetError('start', what, advice, cause);
  });
  return started.getId();
}

const noWait = {
  waitUntilReady: () => Promise.resolve(),
  withStartupTimeout: () => noWait,
  isStartupTimeoutSet: () => false,
  getStartupTimeout: () => 0,
};
