import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  type Certificate,
  type ReferenceOptions,
  type ReferenceServer,
  selfSignedCertificate,
  type Service,
  startReferenceServer,
} from '../src/reference/index.ts';
import type { Clients, Outcome } from './clients.ts';

/** A server of its own and a folder of its own: what one test works with. */
export interface Bench extends AsyncDisposable {
  readonly server: ReferenceServer;
  readonly folder: string;
  /** Where the certificate is that clients are told to trust. */
  readonly certificate: string;
  port(service: Service): number;
  file(name: string, content: string | Buffer): Promise<string>;
  run(...command: readonly string[]): Promise<Outcome>;
}

/** One message and its flags; octets as Latin-1, one character each, so that a difference can be read. */
export interface Mail {
  readonly octets: string;
  readonly flags: readonly string[];
}

export const account = { user: 'ann', password: 'correct horse' } as const;
/** An account that mail is passed on to. */
export const other = { user: 'bob', password: 'secret' } as const;
const services = { imap: 0, imaps: 0, pop3: 0, pop3s: 0, lmtp: 0 };
const certificate: Certificate = selfSignedCertificate();
const messages = path.join(import.meta.dirname, '../fixtures/messages');

interface Options extends Pick<ReferenceOptions, 'faults' | 'choices'> {
  /** Default true. */
  readonly tls?: boolean;
}

/** Starts a server, right in everything but the faults that it is given. */
export async function openBench(clients: Clients, { tls = true, ...options }: Options = {}): Promise<Bench> {
  const server = await startReferenceServer({
    listen: tls ? services : { imap: 0, pop3: 0 },
    accounts: [account, other],
    ...(tls && { certificate }),
    ...options,
  });
  const folder = await mkdtemp(path.join(clients.folder, 'bench-'));
  const file = async (name: string, content: string | Buffer): Promise<string> => {
    await writeFile(path.join(folder, name), content, { mode: 0o600 });
    return path.join(folder, name);
  };
  return {
    server,
    folder,
    file,
    certificate: await file('certificate.pem', certificate.cert),
    port: (service) => server.endpoints.find((endpoint) => endpoint.service === service)?.port ?? 0,
    run: (...command) => clients.run(command, { HOME: folder, FETCHMAILHOME: folder, LANG: 'C.UTF-8' }),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

/** What is in a mailbox of the server, in its order. */
export function mailOnServer({ server }: Bench, name = 'INBOX', user: string = account.user): readonly Mail[] {
  const mailbox = server.store.account(user)?.mailbox(name);
  return (mailbox?.messages ?? []).map(({ octets, flags }) => ({
    octets: octets.toString('latin1'),
    flags: [...flags].sort(),
  }));
}

/** Mail that nobody has looked at. */
export function unseen(octets: readonly (string | Buffer)[]): readonly Mail[] {
  return octets.map((each) => ({ octets: each.toString('latin1'), flags: [] }));
}

/** Every message of fixtures/messages, in the order of their names. */
export async function everyFixture(): Promise<readonly Buffer[]> {
  const names = (await readdir(messages)).filter((name) => name.endsWith('.eml')).sort();
  return Promise.all(names.map((name) => readFile(path.join(messages, name))));
}
