import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { connect as connectTls, createSecureContext } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { memoryInUse } from '../../wire/memory-in-use.ts';
import { limits } from '../limits.ts';
import type { LineRead } from './connection.ts';
import { listen } from './listener.ts';
import { selfSignedCertificate } from './self-signed.ts';
import { SocketConnection } from './socket-connection.ts';

const secureContext = createSecureContext(selfSignedCertificate());

interface Pair extends AsyncDisposable {
  readonly client: Socket;
  readonly server: SocketConnection;
  readonly unread: { octets: number };
}

/** A client and the server's side of its connection. */
async function pair(): Promise<Pair> {
  let accept: (socket: Socket) => void = () => undefined;
  const accepted = new Promise<Socket>((resolve) => (accept = resolve));
  const listener = await listen({ host: '127.0.0.1', port: 0, accept });
  const client = connect(listener.port).on('error', () => undefined);
  const socket = await accepted;
  const unread = { octets: 0 };
  const server = new SocketConnection({ id: 1, socket, secureContext, unread, log: undefined });
  return {
    client,
    server,
    unread,
    [Symbol.asyncDispose]: () => {
      listener.close();
      server.destroy();
      client.destroy();
      return Promise.resolve();
    },
  };
}

function text(read: LineRead): string {
  return read.kind === 'line' ? read.line.toString() : `(${read.kind})`;
}

async function readLines(server: SocketConnection, count: number, limit = 100): Promise<readonly string[]> {
  const seen: string[] = [];
  for (let index = 0; index < count; index += 1) seen.push(text(await server.readLine({ limit, idleMs: 5000 })));
  return seen;
}

async function everything(client: Socket): Promise<string> {
  let heard = '';
  for await (const chunk of client) heard += String(chunk);
  return heard;
}

describe('a connection on a socket', () => {
  it('reads lines, octets and lines again from one stream', async () => {
    await using both = await pair();
    both.client.end('one\r\n\r\n{5}\r\nab\r\ncdrest\r\nunfinished');
    expect(await readLines(both.server, 3)).toEqual(['one', '', '{5}']);
    expect(String(await both.server.readOctets(5))).toBe('ab\r\nc');
    expect(await readLines(both.server, 3)).toEqual(['drest', '(closed)', '(closed)']);
  });

  it('tells of a line that is too long, once, and reads on after it', async () => {
    await using both = await pair();
    both.client.write('x'.repeat(100));
    expect(await readLines(both.server, 1)).toEqual(['(too-long)']);
    both.client.write(`${'x'.repeat(1000)}\r`);
    await delay(20);
    both.client.end('\nnext\r\n');
    expect(await readLines(both.server, 2)).toEqual(['next', '(closed)']);
  });

  it('counts the CRLF into the limit', async () => {
    await using both = await pair();
    both.client.write('12345678\r\n123456789\r\n12345678\r\n');
    expect(await readLines(both.server, 3, 10)).toEqual(['12345678', '(too-long)', '12345678']);
  });

  it('ends a read when nothing comes, or when it is aborted, and loses nothing', async () => {
    await using both = await pair();
    both.client.write('begin');
    const abort = new AbortController();
    const read = both.server.readLine({ limit: 100, idleMs: 60_000, signal: abort.signal });
    await delay(20);
    abort.abort();
    expect(text(await read)).toBe('(idle)');
    expect(text(await both.server.readLine({ limit: 100, idleMs: 20 }))).toBe('(idle)');
    both.client.write('ning\r\n');
    expect(await readLines(both.server, 1)).toEqual(['beginning']);
  });

  it('skips octets without keeping them', async () => {
    await using both = await pair();
    const chunk = Buffer.alloc(1_000_000);
    const count = 200 * chunk.length;
    const before = memoryInUse();
    for (let sent = 0; sent < count; sent += chunk.length) both.client.write(chunk);
    both.client.write('next\r\n');
    let most = 0;
    const timer = setInterval(() => (most = Math.max(most, memoryInUse())), 50);
    expect(await both.server.skipOctets(count)).toBe(true);
    clearInterval(timer);
    expect(most).toBeGreaterThan(0);
    // Some of what was let go is given back a moment later.
    expect(most - before).toBeLessThan(count / 3);
    expect(await readLines(both.server, 1)).toEqual(['next']);
  });

  it('reads no more ahead than it must', async () => {
    await using both = await pair();
    both.client.write(Buffer.alloc(20_000_000));
    await delay(200);
    expect(both.server.pending()).toBeLessThan(4 * limits.readAheadOctets);
    expect((await both.server.readOctets(20_000_000))?.length).toBe(20_000_000);
  });

  it('has no octets when the peer went away before the last', async () => {
    await using both = await pair();
    both.client.end('abc');
    expect([await both.server.readOctets(4), await both.server.skipOctets(4)]).toEqual([undefined, false]);
  });

  it('sends in order what was written, to the end', async () => {
    await using both = await pair();
    const heard = everything(both.client);
    for (let count = 0; count < 10_000; count += 1) both.server.write(`${String(count)}\r\n`);
    both.server.write(Buffer.alloc(1_000_000, 'x'));
    await both.server.drain();
    both.server.write('last');
    both.server.end();
    both.server.write('not sent');
    const said = await heard;
    expect([said.startsWith('0\r\n1\r\n2\r\n'), said.endsWith('xxlast'), said.length]).toEqual([true, true, 1_058_894]);
  });

  it('sends its last words although the peer still talks', async () => {
    await using both = await pair();
    both.client.write(Buffer.alloc(1_000_000));
    const heard = everything(both.client);
    both.server.write('goodbye');
    both.server.end();
    both.client.write(Buffer.alloc(1_000_000));
    expect(await heard).toBe('goodbye');
  });

  it('closes a peer that reads nothing, and counts it no more', async () => {
    await using both = await pair();
    both.client.pause();
    const piece = Buffer.alloc(1_000_000);
    let written = 0;
    for (; !both.server.closed && written < 100; written += 1) both.server.write(piece);
    expect([both.server.closed, written < 100, both.unread.octets]).toEqual([true, true, 0]);
    await both.server.drain();
  });

  it('says when the peer is gone', async () => {
    await using both = await pair();
    both.client.resetAndDestroy();
    if (!both.server.signal.aborted) await once(both.server.signal, 'abort');
    expect([both.server.closed, await readLines(both.server, 1)]).toEqual([true, ['(closed)']]);
  });

  it('resets the connection when it is told to', async () => {
    await using both = await pair();
    const failed = once(both.client, 'error');
    both.server.reset();
    expect(await failed).toMatchObject([{ code: 'ECONNRESET' }]);
  });
});

describe('TLS in the middle of a connection', () => {
  async function upgraded(both: Pair): Promise<Socket> {
    const greeted = once(both.client, 'data');
    both.server.write('go ahead\r\n');
    const secured = both.server.startTls();
    await greeted;
    const secure = connectTls({ socket: both.client, rejectUnauthorized: false });
    await secured;
    return secure;
  }

  it('goes on in both directions', async () => {
    await using both = await pair();
    expect([both.server.secure, both.server.canStartTls]).toEqual([false, true]);
    const secure = await upgraded(both);
    expect([both.server.secure, both.server.canStartTls]).toEqual([true, false]);
    secure.write('inside\r\n');
    expect(await readLines(both.server, 1)).toEqual(['inside']);
    const heard = everything(secure);
    both.server.write('answer');
    both.server.end();
    expect(await heard).toBe('answer');
  });

  it('drops what came before, where it is asked to', async () => {
    await using both = await pair();
    both.client.write('STARTTLS\r\ninjected\r\n');
    expect(await readLines(both.server, 1)).toEqual(['STARTTLS']);
    both.server.dropPending();
    const secure = await upgraded(both);
    secure.write('inside\r\n');
    expect(await readLines(both.server, 1)).toEqual(['inside']);
  });

  it('rejects and closes when the handshake fails', async () => {
    await using both = await pair();
    const secured = both.server.startTls();
    both.client.write('this is no handshake\r\n');
    await expect(secured).rejects.toThrow('handshake');
    expect(both.server.closed).toBe(true);
  });
});
