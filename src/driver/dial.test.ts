import { expect, it } from 'vitest';
import { listen } from '../bench/loopback.ts';
import { dial } from './dial.ts';

it('opens a connection', async () => {
  await using server = await listen((socket) => socket.end('hi'));
  const socket = await dial({ host: server.host, port: server.port, connectMs: 1_000 });
  const text = await new Promise((resolve) => socket.once('data', resolve));
  expect(String(text)).toBe('hi');
  socket.destroy();
});

it('tells a closed port', async () => {
  const server = await listen(() => undefined);
  await server[Symbol.asyncDispose]();
  const dialled = dial({ host: server.host, port: server.port, connectMs: 1_000 });
  await expect(dialled).rejects.toMatchObject({
    name: 'DriverError',
    code: 'refused',
    message: `cannot connect to 127.0.0.1:${server.port}: ECONNREFUSED`,
  });
});

it('gives up on a host that does not answer', async () => {
  // 192.0.2.1 is TEST-NET-1 (RFC 5737): packets to it go nowhere, or the network says at once that it has no route.
  const dialled = dial({ host: '192.0.2.1', port: 143, connectMs: 50 });
  await expect(dialled).rejects.toMatchObject({ code: /^(connect-timeout|unreachable)$/ });
});

it('is aborted before it begins', async () => {
  const signal = AbortSignal.abort(new Error('enough'));
  await expect(dial({ host: '192.0.2.1', port: 143, connectMs: 1_000, signal })).rejects.toMatchObject({
    code: 'aborted',
    cause: { message: 'enough' },
  });
});

it('is aborted while it waits, and leaves no timer', async () => {
  const controller = new AbortController();
  const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
  const dialled = dial({ host: '192.0.2.1', port: 143, connectMs: 60_000, signal: controller.signal });
  const during = timers();
  controller.abort();
  expect(timers()).toBe(during - 1);
  await expect(dialled).rejects.toMatchObject({ code: 'aborted' });
});
