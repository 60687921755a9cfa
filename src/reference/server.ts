import type { Behaviour, Reached } from './behaviour.ts';
import type { FaultId } from './faults/registry.ts';
import type { Choices } from './settings/registry.ts';
import type { Store } from './store/store.ts';

export type Service = 'imap' | 'imaps' | 'pop3' | 'pop3s' | 'lmtp';

/** How a server is started. */
export interface ReferenceOptions {
  /** Ports by service; 0 takes a free one. What is absent is not listened on. */
  readonly listen: Readonly<Partial<Record<Service, number>>>;
  /** Default 127.0.0.1. */
  readonly host?: string;
  readonly accounts: readonly { readonly user: string; readonly password: string }[];
  /** PEM. Without it there is no TLS of any kind. */
  readonly certificate?: { readonly key: string | Buffer; readonly cert: string | Buffer };
  readonly faults?: Iterable<FaultId>;
  readonly choices?: Choices;
  /** Told what went wrong inside. */
  readonly log?: (line: string) => void;
  /** The log is told as well what every session says and hears, without passwords. */
  readonly logSessions?: boolean;
  readonly reached?: (what: Reached) => void;
}

/** A server that listens. */
export interface ReferenceServer extends AsyncDisposable {
  readonly store: Store;
  readonly behaviour: Behaviour;
  readonly endpoints: readonly { readonly service: Service; readonly host: string; readonly port: number }[];
  /** Delivery from outside, as by LMTP. Throws on an unknown user. */
  deliver(user: string, messages: readonly Buffer[]): void;
  /**
   * Ends every session as a server that is told to stop (BYE), then listens again: on the same ports, unless they were
   * free to choose and are taken by now. Mail is kept.
   */
  restart(): Promise<void>;
  /** Drops every connection without a word, then listens again. What a command had not finished is not done. */
  kill(): Promise<void>;
  /** Ends every session (BYE) and listens no more, until `start`. Mail is kept. */
  stop(): Promise<void>;
  /** Listens again, where `stop` came before. */
  start(): Promise<void>;
}
