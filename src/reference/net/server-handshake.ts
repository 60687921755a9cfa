import type { TLSSocket } from 'node:tls';
import { limits } from '../limits.ts';

/** Waits for the server side of a handshake. Rejects, with the socket closed, when it fails or takes too long. */
export async function serverHandshake(socket: TLSSocket): Promise<void> {
  // A TLSSocket without a tls.Server keeps its errors to this event and stays open after them.
  socket.on('_tlsError', (error: Error) => socket.destroy(error));
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => socket.destroy(), limits.handshakeMs);
    socket.once('secure', () => {
      clearTimeout(timer);
      resolve();
    });
    socket.once('close', () => {
      clearTimeout(timer);
      reject(new Error('The TLS handshake failed'));
    });
  });
}
