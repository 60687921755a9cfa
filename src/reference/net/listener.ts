import type { Socket } from 'node:net';
import { createServer, type Server } from 'node:net';
import { once } from 'node:events';

/** Where a listener takes connections. */
export interface Listener {
  readonly port: number;
  /** Takes no more connections. Those that it took go on. */
  close(): void;
}

/** Listens on a port, 0 for a free one. Rejects when that is not possible (`EADDRINUSE`, `EACCES`). */
export async function listen(options: {
  readonly host: string;
  readonly port: number;
  readonly accept: (socket: Socket) => void;
}): Promise<Listener> {
  // Half open: a client that has said all and closed its side still gets its answers.
  const server = createServer({ allowHalfOpen: true, noDelay: true }, options.accept);
  server.listen({ host: options.host, port: options.port, backlog: 1024 });
  await once(server, 'listening');
  return { port: portOf(server), close: () => server.close() };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The listener has no port');
  return address.port;
}
