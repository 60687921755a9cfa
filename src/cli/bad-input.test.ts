import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo, Server, Socket } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { faultIds } from '../reference/index.ts';
import { main } from './cli.ts';

const password = 'hush-4711-hush';

interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

let folder: string;
let servers: Server[];
let sockets: Socket[];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'mailspec-'));
  servers = [];
  sockets = [];
  writeFileSync(path.join(folder, 'accounts.yaml'), `accounts:\n  - { user: ann, password: ${password} }\n`);
});

afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  rmSync(folder, { recursive: true, force: true });
});

async function mailspec(...argv: readonly string[]): Promise<Said> {
  const said = { out: '', err: '' };
  const code = await main(argv, {
    out: (text) => (said.out += text),
    err: (text) => (said.err += text),
    colour: false,
    signal: new AbortController().signal,
  });
  return { code, ...said };
}

/** A run against a server on loopback. */
function runAt(url: string, ...more: readonly string[]): Promise<Said> {
  const accounts = path.join(folder, 'accounts.yaml');
  return mailspec('run', ...more, '--at', url, '--accounts', accounts, '--reports', path.join(folder, 'reports'));
}

/** A server on loopback that does with each connection what it is told. Gives its port. */
async function listen(serve: (socket: Socket) => void): Promise<number> {
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => socket.destroy());
    serve(socket);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** A server that speaks just enough IMAP to be probed; `answer` gives the lines before and of the tagged reply. */
function imapServer(answer: (command: string) => readonly string[]): Promise<number> {
  return listen((socket) => {
    socket.write('* OK ready\r\n');
    let rest = '';
    socket.on('data', (chunk: Buffer) => {
      rest += chunk.toString('latin1');
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const [tag = '', ...words] = rest.slice(0, end).split(' ');
        rest = rest.slice(end + 2);
        const lines = answer(words.join(' ').toUpperCase());
        socket.write(lines.map((line) => `${line.replace(/^TAG/, tag)}\r\n`).join(''));
      }
    });
  });
}

const plainAnswers = (command: string): readonly string[] =>
  command === 'CAPABILITY' ? ['* CAPABILITY IMAP4rev1', 'TAG OK done'] : ['TAG OK done'];

describe('usage', () => {
  const rows: Record<string, { readonly argv: readonly string[]; readonly says: RegExp }> = {
    'an unknown command': { argv: ['rnu'], says: /no command "rnu".*"run"/s },
    'no target': { argv: ['doctor'], says: /no target/ },
    'a mistyped fault': { argv: ['run', '--fault', `${faultIds[0] ?? ''}x`], says: /no fault.*did you mean/ },
    'a mistyped setting': { argv: ['run', '--set', 'imap.idl=off'], says: /no setting "imap.idl".*"imap.idle"/ },
    'a value that a setting has not': { argv: ['run', '--set', 'imap.idle=of'], says: /on, off, not "of"/ },
    'a setting without a value': { argv: ['run', '--set', 'imap.idle'], says: /on, off, not ""/ },
    'a setting twice': { argv: ['run', '--set', 'imap.idle=on', '--set', 'imap.idle=off'], says: /twice/ },
    'a fault of a server that runs': {
      argv: ['run', '--fault', faultIds[0] ?? '', '--at', 'imap://h:1'],
      says: /--fault and --set are for the embedded server/,
    },
    'a setting of another server': {
      argv: ['run', '--set', 'imap.sort=off', '--target', 'dovecot'],
      says: /dovecot cannot be told.*--target reference/s,
    },
    'an image of the embedded server': { argv: ['run', '--image', 'x:1'], says: /reference is no container target/ },
    'an unknown target': { argv: ['run', '--target', 'dovecto'], says: /"dovecto".*"dovecot"/s },
    'an unknown option': { argv: ['run', '--tagret', 'dovecot'], says: /--tagret/ },
    'a mistyped id': { argv: ['run', 'pop3.retrival', '--target', 'dovecot'], says: /"pop3.retrival".*did you mean/s },
    'a file that is not there': { argv: ['run', 'no/such.yaml', '--target', 'dovecot'], says: /no file no\/such.yaml/ },
    'an unknown requirement': {
      argv: ['run', '--requirement', 'rfc1939/5/nothing', '--target', 'dovecot'],
      says: /rfc1939\/5\/nothing/,
    },
    'a level that is none': { argv: ['run', '--level', 'shall', '--target', 'dovecot'], says: /must, should, may/ },
    'zero jobs': { argv: ['run', '--jobs', '0', '--target', 'dovecot'], says: /--jobs.*from 1/ },
    'a shard that is none': { argv: ['run', '--shard', '3/2', '--target', 'dovecot'], says: /--shard/ },
    'a negative scale': { argv: ['run', '--timeout-scale', '-1', '--target', 'dovecot'], says: /timeout-scale/ },
    'an unknown report': { argv: ['run', '--report', 'pdf=x', '--target', 'dovecot'], says: /json, junit/ },
    'two kinds of target': { argv: ['run', '--target', 'dovecot', '--at', 'imap://h:1'], says: /one of them/ },
    'an id that explain does not know': { argv: ['explain', 'pop3.nothing'], says: /pop3\.nothing/ },
  };
  for (const [name, row] of Object.entries(rows))
    it(`${name} is exit 2`, async () => {
      const { code, out, err } = await mailspec(...row.argv);
      expect(code).toBe(2);
      expect(err).toMatch(row.says);
      expect(out).toBe('');
    });

  it('a suite with mistakes is exit 2, with every mistake in its place', async () => {
    const file = path.join(folder, 'bad.yaml');
    writeFileSync(
      file,
      'suite: own.bad\ntitle: Bad\ncases:\n  - id: one\n    title: One\n    requirement: rfc1939/5/stat\n    devices: { pc: pop3 }\n    steps:\n      - pv: STAT\n      - pc: STAT\n        expcet: +OK\n',
    );
    const { code, err } = await mailspec('run', file, '--target', 'dovecot');
    expect(code).toBe(2);
    expect(err).toMatch(/bad\.yaml:9:9: .*"pv"/);
    expect(err).toMatch(/bad\.yaml:11:9: .*"expcet".*"expect"/);
  });
});

describe('a target that cannot be used', () => {
  it('a closed port is exit 3', async () => {
    const port = await listen(() => undefined);
    await new Promise((resolve) => servers.pop()?.close(resolve));
    const { code, err } = await runAt(`imap://127.0.0.1:${String(port)}`);
    expect(code).toBe(3);
    expect(err).toMatch(/127\.0\.0\.1:\d+.*ECONNREFUSED|refused/s);
  });

  it('a server that accepts and says nothing is exit 3', async () => {
    const port = await listen(() => undefined);
    const { code, err } = await runAt(`imap://127.0.0.1:${String(port)}`, '--timeout-scale', '0.02');
    expect(code).toBe(3);
    expect(err).toMatch(/said nothing/);
  });

  it('TLS on a plain port is exit 3', async () => {
    const port = await imapServer(plainAnswers);
    const { code, err } = await runAt(`imaps://127.0.0.1:${String(port)}`, '--tls', 'implicit');
    expect(code).toBe(3);
    expect(err).toMatch(/TLS/);
  });

  it('a wrong password is exit 3, and the password is said nowhere', async () => {
    const port = await imapServer((command) =>
      command.startsWith('LOGIN') ? ['TAG NO wrong'] : plainAnswers(command),
    );
    const { code, out, err } = await runAt(`imap://127.0.0.1:${String(port)}`);
    expect(code).toBe(3);
    expect(err).toMatch(/login of ann/);
    expect(out + err).not.toContain(password);
  });

  it('an account that holds mail is refused with exit 3', async () => {
    const port = await imapServer((command) =>
      command.startsWith('EXAMINE') ? ['* 7 EXISTS', 'TAG OK done'] : plainAnswers(command),
    );
    const { code, err } = await runAt(`imap://127.0.0.1:${String(port)}`, 'imap.session');
    expect(code).toBe(3);
    expect(err).toMatch(/ann holds mail \(7 messages\)/);
    expect(err).toMatch(/--disposable/);
  });
});

describe('evidence', () => {
  it('a run in which nothing was decided is exit 5', async () => {
    const port = await imapServer(plainAnswers);
    const { code, out } = await runAt(`imap://127.0.0.1:${String(port)}`, 'pop3.retrieval');
    expect(code).toBe(5);
    expect(out).toMatch(/not-applicable/);
  });

  it('no password reaches the bundle', async () => {
    const port = await imapServer(plainAnswers);
    await runAt(`imap://127.0.0.1:${String(port)}`, 'imap.session', '--timeout-scale', '0.05');
    const reports = path.join(folder, 'reports');
    const files = readdirSync(reports, { recursive: true, encoding: 'utf8', withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    expect(files.length).toBeGreaterThan(3);
    for (const entry of files) {
      const text = readFileSync(path.join(entry.parentPath, entry.name), 'utf8');
      expect(text).not.toContain(password);
      expect(text).not.toContain(Buffer.from(password).toString('base64').slice(0, -2));
    }
  });
});
