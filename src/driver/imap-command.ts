import type { ResponseCode, Status } from '../imap/value.ts';
import { countdown } from './countdown.ts';
import { DriverError } from './error.ts';
import type { ImapResponseEvent, LastEvent } from './event.ts';
import { nextResponse } from './response.ts';
import type { Session } from './session.ts';

/** A piece of a command line. A literal is announced, and its octets follow when the server asks for them. */
export type CommandPiece = string | { readonly literal: Buffer; readonly synchronizing?: boolean };

interface TaggedReply {
  readonly status: Status;
  readonly code?: ResponseCode;
  readonly text: string;
}

export interface ImapExchange {
  readonly tag: string;
  /** Everything that came, the tagged response included. */
  readonly responses: readonly ImapResponseEvent[];
  readonly tagged?: TaggedReply;
  /** Status of the tagged response. */
  readonly status?: Status;
  /** What ended the connection before the tagged response. */
  readonly ended?: LastEvent;
}

export interface ImapCommandOptions {
  readonly signal?: AbortSignal | undefined;
}

/** Sends one command with a tag of the harness and collects what comes until its tagged response. */
export async function imapCommand(
  session: Session,
  command: string | readonly CommandPiece[],
  deadlineMs: number,
  options: ImapCommandOptions = {},
): Promise<ImapExchange> {
  const tag = session.nextTag();
  const left = countdown(deadlineMs);
  const writes = [...linesOf(tag, typeof command === 'string' ? [command] : command)];
  const wait = { signal: options.signal, awaited: `the reply to ${nameOf(command)}` };
  const responses: ImapResponseEvent[] = [];
  await session.send(writes.shift() ?? Buffer.alloc(0), { deadlineMs });
  for (;;) {
    const event = await nextResponse(session, { ...wait, deadlineMs: left() });
    if (event.type !== 'response') return { tag, responses, ended: event };
    if (event.protocol !== 'imap') throw new DriverError('misuse', 'an IMAP command on a POP3 session');
    responses.push(event);
    const tagged = taggedReply(event, tag);
    if (tagged) return { tag, responses, tagged, status: tagged.status };
    const rest = event.imap.data.kind === 'continuation' ? writes.shift() : undefined;
    if (rest) await session.send(rest, { deadlineMs });
  }
}

function taggedReply(event: ImapResponseEvent, tag: string): TaggedReply | undefined {
  const { data } = event.imap;
  if (data.kind !== 'tagged' || data.tag !== tag) return undefined;
  const { status, text, code } = data;
  return { status, text, ...(code && { code }) };
}

/** The octets of each write: a synchronizing literal ends one, for the server has to ask for what follows. */
function linesOf(tag: string, pieces: readonly CommandPiece[]): readonly Buffer[] {
  const writes: Buffer[] = [];
  let current: Buffer[] = [Buffer.from(`${tag} `)];
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      current.push(Buffer.from(piece));
      continue;
    }
    const { literal, synchronizing = true } = piece;
    current.push(Buffer.from(`{${literal.length}${synchronizing ? '' : '+'}}\r\n`));
    if (synchronizing) {
      writes.push(Buffer.concat(current));
      current = [];
    }
    current.push(literal);
  }
  return [...writes, Buffer.concat([...current, Buffer.from('\r\n')])];
}

/** The command's name: its arguments may be secret. */
function nameOf(command: string | readonly CommandPiece[]): string {
  const [first] = typeof command === 'string' ? [command] : command;
  return typeof first === 'string' ? (first.split(' ')[0] ?? '') : 'a literal';
}
