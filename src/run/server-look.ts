import { dataNamed, existsIn, type Fetched, fetchedIn } from '../device/imap/values.ts';
import { textOf } from '../imap/text-of.ts';
import { nameForUser, nameOnServer } from '../imap/mailbox-name.ts';
import { headerOf } from '../device/message.ts';
import { imapCommand, type ImapExchange } from '../driver/imap-command.ts';
import { pop3Command, type Pop3Exchange } from '../driver/pop3-command.ts';
import { DriverError } from '../driver/error.ts';
import type { Session } from '../driver/session.ts';
import { astring } from '../imap/writer.ts';
import type { CaseContext } from './context.ts';
import { replyDeadline } from './context.ts';
import type { SeenFolders, SeenMessage } from './judge-holdings.ts';
import { openTo } from './open.ts';

type Looked = Map<string, readonly SeenMessage[]>;

/**
 * What the server holds, seen through a session of its own that changes nothing: EXAMINE and BODY.PEEK, or TOP without
 * DELE. Messages are looked at in the folders that are named, of all others only the name is told.
 */
export async function lookAtServer(context: CaseContext, folders: readonly string[]): Promise<SeenFolders> {
  const offers = context.target.endpoints().some(({ protocol }) => protocol === 'imap');
  const protocol = offers ? 'imap' : 'pop3';
  const { session } = await openTo({ ...reachOf(context), protocol });
  await using opened = session;
  return offers ? await lookByImap(context, opened, folders) : await lookByPop3(context, opened);
}

function reachOf(context: CaseContext): Omit<Parameters<typeof openTo>[0], 'protocol'> {
  const { target, tls, account, timeoutScale, tally, signal, looks, one, watch } = context;
  return {
    ...{ target, tls, account, timeoutScale, tally, signal },
    revision: one.revision,
    name: looks.sessionName(),
    to: 'authenticated',
    opened: looks.opened,
    observe: watch.observe,
    lockMayLinger: true,
  };
}

async function lookByImap(context: CaseContext, session: Session, folders: readonly string[]): Promise<SeenFolders> {
  const run = async (command: string): Promise<ImapExchange> => {
    context.tally.add(1);
    const reply = await imapCommand(session, command, replyDeadline(context), { signal: context.signal });
    if (reply.ended) throw new DriverError('closed', `the connection ended before the reply to ${command}`);
    return reply;
  };
  const found: Looked = new Map((await listed(context, run)).map((name) => [name, []]));
  for (const folder of folders) {
    const command = `EXAMINE ${astring(nameOnServer(folder, context.hierarchy))}`;
    const examined = await run(command);
    if (examined.status === 'OK') found.set(folder, existsIn(examined) > 0 ? await messagesOf(context, run) : []);
    else if (found.has(folder)) throw refused(command, examined);
  }
  await run('LOGOUT');
  return found;
}

function refused(command: string, { tagged }: ImapExchange): DriverError {
  const answer = tagged === undefined ? 'not answered' : `answered ${tagged.status} ${tagged.text}`;
  return new DriverError('protocol', `${command} was ${answer}`);
}

/** Names that LIST shows and that can hold messages (RFC 9051 section 7.3.1). */
async function listed(
  { hierarchy }: CaseContext,
  run: (command: string) => Promise<ImapExchange>,
): Promise<readonly string[]> {
  return dataNamed(await run('LIST "" "*"'), 'LIST').flatMap(([attributes, , name]) => {
    const words = attributes?.kind === 'list' ? attributes.items.map((item) => textOf(item)?.toLowerCase()) : [];
    const mailbox = textOf(name);
    if (mailbox === undefined || words.includes('\\noselect') || words.includes('\\nonexistent')) return [];
    return nameForUser(mailbox, hierarchy) ?? [];
  });
}

async function messagesOf(
  { identify }: CaseContext,
  run: (command: string) => Promise<ImapExchange>,
): Promise<readonly SeenMessage[]> {
  const command = 'FETCH 1:* (FLAGS BODY.PEEK[HEADER])';
  const reply = await run(command);
  if (reply.status !== 'OK') throw refused(command, reply);
  const messages = new Map<number, Partial<Fetched>>();
  for (const one of fetchedIn(reply)) messages.set(one.number, { ...messages.get(one.number), ...one });
  return [...messages.values()].map(({ header, flags }) => ({
    name: header && identify(header),
    unread: flags?.has('\\seen') !== true,
    flagged: flags?.has('\\flagged') === true,
  }));
}

/** Where the server has no TOP, which is optional (RFC 1939 section 7), RETR. */
async function lookByPop3(context: CaseContext, session: Session): Promise<SeenFolders> {
  const run = async (line: string, shape: 'line' | 'multi-line'): Promise<Pop3Exchange> => {
    context.tally.add(1);
    const reply = await pop3Command(session, line, shape, replyDeadline(context), { signal: context.signal });
    if (reply.ended) throw new DriverError('closed', `the connection ended before the reply to ${line}`);
    return reply;
  };
  const count = Number(/^\d+/.exec((await run('STAT', 'line')).reply?.text.trim() ?? '')?.[0] ?? '0');
  const messages: SeenMessage[] = [];
  for (let number = 1; number <= count; number += 1) {
    const top = await run(`TOP ${String(number)} 0`, 'multi-line');
    const reply = top.status === '+OK' ? top : await run(`RETR ${String(number)}`, 'multi-line');
    const content = reply.reply?.content;
    messages.push({ name: content && context.identify(headerOf(content)), unread: false, flagged: false });
  }
  await run('QUIT', 'line');
  return new Map([['INBOX', messages]]);
}
