/** Clients that mean harm: each gets the answer of its RFC, costs bounded memory, and harms no other. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { memoryInUse } from '../wire/memory-in-use.ts';
import { limits } from './limits.ts';
import type { ReferenceServer, Service } from './server.ts';
import { startReferenceServer } from './start-server.ts';

const services = ['imap', 'pop3', 'lmtp'] as const;
const logIn = { imap: 'l1 LOGIN user pw\r\n', pop3: 'USER user\r\nPASS pw\r\n', lmtp: 'LHLO x\r\n' } as const;

async function start(): Promise<ReferenceServer> {
  const server = await startReferenceServer({
    listen: { imap: 0, pop3: 0, lmtp: 0 },
    accounts: [{ user: 'user', password: 'pw' }],
  });
  server.deliver('user', [Buffer.from(`Subject: large\r\n\r\n${`${'x'.repeat(998)}\r\n`.repeat(1000)}`)]);
  return server;
}

function open(server: ReferenceServer, service: Service): Socket {
  const port = server.endpoints.find((endpoint) => endpoint.service === service)?.port ?? 0;
  return connect(port).on('error', () => undefined);
}

/** Reads until the server has said something that fits, or has closed. Gives all that was said. */
async function heard(socket: Socket, until: RegExp): Promise<string> {
  let text = '';
  if (socket.readableEnded || socket.destroyed) return text;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      socket.off('data', read).off('close', done);
      resolve();
    };
    const read = (chunk: Buffer): void => {
      text += chunk.toString('latin1');
      if (until.test(text)) done();
    };
    socket.on('data', read).on('close', done);
  });
  return text;
}

async function send(socket: Socket, octets: Buffer | string): Promise<void> {
  if (socket.write(octets) || socket.destroyed) return;
  const gone = new AbortController();
  const { signal } = gone;
  await Promise.race([once(socket, 'drain', { signal }), once(socket, 'close', { signal })]).catch(() => undefined);
  gone.abort();
}

/** A whole session of a client that means well. */
async function isHealthy(server: ReferenceServer, service: (typeof services)[number]): Promise<boolean> {
  const last = { imap: 'l2 LOGOUT\r\n', pop3: 'QUIT\r\n', lmtp: 'QUIT\r\n' }[service];
  const socket = open(server, service);
  socket.write(logIn[service] + last);
  const text = await heard(socket, /never/);
  return /(l2 OK|\+OK [^\r\n]*|221 [^\r\n]*)[^\r\n]*\r\n$/.test(text);
}

/** More than this is looked at again without what can be let go. */
const suspicious = 50_000_000;

/** How much more memory is in use at its highest, sampled while something happens. */
async function memoryDuring(act: () => Promise<void>): Promise<number> {
  const before = memoryInUse();
  let most = 0;
  const timer = setInterval(() => {
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    const more = heapUsed + arrayBuffers - before;
    most = Math.max(most, more > suspicious ? memoryInUse() - before : more);
  }, 100);
  await act();
  clearInterval(timer);
  return Math.max(most, memoryInUse() - before);
}

describe('a literal that is too large', () => {
  it.each([
    ['waits for leave, 4 GiB', 'a1 APPEND INBOX {4294967296}\r\n', /^(a1|\*) (NO|BAD|BYE) /m],
    ['waits for leave, nearly 4 GiB', 'a1 APPEND INBOX {4294967295}\r\n', /^a1 NO \[TOOBIG\]/m],
    ['waits for leave, no APPEND', 'a1 SELECT {4294967295}\r\n', /^(a1|\*) (NO|BAD|BYE) /m],
    ['does not wait', 'a1 APPEND INBOX {4294967295+}\r\n', /^(a1|\*) (NO|BAD|BYE) /m],
    ['has a size that is no number', 'a1 APPEND INBOX {99999999999999999999}\r\n', /^(a1|\*) (NO|BAD|BYE) /m],
  ])('is refused at once where the client %s', async (_, command, answer) => {
    await using server = await start();
    const socket = open(server, 'imap');
    socket.write(logIn.imap);
    await heard(socket, /l1 OK/);
    socket.write(command);
    const said = await heard(socket, answer);
    expect(said).toMatch(answer);
    expect(said).not.toMatch(/^\+ /m);
    socket.destroy();
  });

  it('is refused before login where no password is so long', async () => {
    await using server = await start();
    const socket = open(server, 'imap');
    socket.write('a1 LOGIN user {100000}\r\n');
    expect(await heard(socket, /^(a1|\*) (NO|BAD|BYE) /m)).not.toMatch(/^\+ /m);
    socket.destroy();
  });

  it('costs nothing when it comes all the same', async () => {
    await using server = await start();
    const socket = open(server, 'imap');
    socket.write(logIn.imap);
    await heard(socket, /l1 OK/);
    const memory = await memoryDuring(async () => {
      socket.write('a1 APPEND INBOX {4294967295+}\r\n');
      socket.resume();
      for (let sent = 0; sent < 300 && !socket.destroyed; sent += 1) await send(socket, Buffer.alloc(1_000_000));
    });
    expect(memory).toBeLessThan(100_000_000);
    expect(await isHealthy(server, 'imap')).toBe(true);
    socket.destroy();
  });
});

describe('a line without end', () => {
  it.each(services)('is answered once by %s, in little memory', async (service) => {
    await using server = await start();
    const socket = open(server, service);
    const answers = heard(socket, /never/);
    const memory = await memoryDuring(async () => {
      for (let sent = 0; sent < 200 && !socket.destroyed; sent += 1) await send(socket, Buffer.alloc(1_000_000, 'x'));
    });
    expect(memory).toBeLessThan(100_000_000);
    socket.end(service === 'imap' ? '\r\na2 NOOP\r\n' : '\r\nNOOP\r\n');
    // Whether a literal belongs to such a line IMAP cannot know: it ends the session.
    const after = { imap: /^\* BYE \[TOOBIG\] .*\r\n$/m, pop3: /^-ERR .*\r\n-ERR /m, lmtp: /^500 .*\r\n250 /m }[
      service
    ];
    expect(await answers).toMatch(after);
    expect(await isHealthy(server, service)).toBe(true);
  });
});

describe('a slow sender', () => {
  it.each(services)('is heard out by %s and holds up nobody', async (service) => {
    await using server = await start();
    const socket = open(server, service);
    socket.setNoDelay(true);
    const line = { imap: 'a1 NOOP\r\n', pop3: 'USER user\r\n', lmtp: 'NOOP\r\n' }[service];
    const answer = heard(socket, /^(a1 OK|\+OK [^<\r\n]*\r|250 )/m);
    for (const octet of line) {
      socket.write(octet);
      await delay(5);
      expect(await isHealthy(server, service)).toBe(true);
    }
    expect(await answer).toMatch(/^(a1 OK|\+OK|250 )/m);
    socket.destroy();
  });
});

describe('a FETCH of the same octets again and again', () => {
  it('is refused before they fill the memory', async () => {
    await using server = await start();
    const socket = open(server, 'imap');
    const parts = Array.from({ length: 2000 }, (_, from) => `BODY[]<${String(from)}.9999999>`).join(' ');
    const memory = await memoryDuring(async () => {
      socket.write(`${logIn.imap}l2 SELECT INBOX\r\nl3 FETCH 1 (${parts})\r\nl4 FETCH 1 FLAGS\r\n`);
      const said = await heard(socket, /^l4 /m);
      expect(said).toMatch(/^l3 NO \[LIMIT\]/m);
      expect(said).toMatch(/^\* 1 FETCH \(FLAGS \(\\Recent\)\)/m);
    });
    expect(memory).toBeLessThan(150_000_000);
    socket.destroy();
  });
});

describe('many names of many fields', () => {
  it('hold up nobody for long', async () => {
    await using server = await start();
    server.deliver('user', [Buffer.from('a:\r\n'.repeat(9999)), Buffer.from(`Subject: ${'[fwd:'.repeat(200_000)}`)]);
    const socket = open(server, 'imap');
    const names = Array.from({ length: 10_000 }, (_, name) => name.toString(16)).join(' ');
    const began = performance.now();
    socket.write(`${logIn.imap}l2 SELECT INBOX\r\nl3 FETCH 2 BODY.PEEK[HEADER.FIELDS (${names})]\r\n`);
    socket.write('l4 SORT (SUBJECT) UTF-8 ALL\r\n');
    expect(await heard(socket, /^l4 /m)).toMatch(/^l3 OK [^]*^l4 OK /m);
    expect(performance.now() - began).toBeLessThan(1500);
    socket.destroy();
  });
});

describe('a peer that never reads', () => {
  const asks = {
    imap: `l2 SELECT INBOX\r\n${'l3 FETCH 1 BODY.PEEK[]\r\n'.repeat(500)}`,
    pop3: 'RETR 1\r\n'.repeat(500),
  };

  it.each(['imap', 'pop3'] as const)('of %s is sent no more than the network holds', async (service) => {
    await using server = await start();
    const peers: Socket[] = [];
    const memory = await memoryDuring(async () => {
      for (let count = 0; count < 10; count += 1) {
        const socket = open(server, service).pause();
        socket.write(logIn[service] + asks[service]);
        peers.push(socket);
      }
      await delay(1000);
    });
    // Ten peers asked for 5 GB.
    expect(memory).toBeLessThan(150_000_000);
    expect(await isHealthy(server, service)).toBe(true);
    for (const socket of peers) socket.destroy();
  });

  it('gets all that it asked for when it reads at last', async () => {
    await using server = await start();
    const socket = open(server, 'pop3').pause();
    socket.write(`${logIn.pop3}${'RETR 1\r\n'.repeat(20)}QUIT\r\n`);
    await delay(300);
    let octets = 0;
    socket.on('data', (chunk: Buffer) => (octets += chunk.length)).resume();
    await once(socket, 'close');
    expect(octets).toBeGreaterThan(20 * 1_000_000);
  });
});

describe('10,000 connections', () => {
  it('are served as far as there is room, and told to go beyond that', async () => {
    await using server = await start();
    const kept: Socket[] = [];
    let refused = 0;
    const memory = await memoryDuring(async () => {
      for (let wave = 0; wave < 20; wave += 1) {
        const sockets = Array.from({ length: 500 }, () => open(server, 'imap'));
        for (const said of await Promise.all(
          sockets.map(async (socket) => [socket, await heard(socket, /\r\n/)] as const),
        ))
          if (said[1].startsWith('* OK ')) kept.push(said[0]);
          else if (said[1].startsWith('* BYE ')) refused += 1;
      }
    });
    expect([kept.length, refused]).toEqual([limits.connections, 10_000 - limits.connections]);
    expect(memory).toBeLessThan(300_000_000);
    for (const socket of kept) socket.destroy();
    await delay(100);
    expect(await isHealthy(server, 'imap')).toBe(true);
  }, 60_000);
});
