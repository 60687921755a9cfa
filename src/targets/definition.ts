import type { Account, Endpoint } from './target.ts';

/** A listening port as a definition names it. `free` lets the harness choose. */
export interface PortDefinition {
  readonly service: Service;
  readonly port: number | 'free';
}

export type Service = 'imap' | 'imaps' | 'pop3' | 'pop3s';

/** How an endpoint of a service is spoken to. */
export const services = {
  imap: { protocol: 'imap', tls: 'plain' },
  imaps: { protocol: 'imap', tls: 'implicit' },
  pop3: { protocol: 'pop3', tls: 'plain' },
  pop3s: { protocol: 'pop3', tls: 'implicit' },
} as const satisfies Record<Service, Pick<Endpoint, 'protocol' | 'tls'>>;

export interface ContainerRecipe {
  readonly kind: 'container';
  /** Built from this Dockerfile of the definition's folder, or taken from `image`. */
  readonly dockerfile?: string;
  readonly image?: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly stopSeconds: number;
}

export interface ProcessRecipe {
  readonly kind: 'process';
  readonly command: readonly string[];
  readonly directory?: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly host: string;
  readonly stopSignal: 'SIGTERM' | 'SIGINT' | 'SIGQUIT' | 'SIGHUP';
  readonly stopSeconds: number;
  readonly restart: boolean;
}

/** The reference server of `src/reference/`, inside this process. */
export interface EmbeddedRecipe {
  readonly kind: 'embedded';
}

export type Delivery =
  | { readonly kind: 'lmtp'; readonly port: number | 'free'; readonly recipient: string }
  | { readonly kind: 'exec'; readonly command: readonly string[] };

/** A target.yaml that was read and checked. */
export interface TargetDefinition {
  readonly name: string;
  readonly title: string;
  /** The target.yaml, and its folder. */
  readonly file: string;
  readonly directory: string;
  readonly recipe: ContainerRecipe | ProcessRecipe | EmbeddedRecipe;
  readonly ports: readonly PortDefinition[];
  readonly accounts: readonly Account[];
  readonly deliver?: Delivery;
  readonly version?: string | { readonly command: readonly string[] };
  readonly readySeconds: number;
  readonly connections: number;
  readonly claims?: { readonly imap?: readonly string[]; readonly pop3?: readonly string[] };
}
