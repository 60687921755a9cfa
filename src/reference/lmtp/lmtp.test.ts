import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { ReferenceServer } from '../server.ts';
import { startReferenceServer } from '../start-server.ts';
import { limits } from '../limits.ts';

function start(): Promise<ReferenceServer> {
  const accounts = ['ann', 'bob', 'odd user', 'eve@example.org'].map((user) => ({ user, password: 'x' }));
  return startReferenceServer({ listen: { lmtp: 0 }, accounts });
}

/** Sends all of it at once and closes; resolves to what the server said, by lines. */
async function spoken(server: ReferenceServer, ...sent: readonly (string | Buffer)[]): Promise<readonly string[]> {
  const socket = connect(server.endpoints[0]?.port ?? 0);
  let heard = '';
  socket.on('data', (chunk) => (heard += String(chunk)));
  socket.end(Buffer.concat(sent.map((piece) => Buffer.from(piece))));
  await once(socket, 'close');
  return heard.split('\r\n').slice(0, -1);
}

/** Codes of the replies after the greeting and LHLO's. */
function codes(lines: readonly string[]): readonly string[] {
  return lines.filter((line) => !/^(220 |250-|250 SIZE)/.test(line)).map((line) => line.slice(0, 3));
}

function stored(server: ReferenceServer, user: string): readonly string[] {
  return (
    server.store
      .account(user)
      ?.inbox()
      .messages.map(({ octets }) => octets.toString('latin1')) ?? []
  );
}

const hello = 'LHLO there\r\nMAIL FROM:<sender@example.org>\r\n';

describe('LMTP', () => {
  it('delivers to each recipient with one reply each', async () => {
    await using server = await start();
    const rcpts = ['ann', 'nobody', 'bob@any.example', 'ann@again'].map((to) => `RCPT TO:<${to}>\r\n`).join('');
    const lines = await spoken(server, hello, rcpts, 'DATA\r\nSubject: hi\r\n\r\ntext\r\n.\r\nQUIT\r\n');
    expect(codes(lines)).toEqual(['250', '250', '550', '250', '250', '354', '250', '250', '250', '221']);
    expect([stored(server, 'ann').length, stored(server, 'bob').length]).toEqual([2, 1]);
  });

  it('puts Return-Path and Received before the message and alters nothing else', async () => {
    await using server = await start();
    const odd = Buffer.from([0, 0xff, 0x0a, 0x0d, 0x41]);
    await spoken(server, hello, 'RCPT TO:<ann>\r\nDATA\r\nX: 1\r\n\r\n..dot\r\n...\r\n', odd, '\r\n.\r\nQUIT\r\n');
    const [message = ''] = stored(server, 'ann');
    expect(message).toMatch(/^Return-Path: <sender@example.org>\r\nReceived: from there \(.*\)\r\n\tby /);
    expect(message).toMatch(/\tfor <ann>; \w{3}, \d\d \w{3} \d{4} [\d:]{8} \+0000\r\nX: 1\r\n/);
    expect(message.slice(message.indexOf('X: 1'))).toBe(`X: 1\r\n\r\n.dot\r\n..\r\n${odd.toString('latin1')}\r\n`);
  });

  it.each([
    ['a quoted local part', '<"odd user"@x>', '250'],
    ['an account that is an address', '<eve@example.org>', '250'],
    ['a source route', '<@a,@b:ann@x>', '250'],
    ['a parameter that nobody offered', '<ann> NOTIFY=NEVER', '555'],
    ['an address without brackets', 'ann', '501'],
    ['the null path', '<>', '501'],
  ])('answers RCPT with %s', async (_, to, code) => {
    await using server = await start();
    expect(codes(await spoken(server, hello, `RCPT TO:${to}\r\n`)).at(-1)).toBe(code);
  });

  it.each([
    ['EHLO there', '500'],
    ['HELO there', '500'],
    ['LHLO', '501'],
    ['MAIL FROM:<>', '503'],
    ['RCPT TO:<ann>', '503'],
    ['DATA', '503'],
    ['NOOP any thing', '250'],
    ['VRFY ann', '252'],
    ['', '500'],
    ['EXPN list', '500'],
    ['x'.repeat(5000), '500'],
  ])('answers %s before LHLO', async (line, code) => {
    await using server = await start();
    expect(codes(await spoken(server, `${line}\r\n`))).toEqual([code]);
  });

  it.each([
    ['MAIL FROM:<> SIZE=100 BODY=8bitmime SMTPUTF8', '250'],
    ['MAIL FROM: <a@b>', '250'],
    ['MAIL FROM:<a@b> SIZE=99999999999', '552'],
    ['MAIL FROM:<a@b> BODY=BINARYMIME', '501'],
    ['MAIL FROM:<a@b> RET=FULL', '555'],
    ['MAIL FROM:a@b', '501'],
    ['MAIL TO:<a@b>', '501'],
  ])('answers %s', async (line, code) => {
    await using server = await start();
    expect(codes(await spoken(server, `LHLO there\r\n${line}\r\n`)).at(-1)).toBe(code);
  });

  it('forgets a transaction at RSET, LHLO and the end of DATA', async () => {
    await using server = await start();
    for (const word of ['RSET', 'LHLO again', 'DATA\r\ntext\r\n.'])
      expect(codes(await spoken(server, hello, `RCPT TO:<ann>\r\n${word}\r\nDATA\r\n`)).at(-1)).toBe('503');
  });

  it('delivers nothing when the client goes away before the final dot', async () => {
    await using server = await start();
    await spoken(server, hello, 'RCPT TO:<ann>\r\nDATA\r\nSubject: cut\r\n');
    expect(stored(server, 'ann')).toEqual([]);
  });

  it('refuses a message that is too big, in one long line or in many, and stays in step', async () => {
    await using server = await start();
    for (const text of [
      'x'.repeat(limits.messageOctets),
      `${'x'.repeat(998)}\r\n`.repeat(limits.messageOctets / 1000 + 1),
    ]) {
      const lines = await spoken(server, hello, 'RCPT TO:<ann>\r\nDATA\r\n', text, '\r\n.\r\nNOOP\r\n');
      expect(codes(lines).slice(-2)).toEqual(['552', '250']);
    }
    expect(stored(server, 'ann')).toEqual([]);
  });

  it('takes no more than its share of recipients', async () => {
    await using server = await start();
    const lines = await spoken(server, hello, 'RCPT TO:<ann>\r\n'.repeat(limits.lmtpRecipients + 1));
    expect(codes(lines).at(-1)).toBe('452');
  });

  it('ends a session of nothing but nonsense', async () => {
    await using server = await start();
    expect(codes(await spoken(server, 'nonsense\r\n'.repeat(limits.badCommands + 5))).at(-1)).toBe('421');
  });

  it.each(['', `${hello}RCPT TO:<ann>\r\nDATA\r\nhalf`])(
    'says goodbye when the server starts again: %j',
    async (sent) => {
      await using server = await start();
      const socket = connect(server.endpoints[0]?.port ?? 0);
      let heard = '';
      socket.on('data', (chunk) => (heard += String(chunk)));
      await once(socket, 'data');
      socket.write(sent);
      while (sent !== '' && !heard.includes('354 ')) await once(socket, 'data');
      await server.restart();
      await once(socket, 'close');
      expect(heard).toMatch(/\r\n421 4\.3\.2 /);
      expect(stored(server, 'ann')).toEqual([]);
    },
  );
});
