import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { describe, expect, test } from 'vitest';
import { deliverOverLmtp, stuffed } from './lmtp.ts';

/** What the peer says: first on connecting, then after each command, then after the data. */
interface Script {
  readonly greeting?: string;
  readonly replies?: Readonly<Record<string, string | undefined>>;
  readonly afterData?: string | undefined;
}

const sound = {
  greeting: '220 ready\r\n',
  replies: {
    LHLO: '250-me\r\n250-PIPELINING\r\n250 8BITMIME\r\n',
    MAIL: '250 2.1.0 ok\r\n',
    RCPT: '250 2.1.5 ok\r\n',
    DATA: '354 go\r\n',
    QUIT: '221 bye\r\n',
  },
  afterData: '250 2.0.0 saved\r\n',
} as const satisfies Script;

interface Peer extends AsyncDisposable {
  readonly port: number;
  /** Everything that came, one entry per connection. */
  readonly received: string[];
}

async function scriptedPeer(script: Script, octetByOctet = false): Promise<Peer> {
  const received: string[] = [];
  const server: Server = createServer((socket) => {
    const index = received.push('') - 1;
    let rest = '';
    let inData = false;
    const say = (text: string | undefined): void => {
      if (text === undefined) socket.destroy();
      else if (octetByOctet) for (const octet of text) socket.write(octet);
      else socket.write(text);
    };
    say(script.greeting);
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk: Buffer) => {
      received[index] = (received[index] ?? '') + chunk.toString('latin1');
      rest += chunk.toString('latin1');
      for (;;) {
        const end = inData ? rest.indexOf('\r\n.\r\n') : rest.indexOf('\r\n');
        if (end === -1) return;
        const line = rest.slice(0, end);
        rest = rest.slice(end + (inData ? 5 : 2));
        if (inData) say(script.afterData);
        else say(script.replies?.[line.slice(0, 4)]);
        inData = !inData && line === 'DATA';
      }
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    received,
    async [Symbol.asyncDispose]() {
      server.close();
      await once(server, 'close');
    },
  };
}

describe('stuffed', () => {
  const check = (name: string, { message, wanted }: { message: string; wanted: string }): void => {
    test(name, () => {
      expect(stuffed(Buffer.from(message, 'latin1')).toString('latin1')).toBe(wanted);
    });
  };
  check('plain text', { message: 'a\r\nb\r\n', wanted: 'a\r\nb\r\n.\r\n' });
  check('a dot first', { message: '.a\r\n', wanted: '..a\r\n.\r\n' });
  check('lines of dots', { message: '.\r\n..\r\n...\r\n', wanted: '..\r\n...\r\n....\r\n.\r\n' });
  check('dots within a line', { message: 'a.\r\nb.b\r\n', wanted: 'a.\r\nb.b\r\n.\r\n' });
  check('a dot after a bare LF is no line', { message: 'a\n.b\r\n', wanted: 'a\n.b\r\n.\r\n' });
  check('no line end at the end', { message: 'a\r\n.b', wanted: 'a\r\n..b\r\n.\r\n' });
  check('empty', { message: '', wanted: '.\r\n' });
  check('octets above 127', { message: '\xff\xfe\r\n.\xe9\r\n', wanted: '\xff\xfe\r\n..\xe9\r\n.\r\n' });
});

describe('deliverOverLmtp', () => {
  const options = (peer: Peer, messages: readonly string[] = ['Subject: a\r\n\r\n.b\r\n']) => ({
    host: '127.0.0.1',
    port: peer.port,
    recipient: 'user01',
    messages: messages.map((text) => Buffer.from(text, 'latin1')),
    timeoutMs: 5_000,
  });

  for (const octetByOctet of [false, true]) {
    test(`sends each message, replies ${octetByOctet ? 'octet by octet' : 'whole'}`, async () => {
      await using peer = await scriptedPeer(sound, octetByOctet);
      await deliverOverLmtp(options(peer, ['a\r\n', '.b\r\n']));
      const before = 'LHLO mailspec.example\r\nMAIL FROM:<sender@example.org>\r\nRCPT TO:<user01>\r\nDATA\r\n';
      expect(peer.received.map((text) => text.replace(/QUIT\r\n$/, ''))).toEqual([
        `${before}a\r\n.\r\n`,
        `${before}..b\r\n.\r\n`,
      ]);
    });
  }

  const fails = (name: string, script: Script, wanted: string): void => {
    test(`says what failed: ${name}`, async () => {
      await using peer = await scriptedPeer(script);
      await expect(deliverOverLmtp({ ...options(peer), timeoutMs: 300 })).rejects.toMatchObject({
        name: 'TargetError',
        code: 'operator',
        message: expect.stringContaining(wanted) as string,
      });
    });
  };
  const answer = (command: string, reply: string | undefined): Script => ({
    ...sound,
    replies: { ...sound.replies, [command]: reply },
  });
  fails('greeting refused', { ...sound, greeting: '421 too busy\r\n' }, 'greeting: the answer was: 421 too busy');
  fails('nothing said', { ...sound, greeting: '' }, 'greeting: no answer within 300 ms');
  fails('unknown user', answer('RCPT', '550 5.1.1 no such user\r\n'), 'RCPT TO:<user01>: the answer was: 550 5.1.1');
  fails('several lines of refusal', answer('MAIL', '451-try\r\n451 later\r\n'), 'the answer was: 451-try\r\n451 later');
  fails('closed in the middle', answer('DATA', undefined), 'DATA: it closed the connection');
  fails('refused after the data', { ...sound, afterData: '552 too large\r\n' }, 'the message: the answer was: 552 too large');
  fails('no reply code', { ...sound, greeting: 'hello\r\n' }, 'no answer within 300 ms');

  test('says what failed: nobody listens', async () => {
    const peer = await scriptedPeer(sound);
    await peer[Symbol.asyncDispose]();
    await expect(deliverOverLmtp(options(peer))).rejects.toThrow(/greeting: connect ECONNREFUSED/);
  });
});
