import { BlockList } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { Docker } from './engine.ts';

/** How containers are reached: at their own address on the engine's bridge, or at ports published on this host. */
export type Route = 'bridge' | 'published';

/**
 * The bridge is taken when this machine has an address on it: then nothing stands between client and server, RST and
 * half-close arrive as they were sent, ports stay the same over a restart, and a restart is faster. Engines in a virtual
 * machine, rootless ones and remote ones have their bridge elsewhere. MAILSPEC_CONTAINER_ROUTE decides otherwise.
 */
export async function chooseRoute(docker: Docker): Promise<Route> {
  const asked = process.env['MAILSPEC_CONTAINER_ROUTE'];
  if (asked === 'bridge' || asked === 'published') return asked;
  const subnets = await docker
    .getNetwork('bridge')
    .inspect()
    .then(({ IPAM }) => IPAM?.Config?.map((config) => config.Subnet) ?? [])
    .catch(() => []);
  const own = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  const onBridge = own.some(({ family, address }) => family === 'IPv4' && subnets.some((subnet) => covers(subnet, address)));
  return onBridge ? 'bridge' : 'published';
}

function covers(subnet: string | undefined, address: string): boolean {
  const [network, bits] = (subnet ?? '').split('/');
  if (network === undefined || bits === undefined || network.includes(':')) return false;
  const list = new BlockList();
  list.addSubnet(network, Number(bits));
  return list.check(address);
}
