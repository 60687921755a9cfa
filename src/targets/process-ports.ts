import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import type { ProcessRecipe, TargetDefinition } from './definition.ts';
import type { Probe } from './greeting.ts';

/** The port of each service of a process target; those that the definition leaves `free` are chosen now. */
export type ServicePorts = ReadonlyMap<Probe['service'], number>;

/** Settles every port. They stay the same over restarts. */
export async function settlePorts({ ports, deliver }: TargetDefinition, host: string): Promise<ServicePorts> {
  const wanted: (readonly [Probe['service'], number | 'free'])[] = ports.map(({ service, port }) => [service, port]);
  if (deliver?.kind === 'lmtp') wanted.push(['lmtp', deliver.port]);
  const free = await freePorts(wanted.filter(([, port]) => port === 'free').length, host);
  return new Map(wanted.map(([service, port]) => [service, port === 'free' ? (free.shift() ?? 0) : port]));
}

/** Ports that nothing listens on: held together until all are known, so that none comes twice. */
async function freePorts(count: number, host: string): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, host));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return ports;
}

/** Replaces `{imap}` and its like in command and environment. */
export function withPorts(recipe: ProcessRecipe, ports: ServicePorts): Pick<ProcessRecipe, 'command' | 'environment'> {
  const fill = (text: string): string =>
    text.replace(/\{(imaps?|pop3s?|lmtp)\}/g, (whole, service: Probe['service']) => String(ports.get(service) ?? whole));
  return {
    command: recipe.command.map(fill),
    environment: Object.fromEntries(Object.entries(recipe.environment).map(([name, value]) => [name, fill(value)])),
  };
}
