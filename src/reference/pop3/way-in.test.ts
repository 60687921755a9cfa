import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import type { FaultId } from '../faults/registry.ts';
import { startReferenceServer } from '../start-server.ts';

const password = 'secret';

/** Commands that log in, given the timestamp of the greeting. */
type Login = (timestamp: string) => readonly string[];

const byUser: Login = () => ['USER ann', `PASS ${password}`];
const byApop: Login = (timestamp) => [
  `APOP ann ${createHash('md5')
    .update(timestamp + password)
    .digest('hex')}`,
];
const bySasl: Login = () => [`AUTH PLAIN ${Buffer.from(`\0ann\0${password}`).toString('base64')}`];

/** The status of the last answer to each login, one session after the other. */
async function answers(logins: readonly Login[], faults: readonly FaultId[] = []): Promise<readonly string[]> {
  await using server = await startReferenceServer({
    listen: { pop3: 0 },
    accounts: [{ user: 'ann', password }],
    faults,
  });
  const port = server.endpoints[0]?.port ?? 0;
  const statuses: string[] = [];
  for (const login of logins) statuses.push(await answer(port, login));
  return statuses;
}

async function answer(port: number, login: Login): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const lines = createInterface({ input: socket })[Symbol.asyncIterator]();
  let last = String((await lines.next()).value);
  for (const command of login(/<.*>/.exec(last)?.[0] ?? '')) {
    socket.write(`${command}\r\n`);
    last = String((await lines.next()).value);
  }
  socket.end('QUIT\r\n');
  await once(socket, 'close');
  return last.split(' ')[0] ?? '';
}

describe('the way in', () => {
  it('is USER for who came so first', async () => {
    expect(await answers([byUser, byApop, byUser])).toEqual(['+OK', '-ERR', '+OK']);
  });

  it('is APOP for who came so first', async () => {
    expect(await answers([byApop, byUser, byApop])).toEqual(['+OK', '-ERR', '+OK']);
  });

  it('is left open by SASL', async () => {
    expect(await answers([bySasl, byApop, bySasl])).toEqual(['+OK', '+OK', '+OK']);
  });

  it('is any where a fault says so', async () => {
    expect(await answers([byUser, byApop], ['pop3.login.both-ways'])).toEqual(['+OK', '+OK']);
  });
});
