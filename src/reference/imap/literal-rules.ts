import { limits } from '../limits.ts';
import type { ImapSession } from './contract.ts';
import type { Segment } from './cursor.ts';
import type { Admission } from './input.ts';
import type { AnnouncedLiteral } from './literal-mark.ts';
import { bad, no } from './reply.ts';

/** Whether a literal is read, refused or ends the session (RFC 9051 section 4.3, RFC 7888 sections 4 and 5). */
export function admission(session: ImapSession, literal: AnnouncedLiteral, before: readonly Segment[]): Admission {
  if (before.length > 2 * limits.literalsOfCommand)
    return { kind: 'refuse', reply: bad('Too many literals', 'TOOBIG') };
  const allowed = allowedOctets(session, before);
  if (literal.synchronizing) return literal.octets <= allowed ? { kind: 'read' } : tooLarge(session);
  if (!offersNonSynchronizing(session))
    return unlessEndless(literal, bad('Non-synchronizing literals are not offered'));
  if (missesSecond(session, before)) return { kind: 'refuse-line', reply: bad('That is no string') };
  return literal.octets <= mostWithoutWaiting(session, literal, allowed) ? { kind: 'read' } : tooLong(session, literal);
}

function offersLiteralPlus(session: ImapSession): boolean {
  return session.extensions.has('literal-plus');
}

function offersNonSynchronizing(session: ImapSession): boolean {
  return offersLiteralPlus(session) || session.extensions.has('literal-minus');
}

function mostWithoutWaiting(session: ImapSession, literal: AnnouncedLiteral, allowed: number): number {
  if (offersLiteralPlus(session)) return allowed;
  const isBeyond = literal.octets > limits.literalMinusOctets;
  if (isBeyond && session.behaviour.has('imap.literal.minus-as-plus')) return allowed;
  return Math.min(allowed, limits.literalMinusOctets);
}

/** With this fault only the first literal of a command may come without waiting. */
function missesSecond({ behaviour }: ImapSession, before: readonly Segment[]): boolean {
  return before.some(({ kind }) => kind === 'literal') && behaviour.has('imap.literal.non-sync-by-half');
}

function allowedOctets(session: ImapSession, before: readonly Segment[]): number {
  if (session.state === 'not authenticated') return limits.literalBeforeLoginOctets;
  if (isAppend(before)) return Math.min(limits.messageOctets, limits.appendOctets - octetsOf(before));
  return limits.imapCommandOctets - octetsOf(before);
}

function isAppend([first]: readonly Segment[]): boolean {
  return first !== undefined && /^[^ ]+ append /i.test(first.octets.subarray(0, 1024).toString('latin1'));
}

function octetsOf(segments: readonly Segment[]): number {
  return segments.reduce((sum, { octets }) => sum + octets.length, 0);
}

function tooLarge({ behaviour }: ImapSession): Admission {
  if (behaviour.has('imap.literal.too-large-closes')) return { kind: 'close' };
  const text = 'The literal is too large';
  const way = behaviour.setting('imap.literal-too-large');
  if (way === 'bye') return { kind: 'bye', reply: bad(text, 'TOOBIG') };
  if (way === 'skipped') return { kind: 'skip', reply: no(text, 'TOOBIG') };
  return { kind: 'refuse', reply: (way === 'no' ? no : bad)(text, 'TOOBIG') };
}

/** RFC 7888 section 4: refuse and skip it, or say BYE. */
function tooLong({ behaviour }: ImapSession, literal: AnnouncedLiteral): Admission {
  const code = behaviour.has('imap.literal.toobig-missing') ? undefined : 'TOOBIG';
  const reply = bad('The non-synchronizing literal is too large', code);
  const isBye = behaviour.setting('imap.non-synchronizing-literal-too-large') === 'bye';
  return isBye ? { kind: 'bye', reply } : unlessEndless(literal, reply);
}

/** Nobody waits for 4 GiB to pass. */
function unlessEndless({ octets }: AnnouncedLiteral, reply: ReturnType<typeof bad>): Admission {
  return { kind: octets <= limits.skippedLiteralOctets ? 'refuse' : 'bye', reply };
}
