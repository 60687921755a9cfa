import type { ContainerRecipe, TargetDefinition } from './definition.ts';
import type { Docker, Engine } from './engine.ts';
import type { Probe } from './greeting.ts';
import type { Route } from './route.ts';

export type Container = ReturnType<Docker['getContainer']>;

/** Where each service of a running container answers; a restart may change it. */
export type Addresses = ReadonlyMap<Probe['service'], { readonly host: string; readonly port: number }>;

export interface RunningContainer {
  readonly engine: Engine;
  readonly container: Container;
  readonly definition: TargetDefinition & { readonly recipe: ContainerRecipe };
  readonly image: string;
  readonly route: Route;
}

/** Reads the addresses of all ports, that of LMTP included, from the engine. */
export async function findAddresses({ engine, container, definition, route }: RunningContainer): Promise<Addresses> {
  const { NetworkSettings } = await container.inspect();
  const ports = NetworkSettings.Ports as Record<string, readonly { readonly HostPort: string }[] | null>;
  const ip = Object.values(NetworkSettings.Networks)[0]?.IPAddress ?? '';
  const engineHost = engine.client.info.containerRuntime.host;
  const addressOf = (port: number): { host: string; port: number } =>
    route === 'bridge'
      ? { host: ip, port }
      : {
          host: engineHost === 'localhost' ? '127.0.0.1' : engineHost,
          port: Number(ports[`${port}/tcp`]?.[0]?.HostPort ?? 0),
        };
  return new Map(servicePorts(definition).map(({ service, port }) => [service, addressOf(port)]));
}

/** The ports that the server listens on inside its container. */
export function servicePorts({ ports, deliver }: TargetDefinition): readonly { service: Probe['service']; port: number }[] {
  const lmtp = deliver?.kind === 'lmtp' ? [{ service: 'lmtp' as const, port: deliver.port }] : [];
  return [...ports, ...lmtp].flatMap(({ service, port }) => (port === 'free' ? [] : [{ service, port }]));
}
