import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { account, type Bench } from './bench.ts';

const protocols = {
  pop3: "protocol pop3 sslproto 'auto'",
  pop3s: 'protocol pop3 ssl',
  imap: "protocol imap sslproto 'auto'",
  imaps: 'protocol imap ssl',
} as const;

export type FetchmailService = keyof typeof protocols;

interface Options {
  readonly service: FetchmailService;
  /** Whether mail stays on the server. Default no. */
  readonly keep?: boolean;
  /** Whether fetchmail is told to remember unique-ids, or finds out by itself that it must. */
  readonly uidl?: boolean;
  readonly password?: string;
  /** Whether the certificate of the server is trusted. Default true. */
  readonly trust?: boolean;
  /** The subject of messages that the program refuses. */
  readonly refuses?: string;
  /** Where mail goes instead of into files. */
  readonly deliverTo?: string;
}

/** fetchmail with one account to poll; what it fetches goes to a program that writes one file for each message. */
export class Fetchmail {
  readonly #bench: Bench;
  readonly #rc: string;
  readonly #folder: string;

  private constructor(bench: Bench, rc: string, folder: string) {
    this.#bench = bench;
    this.#rc = rc;
    this.#folder = folder;
  }

  static async open(bench: Bench, options: Options): Promise<Fetchmail> {
    const folder = path.join(bench.folder, 'fetched');
    await mkdir(folder, { recursive: true });
    const refuse = options.refuses === undefined ? '' : refusing(options.refuses, path.join(bench.folder, 'incoming'));
    const mda = await bench.file('mda', refuse + writing(folder));
    const text = configuration(bench, { deliverTo: `mda "/bin/bash ${mda}"`, ...options });
    return new Fetchmail(bench, await bench.file('fetchmailrc', text), folder);
  }

  /** Polls once, and returns the exit status: 0 mail was fetched, 1 there was none, 2 no connection, 3 no login. */
  async poll(): Promise<number> {
    const { status } = await this.#bench.run('fetchmail', '-f', this.#rc);
    return status;
  }

  /** Everything that was fetched so far, in the order of its coming, each without the line that fetchmail puts on top. */
  async fetched(): Promise<readonly string[]> {
    const names = (await readdir(this.#folder)).sort();
    const files = await Promise.all(names.map((name) => readFile(path.join(this.#folder, name), 'latin1')));
    return files.map((file) => file.replace(received, ''));
  }
}

/** The trace field that fetchmail adds as every host that passes mail on; a message without it stays as it is, and differs. */
const received = /^Received: from localhost .*\n\tby \S+ with (?:POP3|IMAP) \(fetchmail-.*\)\n\tfor .*\n/;

/** The name is the time, so that the names sort as the messages came. */
const writing = (folder: string): string => `exec cat > ${folder}/$EPOCHREALTIME\n`;

/** Ends as a program does that finds no room just now. */
const refusing = (subject: string, incoming: string): string =>
  `cat > ${incoming}\ngrep -q '^Subject: ${subject}' ${incoming} && exit 75\nexec < ${incoming}\n`;

function configuration(bench: Bench, { service, ...options }: Options): string {
  const [protocol, ...tls] = protocols[service].split(/ (?=ssl)/);
  const { keep = false, uidl = false, password = account.password, trust = true, deliverTo = '' } = options;
  const trusted = trust ? `sslcertfile "${bench.certificate}"` : '';
  return `set no bouncemail
set idfile "${bench.folder}/fetchids"
set pidfile "${bench.folder}/fetchmail.pid"
poll localhost service ${bench.port(service)} ${protocol ?? ''} ${uidl ? 'uidl' : ''} timeout 10
  user "${account.user}" password "${password}" ${tls.join(' ')} sslcertck ${trusted}
  no rewrite ${keep ? 'keep' : ''}
  ${deliverTo}
`;
}

/** What fetchmail promises of a message: line ends of Unix for a program, an end of header and of the last line. */
export function asFetched(octets: Buffer): string {
  const lines = octets.toString('latin1').replaceAll('\r\n', '\n');
  const whole = lines.endsWith('\n') ? lines : `${lines}\n`;
  return whole.includes('\n\n') ? whole : `${whole}\n`;
}
