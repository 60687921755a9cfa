import { environmentAccount, readAccounts } from './accounts-file.ts';
import { services } from './definition.ts';
import { greet, type Probe } from './greeting.ts';
import { parseAddress } from './remote-address.ts';
import { type Endpoint, type Target, TargetError } from './target.ts';

export interface RemoteOptions {
  /** `imap://host:port`, `imaps://…`, `pop3://…`, `pop3s://…`; the port may be left out. */
  readonly at: readonly string[];
  /** YAML or JSON; without it the account comes from the environment. */
  readonly accountsFile?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** The accounts may be written to and left dirty. */
  readonly disposable?: boolean;
  readonly signal?: AbortSignal;
  /** Multiplies the time for a greeting. */
  readonly timeoutScale?: number;
}

/** Somebody else's server should not be overrun; most allow ten connections of one user. */
const connections = 10;
/** It runs already: its greeting comes at once, or after the lookup of our name. */
const greetingMs = 15_000;

/** A server that runs already, somewhere. Looks that every port greets; tries no login. */
export async function remoteTarget(options: RemoteOptions): Promise<Target> {
  const probes = options.at.map(parseAddress);
  const accounts =
    options.accountsFile === undefined
      ? [environmentAccount(options.env ?? process.env)]
      : await readAccounts(options.accountsFile);
  const answers = await Promise.all(probes.map((probe) => greet(probe, greetingMs * (options.timeoutScale ?? 1), options.signal)));
  const failures = answers.filter((answer) => 'reason' in answer);
  if (failures.length > 0) {
    const lines = failures.map(({ probe, reason }) => `${probe.service}://${probe.host}:${probe.port}: ${reason}`);
    throw new TargetError('not-ready', lines.join('\n'), 'check host, port and TLS mode of each --at');
  }
  const greetings = answers.flatMap((answer) => ('greeting' in answer ? [answer.greeting] : []));
  return remote({ probes, accounts, version: greetings[0] ?? 'unknown', disposable: options.disposable ?? false });
}

interface Remote {
  readonly probes: readonly Probe[];
  readonly accounts: Target['accounts'];
  readonly version: string;
  readonly disposable: boolean;
}

function remote({ probes, ...facts }: Remote): Target {
  const endpoints = probes.flatMap(({ service, host, port }): Endpoint[] =>
    service === 'lmtp' ? [] : [{ ...services[service], host, port }],
  );
  return {
    ...facts,
    name: probes[0]?.host ?? 'remote',
    kind: 'remote',
    maxConnections: connections,
    endpoints: () => endpoints,
    logs: () => Promise.resolve(''),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}
