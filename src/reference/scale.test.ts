/** How the server does with much of everything. Numbers are those of issue 4; the best of three runs counts, since tests share the machine. */
import { connect, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { ReferenceServer } from './server.ts';
import { startReferenceServer } from './start-server.ts';

/** A client that sends a command and waits for the tagged answer, and keeps only how much it heard. */
class Client {
  readonly #socket: Socket;
  #tags = 0;
  private constructor(socket: Socket) {
    this.#socket = socket;
  }

  static async open(server: ReferenceServer): Promise<Client> {
    const client = new Client(connect(server.endpoints[0]?.port ?? 0));
    await client.#until('* OK');
    await client.command('LOGIN user pw');
    return client;
  }

  /** Octets of the answer. Throws when it is not OK. */
  async command(text: string): Promise<number> {
    this.#tags += 1;
    const tag = `t${String(this.#tags)} `;
    this.#socket.write(`${tag}${text}\r\n`);
    return this.#until(`${tag}OK`);
  }

  /** Sends IDLE and waits until the server idles. */
  async idle(): Promise<void> {
    this.#socket.write('i1 IDLE\r\n');
    await this.#until('+ ');
  }

  close(): void {
    this.#socket.destroy();
  }

  /** Reads up to the end of a line that begins with a text. */
  #until(begin: string): Promise<number> {
    let tail = '';
    let octets = 0;
    return new Promise((resolve, reject) => {
      const read = (chunk: Buffer): void => {
        octets += chunk.length;
        tail = (tail + chunk.toString('latin1', Math.max(0, chunk.length - 400))).slice(-400);
        const last = tail.trimEnd().split('\r\n').at(-1) ?? '';
        if (!tail.endsWith('\r\n') || !/^(\+ |\* OK|[ti]\d+ )/.test(last)) return;
        this.#socket.off('data', read);
        if (last.startsWith(begin)) resolve(octets);
        else reject(new Error(last));
      };
      this.#socket.on('data', read);
    });
  }
}

function start(messages: number): Promise<ReferenceServer> {
  return startReferenceServer({ listen: { imap: 0 }, accounts: [{ user: 'user', password: 'pw' }] }).then((server) => {
    const octets = Buffer.from('Subject: one of many\r\n\r\ntext\r\n');
    server.deliver(
      'user',
      Array.from({ length: messages }, () => octets),
    );
    return server;
  });
}

/** Milliseconds of the fastest of three. */
async function fastest(act: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 3; run += 1) {
    const began = performance.now();
    await act();
    times.push(performance.now() - began);
  }
  return Math.min(...times);
}

describe('500 sessions', () => {
  it('idle at once in 300 MB, with their clients', async () => {
    await using server = await start(1000);
    const before = process.memoryUsage().rss;
    const clients = await Promise.all(Array.from({ length: 500 }, () => Client.open(server)));
    await Promise.all(
      clients.map(async (client) => {
        await client.command('SELECT INBOX');
        await client.idle();
      }),
    );
    expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000);
    for (const client of clients) client.close();
  });
});

describe('a mailbox of 100,000 messages', () => {
  it('is selected in 50 ms, in 250 ms the very first time', async () => {
    await using server = await start(100_000);
    const client = await Client.open(server);
    const began = performance.now();
    await client.command('SELECT INBOX');
    const first = performance.now() - began;
    const again = await fastest(() => client.command('SELECT INBOX'));
    client.close();
    // The first one runs code that was never run before, and makes every message recent.
    expect(first).toBeLessThan(250);
    expect(again).toBeLessThan(50);
  });

  it('tells UID and flags of all of them in a second', async () => {
    await using server = await start(100_000);
    const client = await Client.open(server);
    await client.command('SELECT INBOX');
    expect(await client.command('FETCH 1:* (UID FLAGS)')).toBeGreaterThan(100_000 * 30);
    expect(await fastest(() => client.command('FETCH 1:* (UID FLAGS)'))).toBeLessThan(1000);
    client.close();
  });
});
