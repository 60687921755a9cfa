/** Feeds each protocol 100,000 lines that nobody should send, and asks after its health. The same lines each time. */
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { memoryInUse } from '../wire/memory-in-use.ts';
import type { ReferenceServer, Service } from './server.ts';
import { startReferenceServer } from './start-server.ts';

const linesWanted = 100_000;
const linesInBatch = 400;
const connectionsAtOnce = 4;
/** A leak of 200 octets a line would be more. */
const growthAllowed = 16_000_000;

const message = [
  'From: "A. Person" <a@example.org>',
  'Subject: =?utf-8?Q?fuzz=C3=A9?=',
  'Date: Mon, 1 Jan 2024 00:00:00 +0000',
  'Content-Type: multipart/mixed; boundary=x',
  '',
  '--x',
  '',
  'first',
  '--x',
  'Content-Type: message/rfc822',
  '',
  'Subject: inner',
  '',
  'second',
  '--x--',
  '',
].join('\r\n');

/** A reproducible source of numbers (mulberry32). */
class Random {
  #state: number;
  constructor(seed: number) {
    this.#state = seed;
  }
  /** A whole number from 0 below `limit`. */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  }
  of<T>(items: readonly [T, ...T[]]): T {
    return items[this.below(items.length)] ?? items[0];
  }
}

/** What breaks parsers: delimiters, octets that are none, numbers too large, literals, nesting, patterns, encoded words. */
const poison: readonly [string, ...string[]] = [
  ...['"', '\\', '(', ')', '{', '}', '[', ']', '<', '>', '*', '%', ' ', '  ', '\0', '\r', '\n', '\t', '\x7f', '\xff'],
  ...['0', '-1', '4294967295', '4294967296', '99999999999999999999', '1:*', '*:1', '1,2:,3', '$', '~', '&-', '&AAA-'],
  ...['{0}', '{3+}\r\nabc', '{5}\r\n', '~{2+}\r\n\0\0', '{4294967296}', '{4294967296+}', '{-1}', '{1+', '""', 'NIL'],
  ...['<0.0>', '<4294967295.1>', 'BODY[', '1.2.3.4.5.6.7.8', '=?x?B?=', '%%%%%%%%%%%%', '*%*%*%*%*%*%', '\u{1f4a9}'],
  ...['('.repeat(150), ')'.repeat(150), 'NOT '.repeat(150), 'OR '.repeat(80), '/'.repeat(300), 'x'.repeat(3000)],
] as const;

/** A line of the protocol, whole or spoilt, or none at all. */
function fuzzedLine(random: Random, commands: readonly [string, ...string[]]): Buffer {
  if (random.below(20) === 0) return garbage(random);
  let line = random.of(commands);
  for (let count = random.below(4) - 1; count > 0; count -= 1) line = mutated(random, line);
  const ending = random.below(50);
  return Buffer.from(line + (ending === 0 ? '\n' : ending === 1 ? '\r\r\n' : '\r\n'), 'latin1');
}

function mutated(random: Random, line: string): string {
  const at = random.below(line.length + 1);
  const to = at + random.below(8);
  switch (random.below(6)) {
    case 0:
      return line.slice(0, at) + line.slice(to);
    case 1:
      return line.slice(0, to) + line.slice(at);
    case 2:
      return line.slice(0, at) + String.fromCharCode(random.below(256)) + line.slice(at + 1);
    case 3:
      return line.slice(0, at).toLowerCase() + line.slice(at);
    default:
      return line.slice(0, at) + random.of(poison) + line.slice(at);
  }
}

function garbage(random: Random): Buffer {
  const octets = Buffer.from(Array.from({ length: random.below(60) }, () => random.below(256)));
  return Buffer.concat([octets, Buffer.from('\r\n')]);
}

interface Fuzzed {
  readonly service: Service;
  /** Lines that come before each batch, so that most of it gets further than the door. */
  readonly openings: readonly [string, ...string[]];
  readonly commands: readonly [string, ...string[]];
  /** A short session of a well-behaved client, and what it must end with. */
  readonly healthy: { readonly says: string; readonly hears: RegExp };
}

/** Sends all, closes its side, and drops what it hears until the server closes too. */
async function talk(port: number, octets: Buffer): Promise<string> {
  const socket = connect(port);
  let last = '';
  await new Promise<void>((resolve) => {
    socket.on('data', (chunk: Buffer) => (last = last.slice(-2000) + chunk.toString('latin1')));
    socket
      .on('error', () => undefined)
      .on('close', () => {
        resolve();
      });
    socket.end(octets);
  });
  return last;
}

function batch(random: Random, { openings, commands }: Fuzzed): Buffer {
  const lines = Array.from({ length: linesInBatch }, () => fuzzedLine(random, commands));
  return Buffer.concat([Buffer.from(random.of(openings)), ...lines]);
}

/** Mail and mailboxes as they were: what the lines rightly stored is no leak. */
function tidy(server: ReferenceServer): void {
  for (const account of server.store.accounts()) {
    for (const { name } of account.folders().toReversed()) if (name !== 'INBOX') account.delete(name);
    for (const name of account.subscriptions) account.unsubscribe(name);
    account.inbox().expunge(account.inbox().messages);
    account.inbox().append([message, message, message].map((text) => ({ octets: Buffer.from(text) })));
  }
}

/** Talks to the server until it has read enough lines; gives what went wrong inside, and how memory grew after the first fifth. */
async function fuzz(
  seed: number,
  fuzzed: Fuzzed,
): Promise<{ readonly errors: readonly string[]; readonly grown: number }> {
  let lines = 0;
  const errors: string[] = [];
  await using server = await startReferenceServer({
    listen: { [fuzzed.service]: 0 },
    accounts: Array.from({ length: connectionsAtOnce }, (_, index) => ({
      user: `user${String(index)}`,
      password: 'pw',
    })),
    logSessions: true,
    log: (line) => {
      if (/^\w+ \d+ C: /.test(line)) lines += 1;
      if (line.includes('ended by an error')) errors.push(line);
    },
  });
  const port = server.endpoints[0]?.port ?? 0;
  const random = new Random(seed);
  let early: number | undefined;
  tidy(server);
  while (lines < linesWanted && errors.length === 0) {
    await Promise.all(Array.from({ length: connectionsAtOnce }, () => talk(port, batch(random, fuzzed))));
    tidy(server);
    expect(await talk(port, Buffer.from(fuzzed.healthy.says))).toMatch(fuzzed.healthy.hears);
    if (lines > linesWanted / 5) early ??= memoryInUse();
  }
  return { errors, grown: memoryInUse() - (early ?? 0) };
}

const imap: Fuzzed = {
  service: 'imap',
  openings: [
    'o1 LOGIN user0 pw\r\no2 CREATE box\r\no3 SELECT INBOX\r\n',
    'o1 LOGIN user1 pw\r\no2 CREATE box\r\no3 ENABLE IMAP4rev2 QRESYNC\r\no4 SELECT INBOX\r\n',
    'o1 LOGIN user2 pw\r\no2 CREATE a/b\r\no3 EXAMINE INBOX\r\n',
    'o1 LOGIN user3 pw\r\no2 CREATE box\r\n',
    '',
  ],
  commands: [
    ...[
      't NOOP',
      't CAPABILITY',
      't SELECT INBOX',
      't EXAMINE INBOX (CONDSTORE)',
      't SELECT box',
      't LIST "" *',
      't CHECK',
    ],
    ...[
      't LSUB "" %',
      't LIST (SUBSCRIBED) "" (INBOX *) RETURN (CHILDREN STATUS (MESSAGES UNSEEN SIZE))',
      't NAMESPACE',
    ],
    ...[
      't STATUS INBOX (MESSAGES UIDNEXT UIDVALIDITY UNSEEN SIZE)',
      't CREATE "a/b c"',
      't DELETE box',
      't CREATE box',
    ],
    ...[
      't RENAME box other',
      't RENAME INBOX old',
      't SUBSCRIBE box',
      't UNSUBSCRIBE box',
      't ENABLE CONDSTORE',
      't ID NIL',
    ],
    ...['t APPEND INBOX (\\Seen kw) "17-Jul-1996 02:44:25 -0700" {12+}\r\nSubject: x\r\n', 't CLOSE', 't UNSELECT'],
    ...[
      't FETCH 1:* (UID FLAGS INTERNALDATE RFC822.SIZE ENVELOPE)',
      't FETCH 1:* (BODYSTRUCTURE BODY)',
      't FETCH 1 FULL',
    ],
    ...['t UID FETCH 1:* (BODY.PEEK[HEADER.FIELDS (SUBJECT "To")]<0.20> BODY[1] BODY[2.HEADER] BINARY.SIZE[1])'],
    ...[
      't FETCH 1 (BODY[2.1.MIME] BODY[TEXT]<3.4>)',
      't FETCH 1:* FLAGS (CHANGEDSINCE 1)',
      't STORE 1 +FLAGS (\\Seen kw)',
    ],
    ...[
      't UID STORE 1:3 FLAGS.SILENT ()',
      't STORE 1:* (UNCHANGEDSINCE 5) -FLAGS \\Deleted',
      't COPY 1:* box',
      't MOVE 1 box',
    ],
    ...['t SEARCH OR SEEN NOT (FROM "x" SINCE 1-Feb-1994) KEYWORD kw', 't SEARCH CHARSET UTF-8 BODY {5+}\r\nfirst'],
    ...[
      't UID SEARCH RETURN (MIN MAX ALL COUNT SAVE) UID 1:* LARGER 10',
      't SEARCH HEADER Subject "" OLDER 5',
      't SEARCH $',
    ],
    ...['t SORT (REVERSE DATE SUBJECT) UTF-8 ALL', 't UID EXPUNGE 1:*', 't EXPUNGE', 't IDLE', 'DONE', 't STARTTLS'],
    ...[
      't LOGIN user0 pw',
      't AUTHENTICATE PLAIN',
      't AUTHENTICATE PLAIN AHVzZXIwAHB3',
      '*',
      't LOGIN {5+}\r\nuser0 {2+}\r\npw',
    ],
  ] as readonly string[] as readonly [string, ...string[]],
  healthy: {
    says: 'h1 LOGIN user0 pw\r\nh2 SELECT INBOX\r\nh3 FETCH 1 FLAGS\r\nh4 LOGOUT\r\n',
    hears: /h1 OK .*h2 OK .*h3 OK .*\* BYE .*h4 OK [^\r\n]*\r\n$/s,
  },
};

const pop3: Fuzzed = {
  service: 'pop3',
  openings: ['USER user0\r\nPASS pw\r\n', 'USER user1\r\nPASS pw\r\nUTF8\r\n', 'AUTH PLAIN AHVzZXIyAHB3\r\n', ''],
  commands: [
    ...[
      'NOOP',
      'STAT',
      'LIST',
      'LIST 1',
      'RETR 1',
      'RETR 2',
      'TOP 1 0',
      'TOP 2 10',
      'UIDL',
      'UIDL 3',
      'DELE 3',
      'RSET',
    ],
    ...[
      'CAPA',
      'USER user0',
      'PASS pw',
      'APOP user0 c4c9334bac560ecc979e58001b3e22fb',
      'STLS',
      'UTF8',
      'LANG *',
      'LANG',
    ],
    ...['AUTH', 'AUTH PLAIN', 'AUTH CRAM-MD5', 'AUTH SCRAM-SHA-256 biwsbj11c2VyLHI9cm9wcg==', '*', 'AHVzZXIyAHB3', '='],
  ] as readonly string[] as readonly [string, ...string[]],
  healthy: {
    says: 'USER user0\r\nPASS pw\r\nSTAT\r\nRETR 1\r\nQUIT\r\n',
    hears: /\+OK \d+ \d+\r\n\+OK .*\r\n--x--\r\n\.\r\n\+OK [^\r\n]*\r\n$/s,
  },
};

const lmtp: Fuzzed = {
  service: 'lmtp',
  openings: ['LHLO x\r\n', 'LHLO x\r\nMAIL FROM:<a@b>\r\nRCPT TO:<user0>\r\n', ''],
  commands: [
    ...['LHLO there', 'MAIL FROM:<a@b>', 'MAIL FROM:<> SIZE=100 BODY=8BITMIME', 'RCPT TO:<user0@x>', 'RCPT TO:<user1>'],
    ...[
      'RCPT TO:<"user2"@x>',
      'DATA',
      '.',
      '..',
      'Subject: x',
      '',
      'RSET',
      'NOOP x',
      'VRFY user0',
      'EHLO x',
      'HELP',
      '.',
    ],
  ] as readonly string[] as readonly [string, ...string[]],
  healthy: {
    says: 'LHLO x\r\nMAIL FROM:<>\r\nRCPT TO:<user0>\r\nDATA\r\nx\r\n.\r\nQUIT\r\n',
    hears: /\r\n354 .*\r\n250 .*\r\n221 [^\r\n]*\r\n$/s,
  },
};

describe('100,000 fuzzed lines', () => {
  it.each([
    ['IMAP', 1, imap],
    ['POP3', 2, pop3],
    ['LMTP', 3, lmtp],
  ] as const)(
    'of %s are all answered, in memory that stays flat',
    async (_, seed, fuzzed) => {
      const { errors, grown } = await fuzz(seed, fuzzed);
      expect(errors).toEqual([]);
      expect(grown).toBeLessThan(growthAllowed);
    },
    120_000,
  );
});
