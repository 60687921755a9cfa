import type { ImapSession } from './contract.ts';
import type { Segment } from './cursor.ts';
import { isTagChar } from './grammar.ts';
import type { Reply } from './reply.ts';

/** The tag, where the command has one (RFC 9051 section 9 tag). */
export function tagOf([first]: readonly Segment[]): string | undefined {
  const octets = first?.octets ?? Buffer.alloc(0);
  const stop = octets.findIndex((octet) => !isTagChar(octet));
  const tag = stop === -1 ? octets : octets.subarray(0, stop);
  const isTag = tag.length > 0 && (stop === -1 || octets[stop] === 0x20);
  return isTag ? tag.toString('latin1') : undefined;
}

/** Sends a response without a tag: OK, NO, BAD as warnings, or BYE. */
export function sendUntagged(session: ImapSession, reply: Reply, status: string = reply.status): Reply {
  session.send(`${status} ${respText(session, reply)}`);
  return reply;
}

/** Completes a command, then does what its reply still has to do. */
export async function sendTagged(session: ImapSession, tag: string, reply: Reply): Promise<void> {
  // After BYE nothing tagged follows, but at LOGOUT.
  if (session.connection.closed) return;
  if (reply.isUntagged === true) sendUntagged(session, reply);
  else session.connection.write(`${echoed(session, tag)} ${reply.status}${spaced(respText(session, reply))}\r\n`);
  await reply.after?.();
}

function echoed({ behaviour }: ImapSession, tag: string): string {
  if (/[A-Z]/.test(tag) && behaviour.has('imap.tag.lower-cased')) return tag.toLowerCase();
  return tag.length > 32 && behaviour.has('imap.tag.truncated') ? tag.slice(0, 32) : tag;
}

function spaced(text: string): string {
  return text === '' ? '' : ` ${text}`;
}

function respText({ behaviour }: ImapSession, { code, text }: Reply): string {
  if (code === undefined) return text;
  return behaviour.has('imap.framing.code-runs-into-text') ? `[${code}]${text}` : `[${code}] ${text}`;
}
