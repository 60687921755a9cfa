import { createServer } from 'node:net';
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
  const gateways = await docker
    .getNetwork('bridge')
    .inspect()
    .then(({ IPAM }) => IPAM?.Config?.flatMap(({ Gateway }) => Gateway ?? []) ?? [])
    .catch(() => []);
  const own = await Promise.all(gateways.map(isOwnAddress));
  return own.includes(true) ? 'bridge' : 'published';
}

/** Whether this machine can be called at an address. The list of interfaces lacks a bridge that no container is on yet. */
export function isOwnAddress(host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(false);
    });
    server.listen({ host, port: 0 }, () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}
