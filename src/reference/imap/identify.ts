import { CommandScanner } from './command-scanner.ts';
import type { Command, ImapSession } from './contract.ts';
import type { Segment } from './cursor.ts';
import { bad, no, ok, Refusal, type Reply, SyntaxFault } from './reply.ts';

/** A command by its name, and the scanner behind it. */
export interface Identified {
  readonly command: Command;
  readonly scanner: CommandScanner;
  readonly uid: boolean;
}

/** Finds the command, and looks whether the state allows it. */
export function identified(session: ImapSession, segments: readonly Segment[], tag: string): Identified {
  const scanner = new CommandScanner(segments, session);
  scanner.word(tag);
  scanner.space();
  const first = commandName(session, scanner);
  const uid = first === 'UID';
  if (uid) scanner.space();
  const name = uid ? commandName(session, scanner) : first;
  const command = session.extensions.command(name);
  if (command === undefined) throw unknown(session, name);
  if (uid && command.hasUidForm !== true) throw new SyntaxFault(`${name} has no form with UID`);
  if (!isLegal(session, command)) throw new Refusal(wrongState(session, command));
  return { command, scanner, uid };
}

function commandName({ behaviour }: ImapSession, scanner: CommandScanner): string {
  const written = scanner.rest();
  const name = scanner.keyword();
  const isInCapitals = written.startsWith(name);
  if (!isInCapitals && behaviour.has('imap.command.case-sensitive')) throw new SyntaxFault('That is no command');
  return name;
}

function unknown({ behaviour }: ImapSession, name: string): Refusal {
  const reply = bad(`There is no command ${name}`);
  if (behaviour.has('imap.command.unknown-ok')) return new Refusal(ok('Done'));
  if (behaviour.has('imap.command.unknown-untagged')) return new Refusal({ ...reply, isUntagged: true });
  return new Refusal(reply);
}

function isLegal({ state, behaviour }: ImapSession, command: Command): boolean {
  if (command.state === 'any' || command.state === state) return true;
  if (command.state === 'authenticated' && state === 'selected') return true;
  if (command.name === 'STARTTLS') return behaviour.has('imap.starttls.after-login');
  return command.name === 'LOGIN' && behaviour.has('imap.state.login-again');
}

function wrongState(session: ImapSession, command: Command): Reply {
  const { behaviour, state } = session;
  if (command.state === 'selected' && behaviour.has('imap.state.wrong-state-ok')) return ok('Done');
  if (command.state === 'authenticated' && behaviour.has('imap.state.before-login-ok')) return ok('Done');
  const isBad = mustBeBad(session, command) || behaviour.setting('imap.wrong-state') === 'bad';
  const reply = isBad ? bad : no;
  return reply(`${command.name} is not for the ${state} state`);
}

/** Most commands leave the choice; RFC 3691 section 2 and RFC 9051 section 6.2.1 do not. */
function mustBeBad({ connection }: ImapSession, { name }: Command): boolean {
  return name === 'UNSELECT' || (name === 'STARTTLS' && connection.secure);
}
