import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { connect as connectTls } from 'node:tls';
import { limits } from '../wire/limits.ts';

/** A port that must greet before the target is ready. */
export interface Probe {
  readonly service: 'imap' | 'imaps' | 'pop3' | 'pop3s' | 'lmtp';
  readonly host: string;
  readonly port: number;
}

/** Why a port is not ready: `unreachable` means that no host answered at all. */
export interface ProbeFailure {
  readonly probe: Probe;
  readonly reason: string;
  readonly unreachable: boolean;
}

/** A port that did not greet, and why, for a person. */
export function describeFailure({ probe, reason }: ProbeFailure): string {
  return `${probe.service} (port ${probe.port}): ${reason}`;
}

export interface ReadinessOptions {
  readonly deadlineMs: number;
  readonly signal?: AbortSignal;
  /** Asked between attempts; true ends the wait, because the server is gone or another way is to be tried. */
  readonly giveUp?: (failures: readonly ProbeFailure[], elapsedMs: number) => Promise<boolean>;
}

/** RFC 3501 7.1, RFC 1939 4, RFC 2033 4: what a server says first. A BYE is no readiness. */
const greetings = {
  imap: /^\* (?:OK|PREAUTH)\b/i,
  imaps: /^\* (?:OK|PREAUTH)\b/i,
  pop3: /^\+OK\b/i,
  pop3s: /^\+OK\b/i,
  lmtp: /^220/,
} as const satisfies Record<Probe['service'], RegExp>;

/** A greeting may take a reverse lookup of the name; longer than this is tried anew. */
const greetingMs = 10_000;
const firstPauseMs = 15;
const longestPauseMs = 200;

/** Waits until every port has greeted; gives the greetings by service, or the ports that did not and why. */
export async function awaitGreetings(
  probes: readonly Probe[],
  { deadlineMs, signal, giveUp }: ReadinessOptions,
): Promise<{ readonly greetings: ReadonlyMap<Probe['service'], string> } | { readonly failures: readonly ProbeFailure[] }> {
  const started = performance.now();
  const seen = new Map<Probe['service'], string>();
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 1.5, longestPauseMs)) {
    const left = Math.max(deadlineMs - (performance.now() - started), 1);
    const missing = probes.filter((probe) => !seen.has(probe.service));
    const answers = await Promise.all(missing.map((probe) => greet(probe, Math.min(left, greetingMs), signal)));
    const failures = answers.filter((answer) => 'reason' in answer);
    for (const answer of answers) if ('greeting' in answer) seen.set(answer.probe.service, answer.greeting);
    if (failures.length === 0) return { greetings: seen };
    const elapsedMs = performance.now() - started;
    if (elapsedMs >= deadlineMs || (await giveUp?.(failures, elapsedMs)) === true) return { failures };
    await delay(pauseMs, undefined, signal === undefined ? {} : { signal });
  }
}

type Answer = { readonly probe: Probe; readonly greeting: string } | ProbeFailure;

/** One attempt on one port. */
export async function greet(probe: Probe, timeoutMs: number, signal?: AbortSignal): Promise<Answer> {
  signal?.throwIfAborted();
  const { host, port, service } = probe;
  const implicit = service === 'imaps' || service === 'pop3s';
  const socket: Socket = implicit ? connectTls({ host, port, rejectUnauthorized: false }) : connect({ host, port });
  const abort = (): void => {
    socket.destroy(new Error('interrupted'));
  };
  signal?.addEventListener('abort', abort, { once: true });
  try {
    return judge(probe, await firstLine(socket, timeoutMs));
  } finally {
    signal?.removeEventListener('abort', abort);
    socket.destroy();
  }
}

type Opening = { readonly line: string } | { readonly reason: string; readonly unreachable: boolean };

async function firstLine(socket: Socket, timeoutMs: number): Promise<Opening> {
  return new Promise((resolve) => {
    let received = '';
    let connected = false;
    const timer = setTimeout(() => {
      const reason = connected
        ? 'it accepted the connection and said nothing (a port for TLS from the first octet waits for the client)'
        : 'no answer to the connection attempt';
      resolve({ reason, unreachable: !connected });
    }, timeoutMs);
    socket.once('connect', () => (connected = true));
    socket.on('data', (chunk: Buffer) => {
      received += chunk.toString('latin1');
      if (received.includes('\n')) resolve({ line: received.slice(0, received.indexOf('\n')).trimEnd() });
      else if (received.length > limits.lineOctets) resolve({ reason: 'its greeting has no end', unreachable: false });
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'ERR_SSL_WRONG_VERSION_NUMBER' ? 'it does not speak TLS there' : error.message;
      resolve({ reason, unreachable: unreachableCodes.has(error.code ?? '') });
    });
    socket.on('close', () => {
      clearTimeout(timer);
      resolve({ reason: 'it closed the connection before a greeting', unreachable: false });
    });
  });
}

const unreachableCodes = new Set(['EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'EHOSTDOWN', 'ENOTFOUND', 'EAI_AGAIN']);

function judge(probe: Probe, opening: Opening): Answer {
  if ('reason' in opening) return { probe, reason: opening.reason, unreachable: opening.unreachable };
  const { line } = opening;
  if (greetings[probe.service].test(line)) return { probe, greeting: line };
  return { probe, reason: `its first line is no ${probe.service} greeting: ${JSON.stringify(line)}`, unreachable: false };
}
