/** FETCH, STORE, COPY, MOVE, APPEND and EXPUNGE as a client sees them, octet by octet. */
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limits } from '../../limits.ts';
import type { ReferenceServer } from '../../server.ts';
import { startReferenceServer } from '../../start-server.ts';

let server: ReferenceServer;

beforeAll(async () => {
  server = await startReferenceServer({
    listen: { imap: 0 },
    accounts: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((user) => ({ user, password: 'p' })),
  });
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

const small = Buffer.from('Subject: s\r\nX: y\r\n\r\nhello\r\n');

/** Everything that the server sends for these commands, up to the tagged reply to the last. */
function play(user: string, commands: readonly string[]): Promise<readonly string[]> {
  const lines = [`LOGIN ${user} p`, 'SELECT INBOX', ...commands].map((text, index) => `t${String(index)} ${text}\r\n`);
  const last = `t${String(lines.length - 1)} `;
  return new Promise((resolve) => {
    let heard = '';
    const socket = connect(server.endpoints[0]?.port ?? 0);
    socket.on('data', (chunk) => {
      heard += chunk.toString('latin1');
      if (!heard.includes(`\n${last}`) || !heard.endsWith('\r\n')) return;
      socket.destroy();
      resolve(heard.slice(heard.search(/^t1 /m)).split('\r\n').slice(1, -1));
    });
    socket.write(lines.join(''), 'latin1');
  });
}

function deliver(user: string, count: number): void {
  server.deliver(
    user,
    Array.from({ length: count }, () => small),
  );
}

describe('messages', () => {
  it('are fetched', async () => {
    deliver('a', 3);
    expect(
      await play('a', [
        'FETCH 2 (UID RFC822.SIZE FLAGS FLAGS)',
        'UID FETCH 9:* BODY[TEXT]<0.3>',
        'FETCH 1 (BODY[1.MIME] BODY.PEEK[HEADER.FIELDS (x)])',
        'FETCH 4 FLAGS',
        'FETCH 1 (FAST)',
        'FETCH 1 NONSENSE',
      ]),
    ).toEqual([
      '* 2 FETCH (UID 2 RFC822.SIZE 27 FLAGS (\\Recent))',
      't2 OK Fetched',
      '* 3 FETCH (UID 3 BODY[TEXT]<0> {3}',
      'hel FLAGS (\\Seen \\Recent))',
      't3 OK Fetched',
      '* 1 FETCH (BODY[1.MIME] {20}',
      'Subject: s',
      'X: y',
      '',
      ' BODY[HEADER.FIELDS (x)] {8}',
      'X: y',
      '',
      ' FLAGS (\\Seen \\Recent))',
      't4 OK Fetched',
      't5 BAD There is no message of that number',
      't6 BAD There is no item FAST',
      't7 BAD There is no item NONSENSE',
    ]);
  });

  it('are fetched by what the client wrote, octet for octet', async () => {
    deliver('f', 1);
    expect(
      await play('f', [
        'FETCH 1 BODY.PEEK[HEADER.FIELDS ({2+}\r\n\u00e9\u00fc X)]',
        'FETCH 1 BODY.PEEK[9.HEADER.FIELDS ({1+}\r\n\u00e9)]',
        'FETCH 1 BODY.PEEK[]<9223372036854775807.9223372036854775807>',
        'FETCH 1 BINARY.PEEK[1]<9007199254740993.1>',
        'FETCH 1 BODY.PEEK[]<9223372036854775808.1>',
      ]),
    ).toEqual([
      '* 1 FETCH (BODY[HEADER.FIELDS ({2}',
      '\u00e9\u00fc X)] {8}',
      'X: y',
      '',
      ')',
      't2 OK Fetched',
      '* 1 FETCH (BODY[9.HEADER.FIELDS ({1}',
      '\u00e9)] NIL)',
      't3 OK Fetched',
      '* 1 FETCH (BODY[]<9223372036854775807> {0}',
      ')',
      't4 OK Fetched',
      '* 1 FETCH (BINARY[1]<9007199254740993> {0}',
      ')',
      't5 OK Fetched',
      expect.stringMatching(/^t6 BAD /),
    ]);
  });

  it('have words beyond ASCII in their structure as they are', async () => {
    const odd = 'Content-Type: t\u00c9xt/\u00e9; N\u00c9=v\r\nContent-Transfer-Encoding: \u00c9X\r\n\r\n';
    server.deliver('h', [Buffer.from(odd, 'latin1')]);
    const lines = await play('h', ['FETCH 1 BODY']);
    expect(lines.slice(-7).join('')).toBe(
      '* 1 FETCH (BODY ({4}t\u00c9xt {1}\u00e9 ({2}n\u00c9 "v") NIL NIL {2}\u00c9x 0))t2 OK Fetched',
    );
  });

  it('are flagged', async () => {
    deliver('b', 2);
    expect(
      await play('b', [
        'STORE 1:2 +FLAGS.SILENT (\\seen $Work)',
        'STORE 2 -FLAGS \\Seen',
        'UID STORE 1,1 FLAGS ($WORK)',
        'STORE 1 FLAGS (\\Recent)',
        'STORE 1 FLAGS (\\Nonsense)',
        'UID STORE 7 FLAGS ()',
      ]),
    ).toEqual([
      '* FLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft $Work)',
      '* OK [PERMANENTFLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft $Work \\*)] Flags that can be kept',
      't2 OK Stored',
      '* 2 FETCH (FLAGS ($Work \\Recent))',
      't3 OK Stored',
      '* 1 FETCH (UID 1 FLAGS ($Work \\Recent))',
      't4 OK Stored',
      expect.stringMatching(/^t5 BAD /),
      't6 BAD There is no flag \\Nonsense',
      't7 OK Stored',
    ]);
  });

  it('are flagged while there is room for keywords, which are the same in any case', async () => {
    deliver('g', 1);
    const all = Array.from({ length: limits.keywords }, (_, index) => `k${String(index)}`).join(' ');
    const commands = [`STORE 1 FLAGS.SILENT (${all})`, 'STORE 1 FLAGS (K1 k1 K2)', 'STORE 1 -FLAGS (other K2)'];
    expect((await play('g', [...commands, 'STORE 1 +FLAGS (other)'])).slice(2)).toEqual([
      't2 OK Stored',
      '* 1 FETCH (FLAGS (k1 k2 \\Recent))',
      't3 OK Stored',
      '* 1 FETCH (FLAGS (k1 \\Recent))',
      't4 OK Stored',
      't5 NO [LIMIT] The mailbox has too many keywords',
    ]);
  });

  it('are copied and moved', async () => {
    deliver('c', 3);
    const validity = String(server.store.account('c')?.create('box').uidValidity);
    expect(await play('c', ['COPY 3,1 box', 'UID COPY 9 box', 'COPY 1 none', 'MOVE 1:2 box', 'MOVE 9 box'])).toEqual([
      `t2 OK [COPYUID ${validity} 1,3 1:2] Copied`,
      't3 OK Nothing to copy',
      't4 NO [TRYCREATE] There is no such mailbox',
      `* OK [COPYUID ${validity} 1:2 3:4] Moved`,
      '* 2 EXPUNGE',
      '* 1 EXPUNGE',
      '* 1 RECENT',
      't5 OK Moved',
      't6 BAD There is no message of that number',
    ]);
  });

  it('are appended', async () => {
    const inbox = server.store.account('d')?.inbox();
    const validity = String(inbox?.uidValidity);
    expect(
      await play('d', [
        'APPEND INBOX (\\Draft) " 7-Mar-2021 23:59:59 +0000" {3+}\r\na\r\n',
        'APPEND INBOX {1+}\r\nb {1+}\r\nc',
        'APPEND INBOX {1+}\r\nb {0+}\r\n',
        'APPEND INBOX "7-Mar-2021 23:59:59 +0000" {1+}\r\nb',
        'APPEND INBOX ~{3+}\r\na\0b',
        'FETCH 1:* (BINARY[])',
      ]),
    ).toEqual([
      '* 1 EXISTS',
      '* 1 RECENT',
      `t2 OK [APPENDUID ${validity} 1] Appended`,
      '* 3 EXISTS',
      '* 3 RECENT',
      `t3 OK [APPENDUID ${validity} 2:3] Appended`,
      't4 NO An empty message cancels APPEND',
      expect.stringMatching(/^t5 BAD /),
      '* 4 EXISTS',
      '* 4 RECENT',
      `t6 OK [APPENDUID ${validity} 4] Appended`,
      '* 1 FETCH (BINARY[] {3}',
      'a',
      ' FLAGS (\\Draft \\Seen \\Recent))',
      '* 2 FETCH (BINARY[] {1}',
      'b FLAGS (\\Seen \\Recent))',
      '* 3 FETCH (BINARY[] {1}',
      'c FLAGS (\\Seen \\Recent))',
      '* 4 FETCH (BINARY[] ~{3}',
      'a\0b FLAGS (\\Seen \\Recent))',
      't7 OK Fetched',
    ]);
  });

  it('are expunged', async () => {
    deliver('e', 5);
    expect(
      await play('e', [
        'STORE 1,3:4 +FLAGS.SILENT (\\Deleted)',
        'UID EXPUNGE 2:3',
        'EXPUNGE',
        'STORE 1 +FLAGS.SILENT (\\Deleted)',
        'EXAMINE INBOX',
        'EXPUNGE',
        'CLOSE',
        'FETCH 1 FLAGS',
        'SELECT INBOX',
        'UNSELECT',
        'SELECT INBOX',
        'CLOSE',
        'STATUS INBOX (MESSAGES)',
      ]).then((lines) => lines.filter((line) => !/^\* (OK|FLAGS|\d+ (RECENT|EXISTS))/.test(line))),
    ).toEqual([
      't2 OK Stored',
      '* 3 EXPUNGE',
      't3 OK Expunged',
      '* 3 EXPUNGE',
      '* 1 EXPUNGE',
      't4 OK Expunged',
      't5 OK Stored',
      expect.stringMatching(/^t6 OK \[READ-ONLY\]/),
      't7 NO The mailbox is open for reading only',
      't8 OK Closed',
      expect.stringMatching(/^t9 BAD /),
      expect.stringMatching(/^t10 OK \[READ-WRITE\]/),
      't11 OK Nothing is selected',
      expect.stringMatching(/^t12 OK \[READ-WRITE\]/),
      't13 OK Closed',
      '* STATUS INBOX (MESSAGES 1)',
      expect.stringMatching(/^t14 OK/),
    ]);
  });
});
