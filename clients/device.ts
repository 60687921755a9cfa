import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { account, type Bench, type Mail } from './bench.ts';

/** Flags as the info of a Maildir file name has them. */
const letters: Readonly<Record<string, string>> = {
  D: '\\Draft',
  F: '\\Flagged',
  P: '$Forwarded',
  R: '\\Answered',
  S: '\\Seen',
  T: '\\Deleted',
};

const tls = {
  imap: 'STARTTLS',
  imaps: 'IMAPS',
} as const;

const configuration = (bench: Bench, folder: string, service: keyof typeof tls): string => `
IMAPAccount server
Host localhost
Port ${bench.port(service)}
User ${account.user}
Pass "${account.password}"
TLSType ${tls[service]}
SystemCertificates no
CertificateFile ${bench.certificate}

IMAPStore server
Account server

MaildirStore device
Path ${folder}/
Inbox ${folder}/INBOX
SubFolders Verbatim

Channel mail
Far :server:
Near :device:
Patterns *
Create Both
Expunge Both
SyncState *
`;

/** A folder of Maildirs that mbsync keeps equal to the server. What is done in it is not known to the server before `sync`. */
export class Device {
  readonly #bench: Bench;
  readonly #folder: string;
  readonly #rc: string;
  #added = 0;

  private constructor(bench: Bench, folder: string, rc: string) {
    this.#bench = bench;
    this.#folder = folder;
    this.#rc = rc;
  }

  static async open(bench: Bench, name: string, service: keyof typeof tls): Promise<Device> {
    const folder = path.join(bench.folder, name);
    await mkdir(folder);
    return new Device(bench, folder, await bench.file(`${name}.mbsyncrc`, configuration(bench, folder, service)));
  }

  /** Runs mbsync. Throws where it is not content. */
  async sync(): Promise<void> {
    const { status, stdout, stderr } = await this.#bench.run('mbsync', '-c', this.#rc, 'mail');
    if (status !== 0 || stderr !== '') throw new Error(`mbsync ended with ${status}: ${stdout}${stderr}`);
  }

  /** Writes a message as a mail program does: with the line ends of Unix. */
  async add(octets: Buffer, mailbox = 'INBOX'): Promise<void> {
    const maildir = path.join(this.#folder, mailbox);
    for (const part of ['tmp', 'new', 'cur']) await mkdir(path.join(maildir, part), { recursive: true });
    this.#added += 1;
    await writeFile(
      path.join(maildir, 'new', `${this.#added}.written.here`),
      unixLines(octets.toString('latin1')),
      'latin1',
    );
  }

  /** Gives a message just these flags, by their letters. */
  async flag(message: Buffer, flags: string): Promise<void> {
    const files = await this.#files('INBOX');
    const file = files.find(({ octets }) => octets === unixLines(message.toString('latin1')));
    if (file === undefined) throw new Error('the device has no such message');
    const base = path.basename(file.file).replace(/:2,.*/, '');
    await rename(file.file, path.join(this.#folder, 'INBOX/cur', `${base}:2,${flags}`));
  }

  /** Messages as `settled` makes them. */
  async mail(mailbox = 'INBOX'): Promise<readonly Mail[]> {
    const files = await this.#files(mailbox);
    return inOrder(
      files.map(({ file, octets }) => {
        const flags = /:2,(?<flags>\w*)$/.exec(file)?.groups?.['flags'] ?? '';
        return {
          octets,
          flags: flags
            .split('')
            .map((letter) => letters[letter] ?? letter)
            .sort(),
        };
      }),
    );
  }

  async #files(mailbox: string): Promise<readonly { readonly file: string; readonly octets: string }[]> {
    const folders = ['new', 'cur'].map((part) => path.join(this.#folder, mailbox, part));
    const names = await Promise.all(
      folders.map(async (each) => (await readdir(each)).map((name) => path.join(each, name))),
    );
    return Promise.all(
      names.flat().map(async (file) => ({ file, octets: withoutMark(await readFile(file, 'latin1')) })),
    );
  }
}

/** Mail of the server as a Maildir has it: line ends of Unix, no mark of mbsync, in the order of octets. */
export function settled(mail: readonly Mail[]): readonly Mail[] {
  return inOrder(mail.map(({ octets, flags }) => ({ octets: withoutMark(unixLines(octets)), flags })));
}

/** mbsync marks what it copies by a field of its own, the last of the header, to find it again; all else stays. */
function withoutMark(octets: string): string {
  return octets.replace(/^((?:.+\n)*)X-TUID: \S{12}\n/, '$1');
}

function unixLines(octets: string): string {
  return octets.replaceAll('\r\n', '\n');
}

function inOrder(mail: readonly Mail[]): readonly Mail[] {
  return mail.toSorted((one, other) => (one.octets < other.octets ? -1 : 1));
}
