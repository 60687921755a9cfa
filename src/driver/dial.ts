import type { Socket } from 'node:net';
import { connect } from 'node:net';
import { connectError, DriverError } from './error.ts';

export interface DialOptions {
  readonly host: string;
  readonly port: number;
  readonly connectMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** Opens a TCP connection. A FIN of the peer does not close our side, and each write goes out at once. */
export function dial(options: DialOptions): Promise<Socket> {
  const { host, port, signal } = options;
  const place = `${host}:${port}`;
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(new DriverError('aborted', `connecting to ${place} was aborted`, signal.reason));
      return;
    }
    const socket = connect({ host, port, allowHalfOpen: true, noDelay: true });
    const stop = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      socket.off('error', onError).off('connect', onConnect);
    };
    const fail = (error: DriverError): void => {
      stop();
      socket.destroy();
      reject(error);
    };
    const onAbort = (): void => {
      fail(new DriverError('aborted', `connecting to ${place} was aborted`, signal?.reason));
    };
    const onError = (error: Error): void => {
      fail(connectError(error, place));
    };
    const onConnect = (): void => {
      stop();
      resolve(socket);
    };
    const timer = setTimeout(() => {
      fail(new DriverError('connect-timeout', `no connection to ${place} within ${options.connectMs} ms`));
    }, options.connectMs);
    signal?.addEventListener('abort', onAbort, { once: true });
    // An error between this promise and the session that takes the socket must not end the process.
    socket.on('error', ignore).on('error', onError).on('connect', onConnect);
  });
}

function ignore(): void {
  // The session looks at `socket.errored` when it takes over.
}
