import { endOfCommand } from './command-end.ts';
import type { Command, ImapSession, Invocation } from './contract.ts';
import { CommandScanner } from './command-scanner.ts';
import type { Segment } from './cursor.ts';
import { announceKeywords } from './flag-lists.ts';
import { isTagChar } from './grammar.ts';
import { bad, no, Refusal, type Reply, SyntaxFault } from './reply.ts';

const untaggedBad = bad('A command starts with a tag');

/** Executes one complete command: everything up to its tagged response. Returns what it ended with. */
export async function execute(session: ImapSession, segments: readonly Segment[]): Promise<Reply> {
  const tag = tagOf(segments);
  if (tag === undefined) return sendUntagged(session, untaggedBad);
  const reply = await outcome(session, segments, tag);
  await sendTagged(session, tag, reply);
  return reply;
}

/** Answers a command that was refused while it was read. */
export async function refuse(session: ImapSession, segments: readonly Segment[], reply: Reply): Promise<Reply> {
  const tag = tagOf(segments);
  if (tag === undefined) return sendUntagged(session, reply);
  await sendTagged(session, tag, reply);
  return reply;
}

/** The refusal of a command of which only the first text was read, where that says enough. */
export function earlyRefusal(session: ImapSession, segments: readonly Segment[]): Reply | undefined {
  const tag = tagOf(segments);
  if (tag === undefined) return untaggedBad;
  try {
    identified(session, segments, tag);
    return undefined;
  } catch (error) {
    return error instanceof Refusal ? error.reply : undefined;
  }
}

/** Sends a response without a tag: OK, NO, BAD as warnings, or BYE. */
export function sendUntagged(session: ImapSession, reply: Reply, status: string = reply.status): Reply {
  session.send(`${status} ${respText(reply)}`);
  return reply;
}

async function sendTagged(session: ImapSession, tag: string, reply: Reply): Promise<void> {
  // After BYE nothing tagged follows, but at LOGOUT.
  if (session.connection.closed) return;
  session.connection.write(`${tag} ${reply.status} ${respText(reply)}\r\n`);
  await reply.after?.();
}

function respText({ code, text }: Reply): string {
  return code === undefined ? text : `[${code}] ${text}`;
}

/** The tag, where the command has one (RFC 9051 section 9 tag). */
function tagOf([first]: readonly Segment[]): string | undefined {
  const octets = first?.octets ?? Buffer.alloc(0);
  const stop = octets.findIndex((octet) => !isTagChar(octet));
  const tag = stop === -1 ? octets : octets.subarray(0, stop);
  const isTag = tag.length > 0 && (stop === -1 || octets[stop] === 0x20);
  return isTag ? tag.toString('latin1') : undefined;
}

async function outcome(session: ImapSession, segments: readonly Segment[], tag: string): Promise<Reply> {
  try {
    const { command, scanner, uid } = identified(session, segments, tag);
    const invocation: Invocation = { tag, uid };
    const given = command.parse(scanner, session, invocation);
    scanner.end();
    return await performed(session, command, given, invocation);
  } catch (error) {
    if (!(error instanceof Refusal)) return serverBug(session, error);
    if (!(error instanceof SyntaxFault)) session.announce({ expunge: false });
    return error.reply;
  }
}

async function performed(
  session: ImapSession,
  command: Command,
  given: unknown,
  invocation: Invocation,
): Promise<Reply> {
  if (session.selected !== undefined) announceKeywords(session, session.selected);
  const reply = await command.run(session, given, invocation);
  return endOfCommand(session, { command, given, uid: invocation.uid, reply });
}

interface Identified {
  readonly command: Command;
  readonly scanner: CommandScanner;
  readonly uid: boolean;
}

/** Finds the command and looks whether the state allows it. The scanner stands behind its name. */
function identified(session: ImapSession, segments: readonly Segment[], tag: string): Identified {
  const scanner = new CommandScanner(segments, dialectOf(session));
  scanner.word(tag);
  scanner.space();
  const first = scanner.keyword();
  const uid = first === 'UID';
  if (uid) scanner.space();
  const name = uid ? scanner.keyword() : first;
  const command = session.extensions.command(name);
  if (command === undefined) throw new SyntaxFault(`There is no command ${name}`);
  if (uid && command.hasUidForm !== true) throw new SyntaxFault(`${name} has no form with UID`);
  if (!isLegal(session, command)) throw new Refusal(wrongState(session, name));
  return { command, scanner, uid };
}

function dialectOf(session: ImapSession): { readonly utf8: boolean; readonly savedResult: boolean } {
  return {
    utf8: session.utf8,
    get savedResult() {
      return session.extensions.has('searchres');
    },
  };
}

function isLegal({ state }: ImapSession, command: Command): boolean {
  if (command.state === 'any') return true;
  return command.state === state || (command.state === 'authenticated' && state === 'selected');
}

function wrongState(session: ImapSession, name: string): Reply {
  const reply = session.behaviour.setting('imap.wrong-state') === 'bad' ? bad : no;
  return reply(`${name} is not for the ${session.state} state`);
}

function serverBug(session: ImapSession, error: unknown): Reply {
  session.log(
    `imap ${String(session.connection.id)}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  );
  return no('The server has a bug', 'SERVERBUG');
}
