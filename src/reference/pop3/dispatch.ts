import { type CommandLine, commandLine } from './command-line.ts';
import { commands } from './commands/all.ts';
import type { Invocation, Pop3Command, Pop3Session } from './contract.ts';
import { err, ok, type Reply } from './reply.ts';
import { inWrongState } from './wrong-state.ts';

/** What a line was answered with. `keyword` is empty where there is no such command; no reply: nothing is sent. */
export interface Answer {
  readonly keyword: string;
  readonly reply: Reply | undefined;
}

/** Does what a command line says. */
export async function dispatch(session: Pop3Session, line: Buffer): Promise<Answer> {
  const invocation = { ...commandLine(line), named: session.named };
  // PASS is legal right after USER only (RFC 1939 section 7), so any other command forgets the name.
  session.named = undefined;
  const command = commandOf(session, invocation, line);
  if (command === undefined) {
    const isTaken = session.context.behaviour.has('pop3.command.unknown-accepted');
    return { keyword: '', reply: isTaken ? ok('nothing-done') : err('unknown-command') };
  }
  return { keyword: command.keyword, reply: await run(session, command, invocation) };
}

function commandOf(session: Pop3Session, { keyword }: CommandLine, line: Buffer): Pop3Command | undefined {
  const { behaviour } = session.context;
  const isLonger = keyword.length > 4 && commands.has(keyword.slice(0, 4));
  const isCut = isLonger && behaviour.has('pop3.command.four-letters-enough');
  const command = commands.get(isCut ? keyword.slice(0, 4) : keyword);
  if (command === undefined || command.offered?.(session) === false) return undefined;
  const isUpper = line.toString('latin1').startsWith(keyword);
  return !isUpper && behaviour.has('pop3.command.upper-case-only') ? undefined : command;
}

/** Whether a name was given and the server then takes nothing but PASS and QUIT (RFC 1939 section 7 USER). */
function isBarredBehindUser({ context: { behaviour } }: Pop3Session, { named, keyword }: Invocation): boolean {
  if (named === undefined || keyword === 'PASS' || keyword === 'QUIT') return false;
  return behaviour.setting('pop3.behind-user') === 'pass-or-quit';
}

async function run(session: Pop3Session, command: Pop3Command, invocation: Invocation): Promise<Reply | undefined> {
  if (!command.states.includes(session.state)) return inWrongState(session, command);
  if (isBarredBehindUser(session, invocation)) return err('wrong-state');
  try {
    return await command.run(session, invocation);
  } catch (error) {
    session.context.log(`POP3 ${command.keyword} failed: ${String(error)}`);
    return err('server-failed', 'SYS/TEMP');
  }
}
