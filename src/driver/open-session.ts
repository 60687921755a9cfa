import { dial } from './dial.ts';
import { DriverError } from './error.ts';
import type { WireEvent } from './event.ts';
import { secure, tlsFacts } from './secure.ts';
import { Session } from './session.ts';

export interface OpenSessionOptions {
  readonly endpoint: {
    readonly protocol: 'imap' | 'pop3';
    readonly tls: 'plain' | 'implicit';
    readonly host: string;
    readonly port: number;
  };
  readonly name: string;
  readonly connectMs: number;
  readonly handshakeMs: number;
  readonly signal?: AbortSignal | undefined;
  readonly observe?: ((event: WireEvent) => void) | undefined;
}

/** Connects, does the TLS handshake where the port wants it at once, and gives the session before its greeting is read. */
export async function openSession(options: OpenSessionOptions): Promise<Session> {
  const { endpoint, name, observe, signal } = options;
  const { host, port, protocol } = endpoint;
  const peer = `${host}:${port}`;
  const tcp = await dial({ host, port, connectMs: options.connectMs, signal });
  if (endpoint.tls === 'plain') {
    const session = new Session({ name, protocol, stream: tcp, observe });
    session.record({ type: 'connected', peer });
    return session;
  }
  const stream = await secure(tcp, { host, handshakeMs: options.handshakeMs, signal });
  if (stream.destroyed) throw new DriverError('closed', `${peer} dropped the connection after the handshake`);
  const session = new Session({ name, protocol, stream, tcp, observe });
  session.record({ type: 'connected', peer });
  session.record({ type: 'secured', tls: tlsFacts(stream) });
  return session;
}
