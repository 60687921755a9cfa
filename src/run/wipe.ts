import { dataNamed, existsIn } from '../device/imap/values.ts';
import { imapCommand, pop3Command } from '../driver/login.ts';
import type { ImapExchange } from '../driver/imap-command.ts';
import type { Session } from '../driver/session.ts';
import { isInbox } from '../imap/mailbox-name.ts';
import { textOf } from '../imap/text-of.ts';
import { quoteString } from '../imap/writer.ts';
import { limits } from '../wire/limits.ts';
import type { OpenOptions } from './open.ts';
import { openTo } from './open.ts';
import { SetUpError } from './set-up-error.ts';

export type WipeOptions = Omit<OpenOptions, 'protocol' | 'to' | 'name' | 'revision'> & { readonly speaksImap: boolean };

function namesListed(reply: ImapExchange, response: 'LIST' | 'LSUB'): readonly string[] {
  return dataNamed(reply, response).flatMap(([, , name]) => textOf(name) ?? []);
}

/** Mail in the account: messages of INBOX, and the names of other mailboxes. */
export interface Contents {
  readonly messages: number;
  readonly mailboxes: readonly string[];
}

async function imapContents(session: Session, deadlineMs: number): Promise<Contents> {
  const examined = await imapCommand(session, 'EXAMINE INBOX', deadlineMs);
  const listed = await imapCommand(session, 'LIST "" "*"', deadlineMs);
  return { messages: existsIn(examined), mailboxes: namesListed(listed, 'LIST').filter((name) => !isInbox(name)) };
}

async function pop3Contents(session: Session, deadlineMs: number): Promise<Contents> {
  const { reply } = await pop3Command(session, 'STAT', 'line', deadlineMs);
  return { messages: Number(/^\d+/.exec(reply?.text.trim() ?? '')?.[0] ?? '0'), mailboxes: [] };
}

/** Looks what an account holds, and changes nothing. */
export async function contentsOf(options: WipeOptions): Promise<Contents> {
  const protocol = options.speaksImap ? 'imap' : 'pop3';
  const opened = await openTo({ ...options, protocol, to: 'authenticated', name: 'look' });
  await using session = opened.session;
  const deadlineMs = limits.replyMs * options.timeoutScale;
  return await (options.speaksImap ? imapContents(session, deadlineMs) : pop3Contents(session, deadlineMs));
}

async function wipeImap(session: Session, deadlineMs: number): Promise<void> {
  const run = (line: string): Promise<ImapExchange> => imapCommand(session, line, deadlineMs);
  const subscribed = namesListed(await run('LSUB "" "*"'), 'LSUB');
  for (const name of subscribed) await run(`UNSUBSCRIBE ${quoteString(name)}`);
  const others = namesListed(await run('LIST "" "*"'), 'LIST').filter((name) => !isInbox(name));
  for (const name of [...others].sort((a, b) => b.length - a.length)) await run(`DELETE ${quoteString(name)}`);
  if (existsIn(await run('SELECT INBOX')) > 0) {
    await run('STORE 1:* +FLAGS.SILENT (\\Deleted)');
    await run('EXPUNGE');
  }
  const { messages } = await imapContents(session, deadlineMs);
  if (messages > 0) throw new SetUpError(`${String(messages)} messages could not be removed from the account`);
}

async function wipePop3(session: Session, deadlineMs: number): Promise<void> {
  const { messages } = await pop3Contents(session, deadlineMs);
  for (let number = 1; number <= messages; number += 1)
    await pop3Command(session, `DELE ${String(number)}`, 'line', deadlineMs);
  const { status } = await pop3Command(session, 'QUIT', 'line', deadlineMs);
  if (status !== '+OK') throw new SetUpError('the server did not confirm the removal of the messages at QUIT');
}

/** Empties an account over IMAP, or over POP3 where the target has no IMAP: messages, other mailboxes, subscriptions. */
export async function wipeAccount(options: WipeOptions): Promise<void> {
  const protocol = options.speaksImap ? 'imap' : 'pop3';
  const opened = await openTo({ ...options, protocol, to: 'authenticated', name: 'wipe' });
  await using session = opened.session;
  const deadlineMs = limits.replyMs * options.timeoutScale;
  await (options.speaksImap ? wipeImap(session, deadlineMs) : wipePop3(session, deadlineMs));
}
