import { readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { TLSSocket, createSecureContext } from 'node:tls';
import { describe, expect, it } from 'vitest';
import type { Loopback } from '../bench/loopback.ts';
import { listen } from '../bench/loopback.ts';
import type { SessionEvent } from './event.ts';
import { openSession } from './open-session.ts';
import type { Session } from './session.ts';

const soon = 2_000;
const certificates = new URL('../../fixtures/certificates/', import.meta.url);
const cert = readFileSync(new URL('localhost.crt', certificates));
const key = readFileSync(new URL('localhost.key', certificates));

/** The server's side of a handshake on an accepted connection. */
function accept(socket: Socket): TLSSocket {
  const secured = new TLSSocket(socket, { isServer: true, secureContext: createSecureContext({ cert, key }) });
  secured.on('error', () => undefined);
  return secured;
}

function open(server: Loopback, tls: 'plain' | 'implicit', handshakeMs = soon): Promise<Session> {
  const endpoint = { protocol: 'imap', tls, host: server.host, port: server.port } as const;
  return openSession({ endpoint, name: 'phone', connectMs: soon, handshakeMs });
}

/** A server that answers the first line with `answer` and then does what `next` says. */
function starttls(answer: string, next: (socket: Socket) => void): Promise<Loopback> {
  return listen((socket) => {
    socket.write('* OK hi\r\n');
    socket.once('data', () => {
      socket.write(answer, () => {
        next(socket);
      });
    });
  });
}

/** A session whose STARTTLS was answered. */
async function ready(server: Loopback): Promise<Session> {
  const session = await open(server, 'plain');
  await session.next(soon);
  await session.send(Buffer.from('a1 STARTTLS\r\n'));
  await session.next(soon);
  return session;
}

function echo(secured: TLSSocket): void {
  secured.on('data', (chunk: Buffer) => secured.write(`* OK ${chunk.toString()}`));
}

const textOf = (event: SessionEvent): string => (event.type === 'response' ? event.frame.bytes.toString() : event.type);

describe('implicit TLS', () => {
  it('speaks above TLS and records what the handshake yielded', async () => {
    await using server = await listen((socket) => {
      echo(accept(socket));
    });
    await using session = await open(server, 'implicit');
    expect(session.isSecure).toBe(true);
    await session.send(Buffer.from('NOOP\r\n'));
    expect(textOf(await session.next(soon))).toBe('* OK NOOP\r\n');
    expect(session.transcript.entries.map((entry) => entry.kind)).toEqual(['event', 'event', 'sent', 'received']);
    expect(session.transcript.write((bytes) => bytes)).toMatch(/secured by TLSv1\.[23] with/);
  });

  it('half-closes and goes on reading', async () => {
    await using server = await listen((socket) => {
      const secured = accept(socket);
      secured.on('end', () => secured.write('* OK end\r\n'));
      secured.resume();
    });
    await using session = await open(server, 'implicit');
    await session.endWrite();
    expect(textOf(await session.next(soon))).toBe('* OK end\r\n');
  });

  it('resets below TLS', async () => {
    let seen: Promise<unknown> | undefined;
    await using server = await listen((socket) => {
      const secured = accept(socket);
      seen = new Promise((resolve) => secured.once('error', resolve));
      secured.resume();
      secured.write('* OK hi\r\n');
    });
    await using session = await open(server, 'implicit');
    await session.next(soon);
    await session.reset();
    expect(await seen).toMatchObject({ code: 'ECONNRESET' });
    expect(await session.next(soon)).toMatchObject({ type: 'reset', by: 'us' });
  });

  it('hears FIN', async () => {
    await using server = await listen((socket) => accept(socket).end('* BYE\r\n'));
    await using session = await open(server, 'implicit');
    expect(textOf(await session.next(soon))).toBe('* BYE\r\n');
    expect((await session.next(soon)).type).toBe('ended');
  });

  it('hears RST', async () => {
    await using server = await listen((socket) => {
      accept(socket).once('data', () => socket.resetAndDestroy());
    });
    await using session = await open(server, 'implicit');
    await session.send(Buffer.from('NOOP\r\n'));
    expect(await session.next(soon)).toMatchObject({ type: 'reset', by: 'peer' });
  });

  it('fails on a server that greets in plain text', async () => {
    await using server = await listen((socket) => socket.write('* OK hi\r\n'));
    await expect(open(server, 'implicit')).rejects.toMatchObject({ name: 'DriverError', code: 'handshake' });
  });

  it('fails on a server that says nothing', async () => {
    await using server = await listen(() => undefined);
    await expect(open(server, 'implicit', 50)).rejects.toMatchObject({ code: 'handshake-timeout' });
  });

  it('fails on a server that hangs up', async () => {
    await using server = await listen((socket) => socket.end());
    await expect(open(server, 'implicit')).rejects.toMatchObject({ code: 'closed' });
  });

  it('fails on a server that resets', async () => {
    await using server = await listen((socket) => socket.once('data', () => socket.resetAndDestroy()));
    await expect(open(server, 'implicit')).rejects.toMatchObject({ code: 'closed' });
  });
});

describe('a plain client on a TLS port', () => {
  it('gets octets that are no response', async () => {
    await using server = await listen((socket) => {
      accept(socket);
    });
    await using session = await open(server, 'plain');
    await session.send(Buffer.from('a1 NOOP\r\n'));
    const event = await session.next(soon);
    expect(['ended', 'reset']).toContain(event.type);
  });
});

describe('STARTTLS', () => {
  it('secures the connection', async () => {
    await using server = await starttls('a1 OK go\r\n', (socket) => {
      echo(accept(socket));
    });
    await using session = await ready(server);
    expect(session.isSecure).toBe(false);
    const event = await session.upgrade();
    expect(event).toMatchObject({ type: 'secured', tls: { trusted: false, subject: 'CN=localhost' } });
    expect(session.isSecure).toBe(true);
    await session.send(Buffer.from('NOOP\r\n'));
    expect(textOf(await session.next(soon))).toBe('* OK NOOP\r\n');
    await expect(session.upgrade()).rejects.toMatchObject({ code: 'misuse' });
  });

  it('trusts a certificate that it was told to trust, and that names the host', async () => {
    await using server = await starttls('a1 OK go\r\n', (socket) => {
      accept(socket);
    });
    await using session = await ready(server);
    const event = await session.upgrade({ host: 'localhost', ca: cert, verify: true });
    expect(event).toMatchObject({ type: 'secured', tls: { trusted: true } });
  });

  it('refuses a certificate that names another host, where it is asked to verify', async () => {
    await using server = await starttls('a1 OK go\r\n', (socket) => {
      accept(socket);
    });
    await using session = await ready(server);
    const event = await session.upgrade({ host: 'mail.example.org', ca: cert, verify: true });
    expect(event).toMatchObject({ type: 'failed', error: { code: 'handshake' } });
  });

  it('reports what came behind the answer and was not read', async () => {
    await using server = await starttls('a1 OK go\r\n* 9 EXISTS\r\n* 1 F', (socket) => {
      echo(accept(socket));
    });
    await using session = await ready(server);
    expect((await session.upgrade()).type).toBe('secured');
    expect(await session.next(soon)).toMatchObject({ type: 'leftover', bytes: Buffer.from('* 9 EXISTS\r\n* 1 F') });
    await session.send(Buffer.from('NOOP\r\n'));
    expect(textOf(await session.next(soon))).toBe('* OK NOOP\r\n');
  });

  it('does not take plain text for a handshake', async () => {
    await using server = await starttls('a1 OK go\r\n', (socket) => {
      socket.once('data', () => socket.write('* OK no TLS here\r\n'));
    });
    await using session = await ready(server);
    const failed = await session.upgrade();
    expect(failed).toMatchObject({ type: 'failed', error: { code: 'handshake' } });
    expect(await session.next(soon)).toBe(failed);
  });

  it('does not wait for ever', async () => {
    await using server = await starttls('a1 OK go\r\n', () => undefined);
    await using session = await ready(server);
    expect(await session.upgrade({ handshakeMs: 30 })).toMatchObject({ error: { code: 'handshake-timeout' } });
  });

  it('can be aborted', async () => {
    await using server = await starttls('a1 OK go\r\n', () => undefined);
    await using session = await ready(server);
    const event = session.upgrade({ signal: AbortSignal.timeout(20) });
    expect(await event).toMatchObject({ type: 'failed', error: { code: 'aborted' } });
  });

  it('tells that the server is gone', async () => {
    await using server = await starttls('a1 OK go\r\n', (socket) => socket.end());
    await using session = await ready(server);
    await expect.poll(() => session.pending()).toBe(true);
    expect((await session.upgrade()).type).toBe('ended');
  });
});
