import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { doctor, doctorCommand } from './doctor.ts';
import { checkNames, type Finding } from './doctor-finding.ts';

/** A POP3 server of one maildrop, as small as doctor needs it. */
function pop3Server(maildrop: { messages: number }) {
  return createServer((socket) => {
    let deleted = 0;
    const answers: Record<string, (argument: string) => string> = {
      USER: () => '+OK',
      PASS: (password) => (password === 'right-one' ? '+OK' : '-ERR wrong'),
      STAT: () => `+OK ${maildrop.messages} ${maildrop.messages * 10}`,
      DELE: () => {
        deleted += 1;
        return '+OK';
      },
      QUIT: () => {
        maildrop.messages -= deleted;
        return '+OK';
      },
    };
    let rest = '';
    socket.on('error', () => socket.destroy());
    socket.write('+OK toy\r\n');
    socket.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString()).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        socket.write(`${answers[line.slice(0, 4)]?.(line.slice(5)) ?? '-ERR what?'}\r\n`);
        if (line === 'QUIT') socket.end();
      }
    });
  });
}

type Server = ReturnType<typeof createServer>;

async function listening(server: Server): Promise<string> {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return `pop3://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('doctor', () => {
  const maildrop = { messages: 0 };
  let servers: Server[] = [];
  beforeEach(() => {
    maildrop.messages = 0;
    process.env['MAILSPEC_USER'] = 'me';
    process.env['MAILSPEC_PASSWORD'] = 'right-one';
  });
  afterEach(() => {
    for (const server of servers) server.close();
    servers = [];
    delete process.env['MAILSPEC_USER'];
    delete process.env['MAILSPEC_PASSWORD'];
  });

  async function serve(server: Server): Promise<string> {
    servers.push(server);
    return listening(server);
  }

  async function examine(at: readonly string[], disposable = false): Promise<Record<string, Finding>> {
    const told: Finding[] = [];
    const findings = await doctor(
      { target: undefined, image: undefined, at, accounts: undefined, disposable },
      { write: (finding) => told.push(finding), log: () => undefined, signal: new AbortController().signal },
    );
    expect(findings).toEqual(told);
    expect(new Set(findings.map(({ check }) => check))).toEqual(new Set(checkNames));
    expect(JSON.stringify(findings)).not.toMatch(/right-one|wrong-one/);
    return Object.fromEntries(findings.map((finding) => [finding.check, finding]));
  }

  test('an empty account of a POP3 server', async () => {
    const findings = await examine([await serve(pop3Server(maildrop))]);
    expect(findings).toMatchObject({
      engine: { status: 'not applicable' },
      ports: { status: 'ok' },
      TLS: { status: 'not applicable' },
      login: { status: 'ok', message: 'POP3 as me' },
      append: { status: 'not applicable', message: 'there is no IMAP' },
      delivery: { status: 'not applicable' },
      wipe: { status: 'ok' },
      restart: { status: 'not applicable' },
    });
  });

  test('an account that holds mail is left alone', async () => {
    maildrop.messages = 2;
    const findings = await examine([await serve(pop3Server(maildrop))]);
    expect(findings['wipe']).toMatchObject({
      status: 'not applicable',
      message: expect.stringContaining('holds mail') as string,
    });
    expect(maildrop.messages).toBe(2);
  });

  test('unless it is disposable', async () => {
    maildrop.messages = 2;
    const findings = await examine([await serve(pop3Server(maildrop))], true);
    expect(findings['wipe']).toMatchObject({ status: 'ok', message: expect.stringContaining('2 messages') as string });
    expect(maildrop.messages).toBe(0);
  });

  test('a wrong password', async () => {
    process.env['MAILSPEC_PASSWORD'] = 'wrong-one';
    const findings = await examine([await serve(pop3Server(maildrop))]);
    expect(findings).toMatchObject({
      login: { status: 'failed', advice: expect.stringContaining('check user and password') as string },
      wipe: { status: 'not applicable', message: 'not tried: it needs what "login" lacks' },
    });
  });

  test('a closed port', async () => {
    const server = pop3Server(maildrop);
    const at = await listening(server);
    server.close();
    await once(server, 'close');
    const findings = await examine([at]);
    expect(findings).toMatchObject({
      ports: { status: 'failed', message: expect.stringContaining('ECONNREFUSED') as string },
      login: { status: 'not applicable' },
    });
  });

  test('TLS on a plain port', async () => {
    const at = await serve(pop3Server(maildrop));
    const findings = await examine([at.replace('pop3', 'pop3s')]);
    expect(findings['ports']).toMatchObject({
      status: 'failed',
      message: expect.stringContaining('does not speak TLS') as string,
    });
  });

  test('no account', async () => {
    delete process.env['MAILSPEC_PASSWORD'];
    const findings = await examine([await serve(pop3Server(maildrop))]);
    expect(findings['ports']).toMatchObject({
      status: 'failed',
      message: expect.stringContaining('MAILSPEC_PASSWORD') as string,
    });
  });
});

describe('mailspec doctor', () => {
  const io = { out: () => undefined, err: () => undefined, colour: false, signal: new AbortController().signal };
  test('wants a target', async () => {
    await expect(doctorCommand.run([], io)).rejects.toThrow(/no target/);
  });
  test('knows the targets by name', async () => {
    await expect(doctorCommand.run(['--target', 'dovcot'], io)).rejects.toMatchObject({
      advice: 'did you mean "dovecot"?',
    });
  });
});
