import { now } from './clock.ts';
import { dial } from './dial.ts';
import { secure, tlsFacts } from './secure.ts';
import type { SessionObserver } from './session.ts';
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
  readonly observer?: SessionObserver | undefined;
  readonly keptEvents?: number | undefined;
}

/** Connects, does the TLS handshake where the port wants it at once, and gives the session before its greeting is read. */
export async function openSession(options: OpenSessionOptions): Promise<Session> {
  const { endpoint, name, signal, observer, keptEvents } = options;
  const { host, port, protocol } = endpoint;
  const tcp = await dial({ host, port, connectMs: options.connectMs, signal });
  const connected = { type: 'connected', at: now(), peer: `${host}:${port}` } as const;
  const given = { name, protocol, observer, keptEvents };
  if (endpoint.tls === 'plain') return new Session({ ...given, stream: tcp, before: [connected] });
  const stream = await secure(tcp, { host, handshakeMs: options.handshakeMs, signal });
  const secured = { type: 'secured', at: now(), tls: tlsFacts(stream) } as const;
  return new Session({ ...given, stream, tcp, before: [connected, secured] });
}
