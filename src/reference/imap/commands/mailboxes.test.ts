/** SELECT, CREATE, DELETE, RENAME, LIST and STATUS as a client sees them, octet by octet, under the choices that the RFCs leave. */
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { Choices } from '../../settings/registry.ts';
import { startReferenceServer } from '../../start-server.ts';

/** What the server sends for these commands: untagged responses, and the tagged ones up to their code. */
async function play(commands: readonly string[], choices: Choices = {}): Promise<readonly string[]> {
  await using server = await startReferenceServer({
    listen: { imap: 0 },
    accounts: [{ user: 'ann', password: 'secret' }],
    choices,
  });
  const lines = ['LOGIN ann secret', ...commands].map((text, index) => `t${String(index)} ${text}\r\n`);
  const last = `\nt${String(lines.length - 1)} `;
  const heard = await new Promise<string>((resolve) => {
    let text = '';
    const socket = connect(server.endpoints[0]?.port ?? 0).setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      text += chunk;
      if (text.includes(last) && text.endsWith('\r\n')) resolve(text);
    });
    socket.write(lines.join(''));
  });
  return heard
    .slice(heard.search(/^t0 /m))
    .split('\r\n')
    .slice(1, -1)
    .map((line) =>
      line
        .replace(/^(t\d+ \w+(?: \[[^\]]*\])?) .*/, '$1')
        .replace(/UIDVALIDITY \d+/, 'UIDVALIDITY n')
        .replace(/^(\* OK \[[^\]]*\]) .*/, '$1'),
    );
}

describe('LIST', () => {
  const rfc5258 = [
    ...['foo2', 'foo2/bar1', 'foo2/bar2', 'baz2', 'baz2/bar2', 'baz2/bar22', 'eps2', 'eps2/mamba', 'qux2/bar2'],
  ].map((name) => `CREATE ${name}`);
  const subscribed = ['foo2/bar1', 'foo2/bar2', 'baz2/bar2', 'baz2/bar22', 'eps2', 'eps2/mamba', 'qux2/bar2'].map(
    (name) => `SUBSCRIBE ${name}`,
  );
  const quiet: Choices = { 'imap.superiors': 'implied', 'imap.list-attributes': 'on-request' };
  const listed = (lines: readonly string[]) => lines.filter((line) => line.startsWith('* '));

  // RFC 5258 section 5, example 9
  it('returns superior names for what the pattern leaves out', async () => {
    const lines = await play([...rfc5258, ...subscribed, 'LIST (RECURSIVEMATCH SUBSCRIBED) "" *2'], quiet);
    expect(listed(lines)).toEqual([
      String.raw`* LIST (\Subscribed) "/" baz2/bar2`,
      String.raw`* LIST (\Subscribed) "/" baz2/bar22`,
      String.raw`* LIST (\Subscribed) "/" eps2 ("CHILDINFO" ("SUBSCRIBED"))`,
      String.raw`* LIST () "/" foo2 ("CHILDINFO" ("SUBSCRIBED"))`,
      String.raw`* LIST (\Subscribed) "/" foo2/bar2`,
      String.raw`* LIST (\Subscribed) "/" qux2/bar2`,
    ]);
  });

  it('returns those too that say nothing new, where it likes to', async () => {
    const lines = await play([...rfc5258, ...subscribed, 'LIST (RECURSIVEMATCH SUBSCRIBED) "" *2'], {
      ...quiet,
      'imap.redundant-childinfo': 'sent',
    });
    expect(listed(lines)).toContain(String.raw`* LIST () "/" baz2 ("CHILDINFO" ("SUBSCRIBED"))`);
    expect(listed(lines)).toContain(String.raw`* LIST (\NonExistent) "/" qux2 ("CHILDINFO" ("SUBSCRIBED"))`);
  });

  // RFC 9051 section 6.3.9.8, example 9
  it('tells of a subscribed name below that is gone', async () => {
    const lines = await play([
      'CREATE foo',
      'SUBSCRIBE foo/bar',
      'LIST (SUBSCRIBED RECURSIVEMATCH) "" foo RETURN (CHILDREN)',
    ]);
    expect(listed(lines)).toEqual([String.raw`* LIST (\HasNoChildren) "/" foo ("CHILDINFO" ("SUBSCRIBED"))`]);
  });

  it('shows levels that are no mailboxes to a percent sign', async () => {
    const lines = await play(['CREATE a/b', 'LIST "" a%', 'LIST "" a*', 'LIST () "" a%'], quiet);
    expect(lines.slice(1)).toEqual([
      String.raw`* LIST (\Noselect) "/" a`,
      't2 OK',
      '* LIST () "/" a/b',
      't3 OK',
      String.raw`* LIST (\NonExistent) "/" a`,
      't4 OK',
    ]);
  });

  it('matches INBOX by capitals only, where it likes to', async () => {
    expect(listed(await play(['LIST "" inbox'], quiet))).toEqual(['* LIST () "/" INBOX']);
    expect(listed(await play(['LIST "" inbox'], { 'imap.list-inbox': 'capitals' }))).toEqual([]);
  });

  it('passes over patterns that can be no name', async () => {
    expect(await play(['LIST "" "&broken"', 'ENABLE IMAP4rev2', 'LIST "" a//b'])).toEqual([
      't1 OK',
      '* ENABLED IMAP4rev2',
      't2 OK',
      't3 OK',
    ]);
  });
});

describe('names', () => {
  it.each([
    ['""', 't1 NO [CANNOT]'],
    ['/', 't1 NO [CANNOT]'],
    ['a//b', 't1 NO [CANNOT]'],
    ['/a', 't1 NO [CANNOT]'],
    ['a/', 't1 OK'],
    ['a*b', 't1 BAD'],
    ['"a*b"', 't1 OK'],
    ['a&b', 't1 NO [CANNOT]'],
    ['x'.repeat(1025), 't1 NO [CANNOT]'],
    ['inbox/a', 't1 OK'],
    ['inbox', 't1 NO [ALREADYEXISTS]'],
  ])('CREATE %s', async (name, reply) => {
    expect(await play([`CREATE ${name}`])).toEqual([reply]);
  });

  it('are below INBOX in any case', async () => {
    const commands = ['SUBSCRIBE Inbox/a', 'UNSUBSCRIBE inbox/a', 'LSUB "" *', 'CREATE inbox/a/b', 'DELETE inbox/a'];
    expect(
      await play([...commands, 'DELETE iNbox/a', 'RENAME inbox/a INBOX/c', 'STATUS inbox/c/b (MESSAGES)']),
    ).toEqual([
      ...['t1 OK', 't2 OK', 't3 OK', 't4 OK', 't5 OK', 't6 NO [HASCHILDREN]', 't7 OK'],
      ...['* STATUS INBOX/c/b (MESSAGES 0)', 't8 OK'],
    ]);
  });

  it('are normalized and told of, or refused', async () => {
    const commands = ['ENABLE IMAP4rev2', 'CREATE "cafe\u0301"', 'EXAMINE "cafe\u0301"'];
    const [, , refused] = await play(commands);
    expect(refused).toBe('t2 NO [CANNOT]');
    const lines = await play(commands, { 'imap.denormalized-names': 'normalized' });
    const told = '* LIST (\\HasNoChildren) "/" "caf\u00e9" ("OLDNAME" ("cafe\u0301"))';
    expect(lines.filter((line) => line === told)).toHaveLength(2);
    expect(lines.at(-1)).toBe('t3 OK [READ-ONLY]');
    const mistaken = await play(commands, { 'imap.denormalized-names': 'bad' });
    expect(mistaken.slice(-2)).toEqual(['t2 BAD', 't3 BAD']);
  });

  it('are mailboxes or levels, where none is both', async () => {
    const commands = ['CREATE a', 'CREATE a/b', 'CREATE c/', 'CREATE c', 'CREATE c/d', 'RENAME c/d a/b', 'LIST "" *'];
    expect(await play(commands, { 'imap.inferiors': 'of-levels-only' })).toEqual([
      ...['t1 OK', 't2 NO [CANNOT]', 't3 OK', 't4 NO [CANNOT]', 't5 OK', 't6 NO [CANNOT]'],
      String.raw`* LIST (\Noinferiors) "/" INBOX`,
      String.raw`* LIST (\Noinferiors) "/" a`,
      String.raw`* LIST (\Noselect \HasChildren) "/" c`,
      String.raw`* LIST (\Noinferiors) "/" c/d`,
      't7 OK',
    ]);
  });

  it('keep their UIDs going, where they keep their UIDVALIDITY', async () => {
    const numbers = async (choices: Choices) => {
      const append = 'APPEND a {1+}\r\nx';
      const lines = await play(['CREATE a', append, 'DELETE a', 'CREATE a', append, 'STATUS a (UIDNEXT)'], choices);
      return lines.at(-2);
    };
    expect(await numbers({})).toBe('* STATUS a (UIDNEXT 2)');
    expect(await numbers({ 'imap.uids-of-same-name': 'go-on' })).toBe('* STATUS a (UIDNEXT 3)');
  });
});

describe('DELETE of a mailbox with names below it', () => {
  const commands = ['CREATE a/b', 'DELETE a', 'LIST "" a*', 'DELETE a', 'DELETE a/b', 'DELETE a'];

  it('keeps the name', async () => {
    expect(await play(commands)).toEqual([
      't1 OK',
      't2 OK',
      String.raw`* LIST (\Noselect \HasChildren) "/" a`,
      String.raw`* LIST (\HasNoChildren) "/" a/b`,
      't3 OK',
      't4 NO [HASCHILDREN]',
      't5 OK',
      't6 OK',
    ]);
  });

  it('takes the name away', async () => {
    const lines = await play(commands, { 'imap.delete-of-superior': 'name-goes' });
    expect(lines.slice(2)).toEqual([
      String.raw`* LIST (\HasNoChildren) "/" a/b`,
      't3 OK',
      't4 NO [HASCHILDREN]',
      't5 OK',
      't6 NO [NONEXISTENT]',
    ]);
  });

  it('is refused', async () => {
    expect((await play(commands, { 'imap.delete-of-superior': 'refused' }))[1]).toBe('t2 NO [HASCHILDREN]');
  });
});

describe('RENAME', () => {
  it('moves what is below, and a level that is no mailbox', async () => {
    const lines = await play(['CREATE a/b', 'RENAME a x/y', 'LIST "" *'], { 'imap.superiors': 'implied' });
    expect(lines.slice(1)).toEqual([
      't2 OK',
      String.raw`* LIST (\HasNoChildren) "/" INBOX`,
      String.raw`* LIST (\HasNoChildren) "/" x/y/b`,
      't3 OK',
    ]);
  });

  it.each([
    ['a b', 't3 NO [ALREADYEXISTS]'],
    ['a INBOX', 't3 NO [ALREADYEXISTS]'],
    ['no-such c', 't3 NO [NONEXISTENT]'],
    ['a a', 't3 NO [ALREADYEXISTS]'],
    ['a a/c', 't3 OK'],
    ['a c/', 't3 NO [CANNOT]'],
    ['inbox c', 't3 OK'],
  ])('RENAME %s', async (names, reply) => {
    expect((await play(['CREATE a', 'CREATE b', `RENAME ${names}`])).at(-1)).toBe(reply);
  });
});

describe('SELECT', () => {
  it('tells all of a mailbox', async () => {
    expect(await play(['CREATE a', 'SELECT a', 'EXAMINE a (X-NO-SUCH)', 'EXAMINE no-such', 'CHECK'])).toEqual([
      't1 OK',
      String.raw`* FLAGS (\Answered \Flagged \Deleted \Seen \Draft)`,
      String.raw`* OK [PERMANENTFLAGS (\Answered \Flagged \Deleted \Seen \Draft \*)]`,
      '* 0 EXISTS',
      '* 0 RECENT',
      '* OK [UIDVALIDITY n]',
      '* OK [UIDNEXT 1]',
      '* OK [HIGHESTMODSEQ 1]',
      't2 OK [READ-WRITE]',
      't3 BAD',
      '* OK [CLOSED]',
      't4 NO [NONEXISTENT]',
      't5 BAD',
    ]);
  });
});
