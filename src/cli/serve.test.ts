import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { faultIds, settingNames } from '../reference/index.ts';
import { packaged } from '../source/packaged.ts';
import { main } from './cli.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'mailspec-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Served {
  readonly out: () => string;
  readonly err: () => string;
  /** Stops the server as Ctrl-C does, and gives the exit code. */
  readonly stop: () => Promise<number>;
}

function serve(...argv: readonly string[]): Served {
  const said = { out: '', err: '' };
  const stopper = new AbortController();
  const code = main(['serve', ...argv], {
    out: (text) => (said.out += text),
    err: (text) => (said.err += text),
    colour: false,
    signal: stopper.signal,
  });
  return {
    out: () => said.out,
    err: () => said.err,
    stop: () => {
      stopper.abort(new Error('interrupted'));
      return code;
    },
  };
}

/** Serves until it has said where it listens. */
async function listening(...argv: readonly string[]): Promise<Served> {
  const served = serve(...argv);
  for (let waited = 0; served.out() === '' && served.err() === '' && waited < 5000; waited += 10) await delay(10);
  return served;
}

/** Sends lines one after the other, waits for the end of what they are answered with, and gives all that was said. */
async function spoken(port: number, text: string): Promise<string> {
  const socket = connect(port);
  socket.end(text);
  let heard = '';
  for await (const chunk of socket) heard += String(chunk);
  return heard;
}

function portOf(served: Served, service: string): number {
  return Number(new RegExp(`${service} +127\\.0\\.0\\.1:(\\d+)`).exec(served.out())?.[1]);
}

describe('mailspec serve', () => {
  it('listens for everything on free ports, with an account that it names, and ends well', async () => {
    const served = await listening();
    for (const service of ['imap', 'imaps', 'pop3', 'pop3s', 'lmtp'])
      expect(portOf(served, service)).toBeGreaterThan(0);
    expect(served.out()).toMatch(/account +test, password test\n.*certificate +\S+localhost\.crt/s);
    const heard = await spoken(portOf(served, 'imap'), 'a1 LOGIN test test\r\na2 LOGOUT\r\n');
    expect(heard).toMatch(/^\* OK .*\r\na1 OK .*\* BYE .*\r\na2 OK /s);
    expect([await served.stop(), served.err()]).toEqual([0, '']);
  });

  it('listens only where it is asked to, and takes accounts, faults and settings', async () => {
    const fault = faultIds[0] ?? '';
    const served = await listening(
      ...['--pop3', '0', '--account', 'ann:a:b', '--account', 'bob@example.org:c', '--fault', fault],
      ...['--set', 'imap.sort=off', '--json'],
    );
    expect(JSON.parse(served.out())).toMatchObject({
      endpoints: [{ service: 'pop3', host: '127.0.0.1' }],
      accounts: [
        { user: 'ann', password: 'a:b' },
        { user: 'bob@example.org', password: 'c' },
      ],
      faults: [fault],
      settings: { 'imap.sort': 'off' },
    });
    expect(await served.stop()).toBe(0);
  });

  it('puts the messages of a folder into INBOX, with CRLF', async () => {
    writeFileSync(path.join(folder, 'b.eml'), 'Subject: second\n\ntext\n');
    writeFileSync(path.join(folder, 'a.eml'), 'Subject: first\r\n\r\ntext\r\n');
    writeFileSync(path.join(folder, 'notes.txt'), 'not a message');
    const served = await listening('--pop3', '0', '--maildrop', folder);
    const heard = await spoken(portOf(served, 'pop3'), 'USER test\r\nPASS test\r\nSTAT\r\nRETR 2\r\nQUIT\r\n');
    expect(heard).toMatch(/\+OK 2 49\r\n.*\r\nSubject: second\r\n\r\ntext\r\n\.\r\n/s);
    expect(served.out()).toContain('2 in each INBOX');
    await served.stop();
  });

  it('logs what sessions say, without passwords', async () => {
    const served = await listening('--imap', '0', '--account', 'ann:hush-4711', '--log');
    await spoken(portOf(served, 'imap'), 'a1 LOGIN ann hush-4711\r\na2 NOOP\r\na3 LOGOUT\r\n');
    await served.stop();
    expect(served.err()).toMatch(/^[\d:.]{12} imap 1 -- connected from 127\.0\.0\.1:\d+\n/);
    expect(served.err()).toMatch(
      /imap 1 C: a1 LOGIN \*\*\*\n.*imap 1 C: a2 NOOP\n.*imap 1 S: a2 OK.*imap 1 -- closed\n$/s,
    );
    expect(served.err()).not.toContain('hush');
  });

  it('takes another certificate', async () => {
    const [cert, key] = ['localhost.crt', 'localhost.key'].map((name) => packaged('fixtures', 'certificates', name));
    const served = await listening('--imaps', '0', '--cert', cert ?? '', '--key', key ?? '');
    expect(portOf(served, 'imaps')).toBeGreaterThan(0);
    expect(await served.stop()).toBe(0);
  });

  it('warns where others can reach it', async () => {
    const served = await listening('--imap', '0', '--host', '0.0.0.0');
    for (let waited = 0; served.err() === '' && waited < 1000; waited += 10) await delay(10);
    expect(served.err()).toMatch(/0\.0\.0\.0 is no loopback address/);
    await served.stop();
  });

  it('lists faults and settings for people and for programs', async () => {
    const list = async (...argv: readonly string[]): Promise<string> => {
      const served = serve(...argv);
      expect(await served.stop()).toBe(0);
      return served.out();
    };
    expect(await list('--list-faults')).toContain(`${faultIds[0] ?? ''}\n`);
    expect(await list('--list-settings')).toMatch(/^imap\.idle=\[on\] off\n {2}.*RFC 2177\n/m);
    expect(JSON.parse(await list('--list-faults', '--json'))).toHaveLength(faultIds.length);
    expect(JSON.parse(await list('--list-settings', '--json'))).toHaveLength(settingNames.length);
  });
});

describe('mailspec serve refuses', () => {
  const rows: Record<string, { readonly argv: readonly string[]; readonly says: RegExp }> = {
    'an unknown fault': { argv: ['--fault', `${faultIds[0] ?? ''}x`], says: /no fault.*did you mean/ },
    'a fault that is like no other': { argv: ['--fault', 'nonsense'], says: /--list-faults/ },
    'an unknown setting': { argv: ['--set', 'imap.idel=off'], says: /no setting "imap.idel".*"imap.idle"/ },
    'an unknown value': { argv: ['--set', 'imap.idle=no'], says: /on, off, not "no"/ },
    'a part of IMAP4rev2 switched off': {
      argv: ['--set', 'imap.idle=off'],
      says: /imap\.idle=off needs imap\.rev2=off/,
    },
    'no revision of IMAP': { argv: ['--set', 'imap.rev1=off', '--set', 'imap.rev2=off'], says: /cannot both be off/ },
    'a folder that is not there': { argv: ['--maildrop', '/no/such'], says: /no folder \/no\/such/ },
    'a folder without messages': { argv: ['--maildrop', packaged('src')], says: /no \.eml file/ },
    'an account without a password': { argv: ['--account', 'ann'], says: /user:password.*not "ann"/ },
    'an account without a name': { argv: ['--account', ':secret'], says: /user:password/ },
    'an account twice': { argv: ['--account', 'ann:a', '--account', 'ann:b'], says: /ann twice/ },
    'a port that is none': { argv: ['--imap', 'all'], says: /--imap takes a whole number/ },
    'a port that is too high': { argv: ['--pop3', '65536'], says: /up to 65535/ },
    'a certificate without its key': { argv: ['--cert', 'x.pem'], says: /go together/ },
    'a certificate that is not there': { argv: ['--cert', '/no/c', '--key', '/no/k'], says: /no file \/no\/c/ },
    'a stray argument': { argv: ['imap'], says: /"imap"/ },
    'an unknown option': { argv: ['--imapz', '0'], says: /--imapz/ },
    'two lists': { argv: ['--list-faults', '--list-settings'], says: /one at a time/ },
  };
  for (const [name, { argv, says }] of Object.entries(rows))
    it(`${name} with exit 2`, async () => {
      const served = serve(...argv);
      expect(await served.stop()).toBe(2);
      expect([served.out(), served.err()]).toEqual(['', expect.stringMatching(says)]);
    });

  async function refused(...argv: readonly string[]): Promise<string> {
    const stopped = new AbortController();
    let said = '';
    const io = { out: () => undefined, err: (text: string) => (said += text), colour: false, signal: stopped.signal };
    expect(await main(['serve', ...argv], io)).toBe(3);
    return said;
  }

  it('a port that another program has, with exit 3', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const address = other.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    expect(await refused('--imap', '0', '--pop3', port)).toMatch(/EADDRINUSE.*give another port, or 0/s);
    other.close();
  });

  it('a host of another machine, with exit 3', async () => {
    expect(await refused('--host', '192.0.2.1')).toMatch(/EADDRNOTAVAIL.*--host/s);
  });

  it('files that are no certificate, with exit 3', async () => {
    const file = path.join(folder, 'x.pem');
    writeFileSync(file, 'nonsense');
    expect(await refused('--cert', file, '--key', file)).toMatch(/--cert and --key/);
  });
});
