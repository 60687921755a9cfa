import { describe, expect, it } from 'vitest';
import { parseResponse } from '../imap/response.ts';
import { parseReply } from '../pop3/reply.ts';
import { replyTo } from '../pop3/reply-form.ts';
import { memoryInUse } from '../wire/memory-in-use.ts';
import { Ledger } from './ledger.ts';
import { ruleIds } from './rules/all.ts';
import type { SessionWatch } from './session.ts';
import { AccountWatch } from './watch.ts';

const place = { case: 'a.case', step: { file: 'a.yaml', line: 1, column: 1 } };
const flags = '(\\Answered \\Flagged \\Deleted \\Seen \\Draft)';

/** A command of an IMAP session and all that comes for it; `{n}` lines end in a literal. */
function ask(session: SessionWatch, command: string, ...lines: readonly string[]): void {
  session.sent(Buffer.from(`x ${command}\r\n`));
  for (const line of lines) session.imap(parseResponse(Buffer.from(`${line}\r\n`)));
}

function select(session: SessionWatch, mailbox: string, uidNext: number): void {
  ask(
    session,
    `SELECT ${mailbox}`,
    ...['* 1 EXISTS', `* FLAGS ${flags}`, `* OK [PERMANENTFLAGS ${flags}] kept`, '* OK [UIDVALIDITY 7] valid'],
    ...[`* OK [UIDNEXT ${uidNext}] next`, 'x OK [READ-WRITE] open'],
  );
}

/** A POP3 session that reads one message, removes it and says goodbye. */
function visit(account: AccountWatch, turn: number): void {
  const session = account.open({ name: 'pc', protocol: 'pop3' });
  const hear = (reply: string, line?: string): void => {
    const { form } = line === undefined ? { form: 'greeting' as const } : replyTo(line);
    session.pop3(parseReply(Buffer.from(reply.replaceAll('|', '\r\n')), form));
  };
  const say = (line: string, reply: string): void => {
    session.sent(Buffer.from(`${line}\r\n`));
    hear(reply, line);
  };
  hear(`+OK ready <${turn}@example.org>|`);
  say('USER ann', '+OK|');
  say('PASS secret', '+OK|');
  say('UIDL', `+OK|1 kept|2 id${turn}|.|`);
  say('RETR 2', `+OK|Message-ID: <${turn}@x>||hello|.|`);
  say('DELE 2', '+OK|');
  say('QUIT', '+OK|');
  session.ended('server');
}

/** Turns until memory is measured first: all that is kept to a limit has reached it. */
const WARM = 5_000;

/** What a message of each later turn may leave behind. Nothing of it may be kept. */
const LEAK_OCTETS = 20;

describe('AccountWatch', () => {
  it('keeps no more for a long life than for a short one', { timeout: 120_000 }, () => {
    const ledger = new Ledger();
    const account = new AccountWatch({ ledger, where: () => place, lawful: true });
    const [writer, reader, other] = ['writer', 'reader', 'other'].map((name) => {
      const session = account.open({ name, protocol: 'imap' });
      session.imap(parseResponse(Buffer.from('* PREAUTH hello\r\n')));
      return session;
    });
    if (!writer || !reader || !other) throw new Error('three sessions');
    select(writer, 'INBOX', 2);
    select(reader, 'INBOX', 2);
    select(other, 'work', 2);
    const turn = (uid: number): void => {
      writer.sent(Buffer.from('x APPEND INBOX (\\Flagged) {9}\r\n'));
      writer.imap(parseResponse(Buffer.from('+ go\r\n')));
      writer.sent(Buffer.from('A: b\r\n\r\nc\r\n'));
      for (const line of ['* 2 EXISTS', `x OK [APPENDUID 7 ${uid}] done`])
        writer.imap(parseResponse(Buffer.from(`${line}\r\n`)));
      ask(reader, 'NOOP', '* 2 EXISTS', 'x OK done');
      ask(reader, 'FETCH 2 (UID FLAGS RFC822.SIZE)', `* 2 FETCH (UID ${uid} FLAGS (\\Flagged) RFC822.SIZE 9)`, 'x OK');
      ask(reader, 'COPY 2 work', `x OK [COPYUID 7 ${uid} ${uid}] copied`);
      ask(other, 'NOOP', '* 2 EXISTS', 'x OK done');
      ask(other, 'FETCH 2 (UID FLAGS)', `* 2 FETCH (UID ${uid} FLAGS (\\Flagged))`, 'x OK done');
      ask(other, 'STORE 2 +FLAGS.SILENT (\\Deleted)', 'x OK done');
      ask(other, 'EXPUNGE', '* 2 EXPUNGE', 'x OK done');
      ask(writer, 'STORE 2 +FLAGS (\\Deleted)', '* 2 FETCH (FLAGS (\\Flagged \\Deleted))', 'x OK done');
      ask(writer, 'EXPUNGE', '* 2 EXPUNGE', 'x OK done');
      ask(reader, 'NOOP', '* 2 EXPUNGE', 'x OK done');
      visit(account, uid);
    };
    let uid = 2;
    const growthUntil = (end: number): number => {
      const before = memoryInUse();
      for (; uid < end; uid++) turn(uid);
      return memoryInUse() - before;
    };
    growthUntil(WARM);
    // In one stretch a table may be made anew, larger or smaller; what is kept for ever grows in each.
    const growths = [2, 3, 4, 5, 6].map((stretch) => growthUntil(stretch * WARM));
    const [, , median] = growths.sort((left, right) => left - right);
    expect(median).toBeLessThan(WARM * LEAK_OCTETS);
    expect(ruleIds.filter((id) => ledger.standing(id)?.broken)).toEqual([]);
  });
});
