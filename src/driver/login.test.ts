import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Loopback } from '../bench/loopback.ts';
import { listen } from '../bench/loopback.ts';
import { imapCommand, loginImap, loginPop3, pop3Command } from './login.ts';
import { openSession } from './open-session.ts';
import { readGreeting } from './response.ts';
import { apopDigest } from './sasl.ts';
import type { Session } from './session.ts';

const soon = 2_000;
const account = { user: 'tim', password: 'tan"staaf' };

/** What a scripted server says to a line; `undefined` closes the connection. */
type Script = (line: string) => string | undefined;

/** A server that greets and answers each line by a script made for the connection. */
function scripted(greeting: string, script: () => Script): Promise<Loopback> {
  return listen((socket) => {
    const answer = script();
    let rest = '';
    socket.write(greeting);
    socket.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString('latin1')).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const reply = answer(line);
        if (reply === undefined) socket.end();
        else socket.write(reply);
      }
    });
  });
}

async function meet(server: Loopback, protocol: 'imap' | 'pop3'): Promise<Session> {
  const endpoint = { protocol, tls: 'plain', host: server.host, port: server.port } as const;
  const session = await openSession({ endpoint, name: 'pc', connectMs: soon, handshakeMs: soon });
  await readGreeting(session, soon);
  return session;
}

const encode = (text: string): string => Buffer.from(text).toString('base64');
const decode = (text: string): string => Buffer.from(text, 'base64').toString();

/** Prompts in order; after the last answer the verdict. `prefix` is the reply of success or refusal. */
function dialogue(prompts: readonly string[], judge: (answers: readonly string[]) => string): Script {
  const answers: string[] = [];
  return (line) => {
    answers.push(line);
    const prompt = prompts[answers.length - 1];
    return prompt === undefined ? judge(answers) : `+ ${encode(prompt)}\r\n`;
  };
}

describe('IMAP', () => {
  const greeting = '* OK ready\r\n';

  it('logs in by LOGIN, quoting what has to be quoted', async () => {
    await using server = await scripted(
      greeting,
      () => (line) => `* CAPABILITY IMAP4rev1\r\n${line.slice(0, 2)} OK ${line.length}\r\n`,
    );
    await using session = await meet(server, 'imap');
    expect(await loginImap(session, account, {}, soon)).toEqual({ accepted: true, reply: 'h1 OK 27' });
    expect(session.transcript.write((bytes) => bytes)).toContain('h1 LOGIN "tim" "********"\\r\\n');
  });

  it('sends as a literal what cannot be quoted', async () => {
    const lines: string[] = [];
    await using server = await scripted(greeting, () => (line) => {
      lines.push(line);
      return line.endsWith('}') ? '+ go on\r\n' : 'h1 OK done\r\n';
    });
    await using session = await meet(server, 'imap');
    const result = await loginImap(session, { user: 'tim', password: 'pässe' }, {}, soon);
    expect(result.accepted).toBe(true);
    expect(lines).toEqual(['h1 LOGIN "tim" {6}', Buffer.from('pässe').toString('latin1')]);
  });

  it('gives a refusal as a value', async () => {
    await using server = await scripted(greeting, () => () => 'h1 NO [AUTHENTICATIONFAILED] no\r\n');
    await using session = await meet(server, 'imap');
    expect(await loginImap(session, account, {}, soon)).toEqual({
      accepted: false,
      reply: 'h1 NO [AUTHENTICATIONFAILED] no',
    });
  });

  it('gives a hang-up as a value', async () => {
    await using server = await scripted(greeting, () => () => undefined);
    await using session = await meet(server, 'imap');
    expect(await loginImap(session, account, {}, soon)).toMatchObject({ accepted: false, ended: { type: 'ended' } });
  });

  it('throws when there is no answer', async () => {
    await using server = await scripted(greeting, () => () => '');
    await using session = await meet(server, 'imap');
    await expect(loginImap(session, account, {}, 30)).rejects.toMatchObject({
      code: 'timeout',
      message: expect.not.stringContaining('staaf') as string,
    });
    await expect(loginImap(session, account, { mechanism: 'AUTH PLAIN' }, 30)).rejects.toMatchObject({
      code: 'timeout',
    });
  });

  it('logs in by AUTHENTICATE PLAIN, with and without an initial response', async () => {
    const wanted = encode('\0tim\0tan"staaf');
    await using server = await scripted(greeting, () => (line) => {
      if (line === 'h1 AUTHENTICATE PLAIN') return '+ \r\n';
      return line === wanted || line === `h1 AUTHENTICATE PLAIN ${wanted}` ? 'h1 OK in\r\n' : 'h1 NO out\r\n';
    });
    await using first = await meet(server, 'imap');
    expect((await loginImap(first, account, { mechanism: 'AUTH PLAIN' }, soon)).accepted).toBe(true);
    await using second = await meet(server, 'imap');
    const options = { mechanism: 'AUTH PLAIN', initialResponse: true } as const;
    expect((await loginImap(second, account, options, soon)).accepted).toBe(true);
    for (const session of [first, second]) expect(session.transcript.write((bytes) => bytes)).not.toContain(wanted);
  });

  it('logs in by AUTHENTICATE LOGIN and CRAM-MD5', async () => {
    const digest = createHmac('md5', account.password).update('<1@b>').digest('hex');
    await using server = await scripted(greeting, () => {
      let script: Script | undefined;
      return (line) => {
        script ??= line.endsWith('CRAM-MD5')
          ? dialogue(['<1@b>'], ([, answer = '']) => (decode(answer) === `tim ${digest}` ? 'h1 OK\r\n' : 'h1 NO\r\n'))
          : dialogue(['User Name', 'Password'], (said) => `h1 OK ${said.slice(1).map(decode).join()}\r\n`);
        return script(line);
      };
    });
    await using first = await meet(server, 'imap');
    expect((await loginImap(first, account, { mechanism: 'CRAM-MD5' }, soon)).accepted).toBe(true);
    await using second = await meet(server, 'imap');
    expect((await loginImap(second, account, { mechanism: 'AUTH LOGIN' }, soon)).reply).toBe('h1 OK tim,tan"staaf');
  });

  it('cancels SCRAM-SHA-256 when the server proves nothing', async () => {
    const lines: string[] = [];
    await using server = await scripted(greeting, () => {
      const prompts = [
        (): string => '',
        (first: string): string => `${first.split(',').at(-1) ?? ''}server,s=${encode('salt')},i=4096`,
        (): string => `v=${encode('x'.repeat(32))}`,
      ];
      return (line) => {
        lines.push(line);
        const prompt = prompts.shift();
        return prompt ? `+ ${encode(prompt(decode(line)))}\r\n` : 'h1 BAD cancelled\r\n';
      };
    });
    await using session = await meet(server, 'imap');
    await expect(loginImap(session, account, { mechanism: 'SCRAM-SHA-256' }, soon)).rejects.toMatchObject({
      code: 'protocol',
    });
    await expect.poll(() => lines.at(-1)).toBe('*');
  });

  it('does not believe an OK that comes before the proof', async () => {
    await using server = await scripted(greeting, () => () => 'h1 OK in\r\n');
    await using session = await meet(server, 'imap');
    await expect(loginImap(session, account, { mechanism: 'SCRAM-SHA-256' }, soon)).rejects.toThrow(/proving/);
  });

  it('plays commands with literals of both kinds', async () => {
    const lines: string[] = [];
    await using server = await scripted(greeting, () => (line) => {
      lines.push(line);
      if (line.endsWith('{3}')) return '+ go on\r\n';
      return line === 'abc' ? '* 1 EXISTS\r\nh1 OK done\r\n' : line.endsWith('+}') ? '' : 'h2 NO refused\r\n';
    });
    await using session = await meet(server, 'imap');
    const exchange = await imapCommand(session, ['APPEND INBOX ', { literal: Buffer.from('abc') }], soon);
    expect(exchange.status).toBe('OK');
    expect(exchange.responses).toHaveLength(3);
    const piece = { literal: Buffer.from('xyz'), synchronizing: false };
    const refused = await imapCommand(session, ['APPEND INBOX ', piece, ' more'], soon);
    expect(refused.tagged).toMatchObject({ status: 'NO', text: 'refused' });
    expect(lines).toEqual(['h1 APPEND INBOX {3}', 'abc', 'h2 APPEND INBOX {3+}', 'xyz more']);
  });

  it('does not send the octets of a literal that was refused', async () => {
    const lines: string[] = [];
    await using server = await scripted(greeting, () => (line) => {
      lines.push(line);
      return `${line.slice(0, 2)} NO too big\r\n`;
    });
    await using session = await meet(server, 'imap');
    expect((await imapCommand(session, ['X ', { literal: Buffer.from('abc') }], soon)).status).toBe('NO');
    expect((await imapCommand(session, 'NOOP', soon)).status).toBe('NO');
    expect(lines).toEqual(['h1 X {3}', 'h2 NOOP']);
  });
});

describe('POP3', () => {
  const greeting = '+OK ready <1@b>\r\n';

  it('logs in by USER and PASS', async () => {
    await using server = await scripted(greeting, () => (line) => `+OK ${line.slice(0, 4)}\r\n`);
    await using session = await meet(server, 'pop3');
    expect(await loginPop3(session, account, {}, soon)).toEqual({ accepted: true, reply: '+OK PASS' });
    expect(session.transcript.write((bytes) => bytes)).not.toContain('staaf');
  });

  it('stops behind a refused USER', async () => {
    await using server = await scripted(
      greeting,
      () => (line) => (line.startsWith('USER') ? '-ERR no\r\n' : '+OK\r\n'),
    );
    await using session = await meet(server, 'pop3');
    expect(await loginPop3(session, account, {}, soon)).toEqual({ accepted: false, reply: '-ERR no' });
  });

  it('logs in by APOP', async () => {
    const wanted = `APOP tim ${apopDigest('<1@b>', account.password)}`;
    await using server = await scripted(greeting, () => (line) => (line === wanted ? '+OK\r\n' : '-ERR\r\n'));
    await using session = await meet(server, 'pop3');
    expect((await loginPop3(session, account, { mechanism: 'APOP' }, soon)).accepted).toBe(true);
  });

  it('tells that APOP is not offered', async () => {
    await using server = await scripted('+OK ready\r\n', () => () => '+OK\r\n');
    await using session = await meet(server, 'pop3');
    expect(await loginPop3(session, account, { mechanism: 'APOP' }, soon)).toMatchObject({
      accepted: false,
      reply: expect.stringContaining('timestamp') as string,
    });
  });

  it('logs in by AUTH', async () => {
    await using server = await scripted(greeting, () =>
      dialogue([''], ([command, answer = '']) => `+OK ${command} ${decode(answer).length}\r\n`),
    );
    await using session = await meet(server, 'pop3');
    expect(await loginPop3(session, account, { mechanism: 'AUTH PLAIN' }, soon)).toEqual({
      accepted: true,
      reply: '+OK AUTH PLAIN 14',
    });
  });

  it('keeps an initial response out of a line of more than 255 octets', async () => {
    const lines: string[] = [];
    await using server = await scripted(greeting, () => (line) => {
      lines.push(line);
      return lines.length === 2 || line.length > 20 ? '+OK\r\n' : '+ \r\n';
    });
    await using session = await meet(server, 'pop3');
    const options = { mechanism: 'AUTH PLAIN', initialResponse: true } as const;
    await loginPop3(session, { user: 'tim', password: 'x'.repeat(200) }, options, soon);
    expect(lines.map((line) => line.slice(0, 12))).toEqual(['AUTH PLAIN', 'AHRpbQB4eHh4']);
    await using other = await meet(server, 'pop3');
    await loginPop3(other, { user: 'tim', password: 'secret' }, options, soon);
    expect(lines[2]).toBe('AUTH PLAIN AHRpbQBzZWNyZXQ=');
  });

  it('cancels AUTH when the server asks for more than there is', async () => {
    const lines: string[] = [];
    await using server = await scripted(greeting, () => (line) => {
      lines.push(line);
      return line === '*' ? '-ERR cancelled\r\n' : '+ \r\n';
    });
    await using session = await meet(server, 'pop3');
    const login = loginPop3(session, account, { mechanism: 'AUTH PLAIN' }, soon);
    await expect(login).rejects.toMatchObject({ code: 'protocol' });
    await expect.poll(() => lines.at(-1)).toBe('*');
  });

  it('gives replies of both shapes', async () => {
    await using server = await scripted(greeting, () => (line) => {
      if (line === 'CAPA') return '+OK\r\nTOP\r\nUIDL\r\n.\r\n';
      return line === 'QUIT' ? undefined : '-ERR no\r\n';
    });
    await using session = await meet(server, 'pop3');
    const capa = await pop3Command(session, 'CAPA', 'multi-line', soon);
    expect(capa.status).toBe('+OK');
    expect(capa.reply?.lines?.map(String)).toEqual(['TOP', 'UIDL']);
    expect(await pop3Command(session, 'LIST', 'multi-line', soon)).toMatchObject({ status: '-ERR' });
    expect(await pop3Command(session, 'QUIT', 'line', soon)).toMatchObject({ ended: { type: 'ended' } });
  });

  it('judges a reply by its command', async () => {
    await using server = await scripted(greeting, () => () => '+OK two messages\r\n');
    await using session = await meet(server, 'pop3');
    const { reply } = await pop3Command(session, 'STAT', 'line', soon);
    expect(reply?.faults).toMatchObject([{ rule: 'drop-listing', offset: 4 }]);
  });
});
