import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { Loopback } from '../bench/loopback.ts';
import { listen } from '../bench/loopback.ts';
import { limits } from '../wire/limits.ts';
import type { SessionEvent } from './event.ts';
import { openSession } from './open-session.ts';
import type { Session } from './session.ts';

const soon = 2_000;

function open(server: Loopback, protocol: 'imap' | 'pop3' = 'imap'): Promise<Session> {
  const endpoint = { protocol, tls: 'plain', host: server.host, port: server.port } as const;
  return openSession({ endpoint, name: 'phone', connectMs: soon, handshakeMs: soon });
}

/** Events until the connection ends or nothing more comes. */
async function allEvents(session: Session): Promise<readonly SessionEvent[]> {
  const events: SessionEvent[] = [];
  for (;;) {
    const event = await session.next(soon);
    events.push(event);
    if (event.type !== 'response' && event.type !== 'leftover') return events;
  }
}

const types = (events: readonly SessionEvent[]): readonly string[] => events.map((event) => event.type);

/** Resolves with everything the client sent, once it has ended its side. */
function heard(socket: Socket): Promise<string> {
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve) =>
    socket.on('end', () => {
      resolve(Buffer.concat(chunks).toString('latin1'));
    }),
  );
}

describe('what a peer can do', () => {
  it('speaks: each response is an event with its octets', async () => {
    await using server = await listen((socket) => socket.end('* OK hi\r\n* 1 EXISTS\r\n'));
    await using session = await open(server);
    const events = await allEvents(session);
    expect(types(events)).toEqual(['response', 'response', 'ended']);
    expect(events[1]).toMatchObject({ session: 'phone', protocol: 'imap', frame: { offset: 9 } });
    expect(session.greeting?.frame.bytes.toString()).toBe('* OK hi\r\n');
  });

  it('accepts and says nothing', async () => {
    await using server = await listen(() => undefined);
    await using session = await open(server);
    expect(await session.next(20)).toMatchObject({ type: 'silence', pendingOctets: 0 });
    expect(session.pending()).toBe(false);
  });

  it('begins a response and stops', async () => {
    await using server = await listen((socket) => socket.write('* OK h'));
    await using session = await open(server);
    await expect.poll(() => session.transcript.entries.length).toBe(2);
    expect(await session.next(20)).toMatchObject({ type: 'silence', pendingOctets: 6 });
  });

  it('trickles: the deadline counts from the beginning of the wait, not from the last octet', async () => {
    await using server = await listen((socket) => {
      const timer = setInterval(() => socket.write('x'), 5);
      socket.on('close', () => {
        clearInterval(timer);
      });
    });
    await using session = await open(server);
    const event = await session.next(100);
    expect(event).toMatchObject({ type: 'silence' });
    expect(event.type === 'silence' && event.pendingOctets).toBeGreaterThan(2);
  });

  it('sends FIN in the middle of a response', async () => {
    await using server = await listen((socket) => socket.end('* OK hi\r\n* 1 FE'));
    await using session = await open(server);
    const events = await allEvents(session);
    expect(types(events)).toEqual(['response', 'ended']);
    expect(events[1]).toMatchObject({ partial: { offset: 9, fault: { offset: 6 } } });
  });

  it('sends RST', async () => {
    await using server = await listen((socket) => {
      socket.write('* OK hi\r\n* 1 F');
      socket.once('data', () => socket.resetAndDestroy());
    });
    await using session = await open(server);
    await session.send(Buffer.from('a1 NOOP\r\n'));
    const events = await allEvents(session);
    expect(events.at(-1)).toMatchObject({ type: 'reset', by: 'peer' });
  });

  it('ends its side and still hears us', async () => {
    let rest: Promise<string> | undefined;
    await using server = await listen((socket) => {
      rest = heard(socket);
      socket.end('* BYE\r\n');
    });
    await using session = await open(server);
    expect(types(await allEvents(session))).toEqual(['response', 'ended']);
    await session.send(Buffer.from('a1 NOOP\r\n'));
    await session.endWrite();
    expect(await rest).toBe('a1 NOOP\r\n');
  });

  it('keeps saying the same once it is over', async () => {
    await using server = await listen((socket) => socket.end());
    await using session = await open(server);
    expect((await session.next(soon)).type).toBe('ended');
    expect(session.pending()).toBe(false);
    expect((await session.next(soon)).type).toBe('ended');
  });
});

describe('what a hostile peer can do', () => {
  it.each(['imap', 'pop3'] as const)('%s: sends a line without end', async (protocol) => {
    await using server = await listen((socket) => {
      const chunk = Buffer.alloc(64 * 1024, 'x');
      const more = (): void => {
        while (socket.writable && socket.write(chunk));
      };
      socket.on('drain', more);
      more();
    });
    await using session = await open(server, protocol);
    const events = await allEvents(session);
    expect(types(events)).toEqual(['response', 'failed']);
    expect(events[1]).toMatchObject({ error: { code: 'flood' } });
  });

  it('sends responses that no one reads', async () => {
    await using server = await listen((socket) => {
      const chunk = Buffer.from('* 1 EXISTS\r\n'.repeat(10_000));
      const more = (): void => {
        while (socket.writable && socket.write(chunk));
      };
      socket.on('drain', more);
      more();
    });
    await using session = await open(server);
    const isOver = (): boolean =>
      session.transcript.entries.some((entry) => entry.kind === 'event' && entry.text.includes('failed'));
    await expect.poll(isOver, { timeout: 10_000 }).toBe(true);
    const events = await allEvents(session);
    expect(events.length).toBeGreaterThan(limits.responsesPerStep);
    expect(events.at(-1)).toMatchObject({ type: 'failed', error: { code: 'flood' } });
  });

  it('announces a literal that no one could hold', async () => {
    await using server = await listen((socket) => socket.write('* 1 FETCH (BODY[] {99999999999}\r\nabc'));
    await using session = await open(server);
    const events = await allEvents(session);
    expect(types(events).at(-1)).toBe('failed');
    expect(events[0]).toMatchObject({ type: 'response', frame: { fault: { rule: 'response' } } });
  });

  it('announces more octets than it sends', async () => {
    await using server = await listen((socket) => socket.write('* 1 FETCH (BODY[] {100}\r\nabc)\r\nh1 OK done\r\n'));
    await using session = await open(server);
    await expect.poll(() => session.transcript.entries.length).toBe(2);
    expect(await session.next(20)).toMatchObject({ type: 'silence', pendingOctets: 43 });
  });

  it('takes no octets', async () => {
    await using server = await listen((socket) => socket.pause());
    await using session = await open(server);
    await session.send(Buffer.alloc(32 * 1024 * 1024), { deadlineMs: 100 });
    expect(await session.next(soon)).toMatchObject({ type: 'failed', error: { code: 'stalled' } });
  });

  it('is gone while we send', async () => {
    await using server = await listen((socket) => socket.once('data', () => socket.resetAndDestroy()));
    await using session = await open(server);
    await session.send(Buffer.from('a1 NOOP\r\n'));
    expect((await session.next(soon)).type).toBe('reset');
    const before = session.transcript.entries.length;
    await session.send(Buffer.from('a1 NOOP\r\n'));
    expect(session.transcript.entries.length).toBe(before);
  });

  it('speaks unasked over POP3', async () => {
    await using server = await listen((socket) => socket.end('+OK hi\r\n+OK again\r\n'));
    await using session = await open(server, 'pop3');
    const [, second] = await allEvents(session);
    expect(second).toMatchObject({ type: 'response', protocol: 'pop3', frame: { unexpected: true } });
  });
});

describe('what we can do', () => {
  it('cuts what is sent into writes', async () => {
    let rest: Promise<string> | undefined;
    await using server = await listen((socket) => {
      rest = heard(socket);
    });
    await using session = await open(server);
    await session.send(Buffer.from('NOOP\r\n'), { split: 'octet' });
    await session.send(Buffer.from('NOOP\r\n'), { split: [2, 5] });
    await session.endWrite();
    expect(await rest).toBe('NOOP\r\nNOOP\r\n');
    const sent = session.transcript.entries.flatMap((entry) => (entry.kind === 'sent' ? [entry] : []));
    expect(sent.map((entry) => entry.bytes.toString())).toEqual(['N', 'O', 'O', 'P', '\r', '\n', 'NO', 'OP\r', '\n']);
    expect(sent.map((entry) => entry.offset)).toEqual([0, 1, 2, 3, 4, 5, 6, 8, 11]);
  });

  it('half-closes and goes on reading', async () => {
    await using server = await listen((socket) => {
      void heard(socket).then((text) => socket.end(`* OK ${text.length}\r\n`));
    });
    await using session = await open(server);
    await session.send(Buffer.from('abc'));
    await session.endWrite();
    expect(types(await allEvents(session))).toEqual(['response', 'ended']);
    await expect(session.send(Buffer.from('x'))).rejects.toMatchObject({ code: 'closed' });
  });

  it('resets', async () => {
    let seen: Promise<string> | undefined;
    await using server = await listen((socket) => {
      seen = new Promise((resolve) =>
        socket.on('error', (error) => {
          resolve(String(error));
        }),
      );
      socket.write('* OK hi\r\n');
      socket.resume();
    });
    await using session = await open(server);
    await session.next(soon);
    await session.reset();
    expect(await seen).toContain('ECONNRESET');
    expect(await session.next(soon)).toMatchObject({ type: 'reset', by: 'us' });
    await expect(session.send(Buffer.from('x'))).rejects.toMatchObject({ code: 'closed' });
  });

  it('closes with FIN, and records what the server still says', async () => {
    let end: Promise<string> | undefined;
    await using server = await listen((socket) => {
      end = heard(socket);
      void end.then(() => socket.end('* BYE\r\n'));
    });
    const session = await open(server);
    await session.close();
    await session.close();
    expect(await end).toBe('');
    expect(session.transcript.write((bytes) => bytes)).toMatch(/we closed[^]*BYE[^]*the server sent FIN/);
    expect(await session.next(soon)).toMatchObject({ type: 'response' });
    expect(await session.next(soon)).toMatchObject({ type: 'closed', by: 'us' });
  });

  it('closes though the server does not', async () => {
    await using server = await listen((socket) => socket.resume());
    const session = await open(server);
    await session.close();
    expect(await session.next(soon)).toMatchObject({ type: 'closed' });
  });

  it('lets one reader wait at a time', async () => {
    await using server = await listen(() => undefined);
    await using session = await open(server);
    const first = session.next(50);
    await expect(session.next(50)).rejects.toMatchObject({ code: 'misuse' });
    expect((await first).type).toBe('silence');
  });
});
