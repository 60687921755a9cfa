import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { awaitGreetings, greet, type Probe } from './greeting.ts';

interface Listener extends AsyncDisposable {
  readonly port: number;
}

async function listener(serve: (socket: Socket) => void): Promise<Listener> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    serve(socket);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

const probe = (service: Probe['service'], port: number): Probe => ({ service, host: '127.0.0.1', port });

describe('greet', () => {
  interface Row {
    readonly service: Probe['service'];
    readonly serve: (socket: Socket) => void;
    readonly wanted: object;
  }
  const check = (name: string, { service, serve, wanted }: Row): void => {
    test(name, async () => {
      await using server = await listener(serve);
      expect(await greet(probe(service, server.port), 300)).toMatchObject(wanted);
    });
  };
  const says = (text: string) => (socket: Socket) => void socket.write(text);

  check('IMAP', { service: 'imap', serve: says('* OK hello\r\n'), wanted: { greeting: '* OK hello' } });
  check('IMAP PREAUTH', { service: 'imap', serve: says('* PREAUTH x\r\n'), wanted: { greeting: '* PREAUTH x' } });
  check('IMAP BYE', { service: 'imap', serve: says('* BYE full\r\n'), wanted: { reason: expect.stringContaining('* BYE full') as string } });
  check('POP3', { service: 'pop3', serve: says('+OK <1.2@x>\r\n'), wanted: { greeting: '+OK <1.2@x>' } });
  check('POP3 refusing', { service: 'pop3', serve: says('-ERR no\r\n'), wanted: { reason: expect.stringContaining('no pop3 greeting') as string } });
  check('LMTP', { service: 'lmtp', serve: says('220 x\r\n'), wanted: { greeting: '220 x' } });
  check('another protocol', { service: 'imap', serve: says('+OK pop\r\n'), wanted: { reason: expect.stringContaining('"+OK pop"') as string } });
  check('silence', { service: 'imap', serve: () => undefined, wanted: { reason: expect.stringContaining('said nothing') as string, unreachable: false } });
  check('closed at once', { service: 'imap', serve: (socket) => socket.end(), wanted: { reason: expect.stringContaining('before a greeting') as string } });
  check('TLS on a plain port', { service: 'imaps', serve: says('* OK hello\r\n'), wanted: { reason: 'it does not speak TLS there' } });
  check('a flood', {
    service: 'imap',
    serve: (socket) => {
      const more = (): void => {
        while (!socket.destroyed && socket.write('x'.repeat(65_536)));
        socket.once('drain', more);
      };
      more();
    },
    wanted: { reason: 'its greeting has no end' },
  });

  test('a closed port', async () => {
    const server = await listener(() => undefined);
    await server[Symbol.asyncDispose]();
    const answer = await greet(probe('imap', server.port), 300);
    expect(answer).toMatchObject({ reason: expect.stringContaining('ECONNREFUSED') as string, unreachable: false });
  });

  test('an interruption', async () => {
    await using server = await listener(() => undefined);
    const stop = new AbortController();
    const waiting = greet(probe('imap', server.port), 10_000, stop.signal);
    stop.abort();
    expect(await waiting).toMatchObject({ reason: 'interrupted' });
  });
});

describe('awaitGreetings', () => {
  test('waits for every port, also for one that greets later', async () => {
    let refusals = 3;
    await using slow = await listener((socket) => socket.end(refusals-- > 0 ? '' : '+OK\r\n'));
    await using quick = await listener((socket) => socket.end('* OK\r\n'));
    const answer = await awaitGreetings([probe('imap', quick.port), probe('pop3', slow.port)], { deadlineMs: 10_000 });
    expect(answer).toMatchObject({ greetings: new Map([['imap', '* OK'], ['pop3', '+OK']]) });
  });

  test('names the ports that did not greet', async () => {
    await using mute = await listener(() => undefined);
    await using quick = await listener((socket) => socket.end('* OK\r\n'));
    const answer = await awaitGreetings([probe('imap', quick.port), probe('pop3', mute.port)], { deadlineMs: 200 });
    expect(answer).toMatchObject({ failures: [{ probe: { service: 'pop3' } }] });
  });

  test('ends when the caller gives up', async () => {
    await using closing = await listener((socket) => socket.end());
    const answer = await awaitGreetings([probe('imap', closing.port)], {
      deadlineMs: 60_000,
      giveUp: () => Promise.resolve(true),
    });
    expect(answer).toMatchObject({ failures: [{}] });
  });
});
