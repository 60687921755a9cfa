import { endOfCommand } from './command-end.ts';
import type { Command, ImapSession, Invocation } from './contract.ts';
import type { Segment } from './cursor.ts';
import { toldInCompletion } from './extensions/qresync/held-back.ts';
import { announceKeywords } from './flag-lists.ts';
import { identified } from './identify.ts';
import { closeTaken, refusalOfTaken } from './mailboxes/taken-away.ts';
import { bad, no, ok, Refusal, type Reply, SyntaxFault } from './reply.ts';
import type { Scanner } from './scanner.ts';
import { sendTagged, sendUntagged, tagOf } from './tagged.ts';
import type { View } from './view.ts';

const untaggedBad = bad('A command starts with a tag');
/** Tag of the command before, for a fault. */
const lastTags = new WeakMap<ImapSession, string>();

/** Executes one complete command: everything up to its tagged response. Returns what it ended with. */
export async function execute(session: ImapSession, segments: readonly Segment[]): Promise<Reply> {
  const refusal = refusedForNul(session, segments);
  if (refusal !== undefined) return refusal;
  const tag = tagOf(segments);
  if (tag === undefined) return withoutTag(session, segments);
  closeTaken(session);
  const reply = await outcome(session, withoutNul(session, segments), tag);
  lastTags.set(session, tag);
  if (forgetsMailbox(session, reply)) session.unselect();
  await sendTagged(session, tag, toldInCompletion(session, reply));
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
    const { command, scanner } = identified(session, segments, tag);
    return command.refusedEarly?.(scanner, session);
  } catch (error) {
    return error instanceof Refusal ? error.reply : undefined;
  }
}

function withoutTag(session: ImapSession, [first]: readonly Segment[]): Reply {
  const { behaviour } = session;
  if (first?.octets.length === 0 && behaviour.has('imap.framing.empty-line-closes')) session.connection.end();
  return behaviour.setting('imap.line-without-tag') === 'bye'
    ? ended(session, untaggedBad)
    : sendUntagged(session, untaggedBad);
}

function ended(session: ImapSession, reply: Reply): Reply {
  session.bye(reply.text);
  return reply;
}

function refusedForNul(session: ImapSession, segments: readonly Segment[]): Reply | undefined {
  const hasNul = segments.some(({ kind, octets }) => kind === 'text' && octets.includes(0));
  const way = hasNul ? session.behaviour.setting('imap.nul-in-command') : 'tagged';
  if (way === 'tagged') return undefined;
  const reply = bad('A command has no NUL');
  return way === 'bye' ? ended(session, reply) : sendUntagged(session, reply);
}

/** NUL is no character of any command; with this fault it ends one, as it ends a string of C. */
function withoutNul(session: ImapSession, segments: readonly Segment[]): readonly Segment[] {
  const [first] = segments;
  const nul = first?.octets.indexOf(0) ?? -1;
  if (first === undefined || nul === -1 || !session.behaviour.has('imap.framing.nul-ends-command')) return segments;
  return [{ kind: 'text', octets: first.octets.subarray(0, nul) }];
}

function forgetsMailbox(session: ImapSession, { status }: Reply): boolean {
  if (status === 'OK' || session.selected === undefined) return false;
  return session.behaviour.has(
    status === 'BAD' ? 'imap.command.bad-forgets-mailbox' : 'imap.command.no-forgets-mailbox',
  );
}

async function outcome(session: ImapSession, segments: readonly Segment[], tag: string): Promise<Reply> {
  let read: Scanner | undefined;
  try {
    const { command, scanner, uid } = identified(session, segments, tag);
    read = scanner;
    if (lastTags.get(session) === tag && session.behaviour.has('imap.tag.once-only')) return bad('That tag was used');
    const invocation: Invocation = { tag, uid };
    const given = command.parse(scanner, session, invocation);
    if (scanner.atEnd() || !session.behaviour.has('imap.command.surplus-ignored')) scanner.end();
    return await performed(session, command, given, invocation);
  } catch (error) {
    if (!(error instanceof Refusal)) return serverBug(session, error);
    if (!(error instanceof SyntaxFault)) session.announce({ expunge: false });
    else if (lacksArguments(session, read)) return ok('Done');
    return error.reply;
  }
}

/** With this fault it does not matter. */
function lacksArguments({ behaviour }: ImapSession, scanner: Scanner | undefined): boolean {
  return scanner?.atEnd() === true && behaviour.has('imap.parser.missing-arguments-ok');
}

async function performed(
  session: ImapSession,
  command: Command,
  given: unknown,
  invocation: Invocation,
): Promise<Reply> {
  if (session.selected !== undefined) prepareView(session, session.selected, command);
  const reply = await command.run(session, given, invocation);
  return endOfCommand(session, { command, given, uid: invocation.uid, reply });
}

/** A mailbox that was taken away can still be left. */
function prepareView(session: ImapSession, view: View, { name, state }: Command): void {
  const refusal = refusalOfTaken(view);
  if (refusal !== undefined && state === 'selected' && name !== 'CLOSE' && name !== 'UNSELECT')
    throw new Refusal(refusal);
  announceKeywords(session, view);
}

function serverBug(session: ImapSession, error: unknown): Reply {
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
  session.log(`imap ${String(session.connection.id)}: ${told}`);
  return no('The server has a bug', 'SERVERBUG');
}
