import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:net';

/** A server of this process on 127.0.0.1, for measuring and for tests. */
export interface Loopback extends AsyncDisposable {
  readonly host: string;
  readonly port: number;
}

/** Listens on a free port; `play` gets each connection. A FIN of the client does not end the server's side. */
export async function listen(play: (socket: Socket) => void): Promise<Loopback> {
  const open = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    // A client that resets the connection is part of the play.
    socket.on('error', () => undefined);
    play(socket);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    async [Symbol.asyncDispose]() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
