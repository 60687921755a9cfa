import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Choices } from '../settings/registry.ts';
import { startReferenceServer } from '../start-server.ts';

/** Everything that the server says, until it has said what is waited for or closes. */
class Client {
  readonly #socket: Socket;
  #heard = '';

  constructor(port: number) {
    this.#socket = connect(port, '127.0.0.1').setEncoding('latin1');
    this.#socket.on('data', (text: string) => (this.#heard += text)).on('error', () => undefined);
  }

  /** Sends, and takes what comes until the pattern is met. */
  async talk(text: string, until: RegExp): Promise<string> {
    this.#socket.write(text, 'latin1');
    while (!until.test(this.#heard) && !this.#socket.closed) await delay(2);
    const heard = this.#heard;
    this.#heard = '';
    return heard;
  }

  /** Waits a moment, and takes what came. */
  async listen(milliseconds = 50): Promise<string> {
    await delay(milliseconds);
    return this.talk('', /^/);
  }

  close(): void {
    this.#socket.destroy();
  }
}

async function start(choices: Choices = {}) {
  const server = await startReferenceServer({
    listen: { imap: 0 },
    accounts: [{ user: 'ann', password: 'secret' }],
    choices,
  });
  const clients: Client[] = [];
  const port = server.endpoints[0]?.port ?? 0;
  const guest = async () => {
    const client = new Client(port);
    clients.push(client);
    await client.talk('', /\r\n/);
    return client;
  };
  return {
    server,
    guest,
    ann: async (select = true) => {
      const client = await guest();
      await client.talk('l LOGIN ann secret\r\n', /^l /m);
      if (select) await client.talk('s SELECT INBOX\r\n', /^s /m);
      return client;
    },
    async [Symbol.asyncDispose]() {
      for (const client of clients) client.close();
      await server[Symbol.asyncDispose]();
    },
  };
}

const message = (subject: string) => Buffer.from(`Subject: ${subject}\r\n\r\nhello\r\n`);

describe('commands before login', () => {
  it.each([
    ['unknown', 'a XYZZY\r\n', /^a BAD /],
    ['tag alone', 'a\r\n', /^a BAD /],
    ['empty line', '\r\n', /^\* BAD /],
    ['no tag', ' NOOP\r\n', /^\* BAD /],
    ['plus in the tag', 'a+b NOOP\r\n', /^\* BAD /],
    ['any case', 'a nOoP\r\n', /^a OK /],
    ['argument too many', 'a NOOP 1\r\n', /^a BAD /],
    ['wrong state', 'a SELECT INBOX\r\n', /^a BAD /],
    ['wrong password', 'a LOGIN ann wrong\r\n', /^a NO \[AUTHENTICATIONFAILED\] /],
    ['NUL', 'a NOOP\0\r\n', /^a BAD /],
    ['LF alone', 'a NOOP\nb NOOP\r\n', /^a BAD /],
    ['literal asked for', 'a LOGIN {3}\r\n', /^\+ /],
    ['literal not asked for', 'a LOGIN {3+}\r\nann secret\r\n', /^a OK /],
    ['literals alone', 'a LOGIN {3+}\r\nann {6+}\r\nsecret\r\n', /^a OK /],
    ['literal too large for a name', 'a LOGIN {4097}\r\n', /^a NO \[TOOBIG\] /],
    ['literal of 4 GiB', 'a LOGIN {4294967296}\r\n', /^a NO \[TOOBIG\] /],
    ['literal of 2^63', 'a LOGIN {9223372036854775808}\r\n', /^a NO \[TOOBIG\] /],
    ['4 GiB that nobody waits for', 'a LOGIN {4294967296+}\r\n', /^\* BYE \[TOOBIG\] /],
    ['unknown mechanism', 'a AUTHENTICATE X-Y\r\n', /^a NO /],
    ['initial response that is no base64', 'a AUTHENTICATE PLAIN =AAA\r\n', /^a BAD /],
  ])('%s', async (_, sent, wanted) => {
    await using world = await start();
    const client = await world.guest();
    expect(await client.talk(sent, /\r\n/)).toMatch(wanted);
  });

  it('takes octets of a refused literal for no command', async () => {
    await using world = await start();
    const client = await world.guest();
    const said = await client.talk(`a XYZZY {10+}\r\nb LOGOUT\r\n\r\nc NOOP\r\n`, /^c /m);
    expect(said).toMatch(/^a BAD .*\r\nc OK .*\r\n$/);
  });

  it.each([
    [{ 'imap.line-too-long': 'bad' }, `a NOOP ${'x'.repeat(70_000)}\r\nb NOOP\r\n`, /^a BAD \[TOOBIG\] .*\r\nb OK /],
    [
      { 'imap.line-too-long': 'bad' },
      `a ${'x'.repeat(70_000)} {5+}\r\nb NOO\r\nb NOOP\r\n`,
      /^a BAD \[TOOBIG\] .*\r\nb OK /,
    ],
    [
      { 'imap.line-too-long': 'untagged-bad' },
      `a NOOP ${'x'.repeat(70_000)}\r\nb NOOP\r\n`,
      /^\* BAD \[TOOBIG\] .*\r\nb OK /,
    ],
    [{ 'imap.line-without-tag': 'bye' }, '\r\n', /^\* BYE /],
    [{ 'imap.nul-in-command': 'untagged' }, 'a NOOP\0\r\nb NOOP\r\n', /^\* BAD .*\r\nb OK /],
    [{ 'imap.nul-in-command': 'bye' }, 'a NOOP\0\r\n', /^\* BYE /],
  ] as const)('refuses under %j', async (choices, sent, wanted) => {
    await using world = await start(choices);
    const client = await world.guest();
    expect(await client.talk(sent, /^b|BYE/m)).toMatch(wanted);
  });

  it('ends an endless line with BYE', async () => {
    await using world = await start();
    const client = await world.guest();
    expect(await client.talk('a'.repeat(70_000), /\r\n/)).toMatch(/^\* BYE /);
  });

  it('loses patience with somebody who talks nonsense', async () => {
    await using world = await start();
    const client = await world.guest();
    expect(await client.talk('?\r\n'.repeat(200), /BYE/)).toMatch(/\* BYE Too many bad commands\r\n$/);
  });
});

describe('literals of messages', () => {
  it.each([
    ['larger than LITERAL- allows', {}, /^a BAD \[TOOBIG\] /],
    ['ends the session', { 'imap.non-synchronizing-literal-too-large': 'bye' }, /^\* BYE \[TOOBIG\] /],
    ['is taken with LITERAL+', { 'imap.literal-plus': 'on' }, /^a OK /m],
  ] as const)('%s', async (_, choices, wanted) => {
    await using world = await start(choices);
    const client = await world.ann();
    const text = `Subject: x\r\n\r\n${'x'.repeat(5000)}`;
    const said = await client.talk(`a APPEND INBOX {${String(text.length)}+}\r\n${text}\r\n`, /^(a|\* BYE)/m);
    expect(said).toMatch(wanted);
  });
});

describe('announcements', () => {
  it('holds EXPUNGE back during FETCH by number, and numbers stay', async () => {
    await using world = await start();
    world.server.deliver('ann', ['a', 'b', 'c'].map(message));
    const [phone, laptop] = [await world.ann(), await world.ann()];
    await phone.talk('a STORE 1:2 +FLAGS.SILENT (\\Deleted)\r\nb EXPUNGE\r\n', /^b /m);
    expect(await laptop.talk('a FETCH 3 (UID)\r\n', /^a /m)).toContain('* 3 FETCH (UID 3)');
    expect(await laptop.talk('b NOOP\r\n', /^b /m)).toBe('* 2 EXPUNGE\r\n* 1 EXPUNGE\r\nb OK Nothing done\r\n');
    expect(await laptop.talk('c FETCH 1 (UID)\r\n', /^c /m)).toContain('* 1 FETCH (UID 3)');
  });

  it.each([
    [{}, '* 4 EXISTS\r\n* 1 RECENT\r\n* 2 EXPUNGE\r\n* 1 EXPUNGE\r\n'],
    [{ 'imap.expunge-order': 'ascending' }, '* 4 EXISTS\r\n* 1 RECENT\r\n* 1 EXPUNGE\r\n* 1 EXPUNGE\r\n'],
    [{ 'imap.announcement-order': 'expunge-first' }, '* 2 EXPUNGE\r\n* 1 EXPUNGE\r\n* 2 EXISTS\r\n* 1 RECENT\r\n'],
  ] as const)('counts under %j', async (choices, wanted) => {
    await using world = await start(choices);
    world.server.deliver('ann', ['a', 'b', 'c'].map(message));
    const [phone, laptop] = [await world.ann(), await world.ann()];
    await phone.talk('a STORE 1:2 +FLAGS.SILENT (\\Deleted)\r\nb EXPUNGE\r\nc LOGOUT\r\n', /^c /m);
    world.server.deliver('ann', [message('d')]);
    expect(await laptop.talk('a NOOP\r\n', /^a /m)).toBe(`${wanted}a OK Nothing done\r\n`);
  });

  it('says nothing while no command is in progress, unless told to, and then no EXPUNGE', async () => {
    for (const [way, wanted] of [
      ['held', ''],
      ['announced', '* 2 EXISTS\r\n* 2 RECENT\r\n'],
    ] as const) {
      await using world = await start({ 'imap.exists-between-commands': way });
      world.server.deliver('ann', [message('a')]);
      const laptop = await world.ann();
      const inbox = world.server.store.account('ann')?.inbox();
      world.server.deliver('ann', [message('b')]);
      expect(await laptop.listen()).toBe(wanted);
      inbox?.expunge(inbox.messages.slice(0, 1));
      expect(await laptop.listen()).toBe('');
    }
  });

  it('pushes in IDLE what happens and what happened before', async () => {
    await using world = await start();
    const laptop = await world.ann();
    world.server.deliver('ann', [message('a')]);
    expect(await laptop.talk('a IDLE\r\n', /RECENT/)).toMatch(/^\+ .*\r\n\* 1 EXISTS\r\n\* 1 RECENT\r\n$/);
    const inbox = world.server.store.account('ann')?.inbox();
    inbox?.expunge(inbox.messages);
    expect(await laptop.talk('', /RECENT/)).toBe('* 1 EXPUNGE\r\n* 0 RECENT\r\n');
    expect(await laptop.talk('DONE\r\n', /^a /m)).toBe('a OK Enough\r\n');
  });

  it('never tells of a message that came and went', async () => {
    await using world = await start();
    const laptop = await world.ann();
    world.server.deliver('ann', [message('a')]);
    const inbox = world.server.store.account('ann')?.inbox();
    inbox?.expunge(inbox.messages);
    expect(await laptop.talk('a NOOP\r\n', /^a /m)).toBe('a OK Nothing done\r\n');
  });

  it('listens no more when the session is over', async () => {
    await using world = await start();
    const laptop = await world.ann();
    const inbox = world.server.store.account('ann')?.inbox();
    expect(inbox?.listeners()).toBe(1);
    laptop.close();
    await delay(50);
    expect(inbox?.listeners()).toBe(0);
  });
});

describe('a mailbox that another session takes away', () => {
  const large = Buffer.alloc(3_000_000, 'x');
  const fetched = /^\* 1 FETCH .*\r\na OK .*\r\nb OK /;

  it.each([
    ['ghost', '', fetched],
    ['others-refused', '', /^a NO The mailbox was deleted\r\nb OK /],
    ['others-closed', '', /^\* BYE The mailbox was deleted\r\n$/],
    ['others-closed', 'e ENABLE IMAP4rev2\r\n', /^\* OK \[CLOSED\] .*\r\na BAD .*\r\nb BAD /],
    ['others-disconnected', '', /^\* BYE The mailbox was deleted\r\n$/],
  ] as const)('%s %s', async (way, first, wanted) => {
    await using world = await start({ 'imap.delete-of-open': way, 'imap.rename-of-open': 'goes-on' });
    const [phone, laptop] = [await world.ann(), await world.ann(false)];
    await phone.talk('a CREATE w\r\nb APPEND w {3+}\r\nx\r\n\r\n', /^b /m);
    await laptop.talk(`${first}c SELECT w\r\n`, /^c /m);
    await phone.talk('c DELETE w\r\n', /^c OK/m);
    expect(await laptop.talk('a FETCH 1 (UID)\r\nb CLOSE\r\n', /^b /m)).toMatch(wanted);
  });

  it('ends a FETCH that is under way by BYE, and is no bug', async () => {
    await using world = await start({ 'imap.delete-of-open': 'others-disconnected' });
    const [phone, laptop] = [await world.ann(), await world.ann(false)];
    const box = world.server.store.account('ann')?.create('w');
    box?.append(Array.from({ length: 5 }, () => ({ octets: large })));
    await laptop.talk('c SELECT w\r\n', /^c /m);
    const heard = laptop.talk('a FETCH 1:5 (BODY.PEEK[])\r\n', /never/);
    await phone.talk('c DELETE w\r\n', /^c OK/m);
    expect((await heard).slice(-40)).toMatch(/\* BYE The mailbox was deleted\r\n$/);
  });
});

describe('the end', () => {
  it('is BYE where the server stops', async () => {
    await using world = await start();
    const [laptop, phone, tablet] = [await world.ann(), await world.ann(), await world.ann()];
    await phone.talk('a IDLE\r\n', /\+/);
    await tablet.talk('a APPEND INBOX {10}\r\nhalf', /\+/);
    await world.server.restart();
    expect(await laptop.listen()).toBe('* BYE The server stops\r\n');
    expect(await phone.listen()).toBe('* BYE The server stops\r\n');
    expect(await tablet.listen()).toBe('* BYE The server stops\r\n');
  });

  it('is BYE and the tagged OK at LOGOUT, whatever is behind it', async () => {
    await using world = await start();
    const laptop = await world.ann();
    const said = await laptop.talk('a LOGOUT\r\nb NOOP\r\n', /never/);
    expect(said).toBe('* BYE See you\r\na OK Logged out\r\n');
  });
});
