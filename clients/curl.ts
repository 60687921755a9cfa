import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { account, type Bench } from './bench.ts';

/** Every way to a service: without TLS, TLS from the start, TLS that STARTTLS or STLS begins. */
export const ways = {
  imap: ['imap', 'imaps', 'imap with STARTTLS'],
  pop3: ['pop3', 'pop3s', 'pop3 with STLS'],
} as const;

export type Way = (typeof ways)[keyof typeof ways][number];

interface Request {
  /** What follows the port in the URL. */
  readonly place?: string;
  readonly options?: readonly string[];
  readonly password?: string;
  /** Whether the certificate of the server is trusted. Default true. */
  readonly trust?: boolean;
}

/** Exit statuses of curl, as its manual names them. */
export const statuses = { done: 0, noCertificate: 60, noTls: 64, noLogin: 67 } as const;

/** Asks the bench's server for something, and returns the exit status. */
export async function curl(bench: Bench, way: Way, request: Request): Promise<number> {
  const { place = '', options = [], password = account.password, trust = true } = request;
  const service = way.split(' ')[0] as 'imap' | 'imaps' | 'pop3' | 'pop3s';
  const tls = way.includes('TLS') ? ['--ssl-reqd'] : [];
  const trusted = trust ? ['--cacert', bench.certificate] : [];
  const login = ['--user', `${account.user}:${password}`, '--silent', '--max-time', '10'];
  const url = `${service}://localhost:${bench.port(service)}/${place}`;
  const { status } = await bench.run('curl', ...login, ...tls, ...trusted, ...options, url);
  return status;
}

/** The answer to a command of one's own, or to what curl asks by itself. Throws where the exit status is not 0. */
export async function answer(bench: Bench, way: Way, place: string, command?: string): Promise<string> {
  const file = await bench.file('answer', '');
  const custom = command === undefined ? [] : ['--request', command];
  const status = await curl(bench, way, { place, options: [...custom, '--output', file] });
  if (status !== statuses.done) throw new Error(`curl ended with ${status}`);
  return readFile(file, 'latin1');
}

/** Messages 1 to `count`, fetched through one connection. */
export async function fetchAll(bench: Bench, way: Way, count: number): Promise<readonly string[]> {
  const prefix = path.join(bench.folder, 'message-');
  const place = way.startsWith('imap') ? `INBOX;MAILINDEX=[1-${count}]` : `[1-${count}]`;
  const status = await curl(bench, way, { place, options: ['--output', `${prefix}#1`] });
  if (status !== statuses.done) throw new Error(`curl ended with ${status}`);
  return Promise.all(Array.from({ length: count }, (_, index) => readFile(`${prefix}${index + 1}`, 'latin1')));
}
