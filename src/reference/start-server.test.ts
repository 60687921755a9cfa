import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { connect as connectTls } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { selfSignedCertificate } from './net/self-signed.ts';
import type { ReferenceServer, Service } from './server.ts';
import { startReferenceServer } from './start-server.ts';

const all = { imap: 0, imaps: 0, pop3: 0, pop3s: 0, lmtp: 0 };

function start(): Promise<ReferenceServer> {
  return startReferenceServer({
    listen: all,
    accounts: [{ user: 'ann', password: 'secret' }],
    certificate: selfSignedCertificate(),
  });
}

function portOf(server: ReferenceServer, service: Service): number {
  return server.endpoints.find((endpoint) => endpoint.service === service)?.port ?? 0;
}

/** Everything that the server says until it closes, or says no more for a moment. */
async function heard(socket: Socket, options: { readonly until: string }): Promise<string> {
  let text = '';
  for await (const chunk of socket) {
    text += String(chunk);
    if (text.includes(options.until)) break;
  }
  return text;
}

describe('startReferenceServer', () => {
  it('listens on every port that it was asked for', async () => {
    await using server = await start();
    expect(server.endpoints.map(({ service }) => service)).toEqual(Object.keys(all));
    expect(server.endpoints.every(({ host, port }) => host === '127.0.0.1' && port > 0)).toBe(true);
  });

  it.each(['imap', 'pop3', 'lmtp'] as const)('greets at %s', async (service) => {
    await using server = await start();
    const socket = connect(portOf(server, service));
    expect(await heard(socket, { until: '\r\n' })).toMatch(/^(\* OK|\+OK|220) /);
  });

  it.each(['imaps', 'pop3s'] as const)('greets at %s in TLS', async (service) => {
    await using server = await start();
    const socket = connectTls({ port: portOf(server, service), rejectUnauthorized: false });
    expect(await heard(socket, { until: '\r\n' })).toMatch(/^(\* OK|\+OK) /);
  });

  it('closes a connection that wants no TLS at a port of TLS, and goes on', async () => {
    await using server = await start();
    const socket = connect(portOf(server, 'imaps'));
    socket.on('error', () => undefined).resume();
    socket.write('a1 NOOP\r\n');
    await once(socket, 'close');
    const other = connectTls({ port: portOf(server, 'imaps'), rejectUnauthorized: false });
    expect(await heard(other, { until: '\r\n' })).toContain('* OK');
  });

  it('says BYE when it starts again, and keeps ports and mail', async () => {
    await using server = await start();
    const before = server.endpoints;
    server.deliver('ann', [Buffer.from('Subject: kept\r\n\r\n')]);
    const socket = connect(portOf(server, 'imap'));
    await once(socket, 'data');
    const last = heard(socket, { until: 'never' });
    await server.restart();
    expect(await last).toMatch(/^\* BYE /);
    expect(server.endpoints).toEqual(before);
    expect(server.store.account('ann')?.inbox().messages.length).toBe(1);
    expect(await heard(connect(portOf(server, 'imap')), { until: '\r\n' })).toContain('* OK');
  });

  it('listens no more when it is stopped, and on the same ports when it is started', async () => {
    await using server = await start();
    const before = server.endpoints;
    server.deliver('ann', [Buffer.from('a\r\n')]);
    const socket = connect(portOf(server, 'imap'));
    await once(socket, 'data');
    const last = heard(socket, { until: 'never' });
    await server.stop();
    expect(await last).toMatch(/^\* BYE /);
    const [refused] = (await once(connect(portOf(server, 'imap')), 'error')) as [Error];
    expect(refused).toMatchObject({ code: 'ECONNREFUSED' });
    await server.start();
    await server.start();
    expect(server.endpoints).toEqual(before);
    expect(server.store.account('ann')?.inbox().messages.length).toBe(1);
    expect(await heard(connect(portOf(server, 'imap')), { until: '\r\n' })).toContain('* OK');
  });

  it('takes another port when its own was taken while it was down', async () => {
    await using server = await start();
    const port = portOf(server, 'imap');
    const socket = connect(port);
    await once(socket, 'data');
    const restarted = server.restart();
    const other = createServer().listen(port, '127.0.0.1');
    await once(other, 'listening');
    await restarted;
    expect(portOf(server, 'imap')).not.toBe(port);
    expect(await heard(connect(portOf(server, 'imap')), { until: '\r\n' })).toContain('* OK');
    other.close();
    socket.destroy();
  });

  it('resets connections when it is killed, in TLS too', async () => {
    await using server = await start();
    const sockets = [
      connect(portOf(server, 'imap')),
      connectTls({ port: portOf(server, 'imaps'), rejectUnauthorized: false }),
    ];
    await Promise.all(sockets.map((socket) => once(socket, 'data')));
    const errors = sockets.map((socket) => once(socket, 'error'));
    await server.kill();
    for (const [error] of await Promise.all(errors)) expect(error).toMatchObject({ code: 'ECONNRESET' });
    expect(await heard(connect(portOf(server, 'imap')), { until: '\r\n' })).toContain('* OK');
  });

  it('rejects on a port that is taken, and listens on nothing then', async () => {
    await using server = await start();
    const taken = portOf(server, 'pop3');
    const accounts = [{ user: 'ann', password: 'secret' }];
    await expect(startReferenceServer({ listen: { imap: 0, pop3: taken }, accounts })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
  });

  it('delivers to users that it has', async () => {
    await using server = await start();
    expect(() => {
      server.deliver('bob', []);
    }).toThrow('bob');
  });

  it('ends within a moment with sessions open', async () => {
    const server = await start();
    const socket = connect(portOf(server, 'imap'));
    await once(socket, 'data');
    const ended = server[Symbol.asyncDispose]().then(() => 'ended');
    expect(await Promise.race([ended, delay(3000)])).toBe('ended');
  });
});
