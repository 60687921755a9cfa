import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { expect, it } from 'vitest';
import type { Target } from '../targets/target.ts';
import { probeCapabilities } from './probe.ts';
import { Tally } from './tally.ts';

type LockedOut = (socket: Socket) => void;

/** A POP3 server that lets one session into the maildrop, and does with the next what it is told. */
function serve(second: LockedOut): ReturnType<typeof createServer> {
  let holder: Socket | undefined;
  return createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.write('+OK ready\r\n');
    socket.on('data', (chunk: Buffer) => {
      const command = chunk.toString('latin1').trim();
      if (command === 'CAPA') socket.write('+OK\r\nUSER\r\nUIDL\r\n.\r\n');
      else if (command.startsWith('PASS') && (holder ??= socket) !== socket) second(socket);
      else socket.write('+OK\r\n');
    });
  });
}

const ways: Record<string, LockedOut> = {
  'a refusal': (socket) => socket.write('-ERR [IN-USE] locked\r\n'),
  'a closed connection': (socket) => socket.destroy(),
  silence: () => undefined,
};
for (const [name, second] of Object.entries(ways))
  it(`takes ${name} for a maildrop that one session has alone`, async () => {
    const server = serve(second).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const target: Target = {
      name: 'scripted',
      kind: 'remote',
      version: '1',
      accounts: [{ user: 'ann', password: 'secret' }],
      disposable: true,
      maxConnections: 4,
      endpoints: () => [{ protocol: 'pop3', tls: 'plain', host: '127.0.0.1', port }],
      logs: () => Promise.resolve(''),
      [Symbol.asyncDispose]: () => Promise.resolve(),
    };
    const { capabilities } = await probeCapabilities(
      {
        target,
        account: { user: 'ann', password: 'secret' },
        timeoutScale: 0.03,
        readOnly: false,
        tally: new Tally(),
        signal: new AbortController().signal,
      },
      'none',
    );
    server.close();
    expect(capabilities.pop3?.after).toEqual(['USER', 'UIDL']);
  });
