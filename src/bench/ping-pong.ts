import { dial } from '../driver/dial.ts';
import { openSession } from '../driver/open-session.ts';
import { readGreeting } from '../driver/response.ts';
import type { Session } from '../driver/session.ts';
import { listen } from './loopback.ts';

export interface PingPongTarget {
  readonly host: string;
  readonly port: number;
}

/** Commands before anything counts: until then the compiler is at work, not the code that it yields. */
const warmUpTrips = 5_000;
/** Commands of one run, and how often both ways are run in turn: many short runs, since others share the machine. */
const roundTrips = 300;
const runs = 60;
const deadlineMs = 10_000;

/**
 * NOOP over IMAP, one after the other, through a session beside a bare socket on the same server. The session keeps a
 * transcript, a deadline on each wait and a parsed response. Gives the report as text.
 */
export async function benchPingPong(target?: PingPongTarget): Promise<string> {
  if (target) return await measure(target, `${target.host}:${target.port}`);
  await using server = await serveNoop();
  return await measure(server, 'a server in this process');
}

async function measure(target: PingPongTarget, title: string): Promise<string> {
  await rawRate(target, warmUpTrips);
  await sessionRate(target, warmUpTrips);
  const rates = { raw: 0, session: 0 };
  for (let run = 0; run < runs; run++) {
    rates.raw = Math.max(rates.raw, await rawRate(target, roundTrips));
    rates.session = Math.max(rates.session, await sessionRate(target, roundTrips));
  }
  return [
    `NOOP against ${title}, the best of ${runs} runs`,
    line('bare socket', rates.raw),
    line('session', rates.session),
    `session/bare ${(rates.session / rates.raw).toFixed(2)}x`,
    '',
  ].join('\n');
}

function line(name: string, rate: number): string {
  const microseconds = (1e6 / rate).toFixed(1);
  return `${name.padEnd(12)}${rate.toFixed(0).padStart(8)} round trips/s ${microseconds.padStart(8)} us each`;
}

/** As little as a client can do: write, wait for a line end, write again. */
async function rawRate({ host, port }: PingPongTarget, trips: number): Promise<number> {
  const socket = await dial({ host, port, connectMs: deadlineMs });
  return new Promise((resolve, reject) => {
    let left = trips;
    let start = 0;
    socket.on('error', reject).on('data', (chunk: Buffer) => {
      if (chunk.at(-1) !== 0x0a) return;
      // The first line is the greeting.
      start ||= performance.now();
      if (left-- > 0) socket.write('r1 NOOP\r\n');
      else {
        const rate = rateSince(start, trips);
        socket.destroy();
        resolve(rate);
      }
    });
  });
}

async function sessionRate({ host, port }: PingPongTarget, trips: number): Promise<number> {
  const endpoint = { protocol: 'imap', tls: 'plain', host, port } as const;
  await using session = await openSession({ endpoint, name: 'bench', connectMs: deadlineMs, handshakeMs: deadlineMs });
  await readGreeting(session, deadlineMs);
  const start = performance.now();
  for (let left = trips; left > 0; left--) await noop(session);
  return rateSince(start, trips);
}

async function noop(session: Session): Promise<void> {
  const tag = session.nextTag();
  await session.send(Buffer.from(`${tag} NOOP\r\n`));
  for (;;) {
    const event = await session.next(deadlineMs);
    if (event.type !== 'response' || event.protocol !== 'imap') throw new Error(`NOOP was answered by ${event.type}`);
    const { data } = event.imap;
    if (data.kind === 'tagged' && data.tag === tag) return;
  }
}

function rateSince(start: number, trips: number): number {
  return trips / ((performance.now() - start) / 1000);
}

/** Says OK to everything. */
function serveNoop(): ReturnType<typeof listen> {
  return listen((socket) => {
    socket.write('* OK ready\r\n');
    socket.on('data', (chunk: Buffer) => {
      const text = chunk.toString('latin1');
      socket.write(`${text.slice(0, text.indexOf(' '))} OK NOOP completed\r\n`);
    });
  });
}
