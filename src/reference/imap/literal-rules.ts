import { limits } from '../limits.ts';
import type { ImapSession } from './contract.ts';
import type { Segment } from './cursor.ts';
import type { Admission } from './input.ts';
import type { AnnouncedLiteral } from './literal-mark.ts';
import { bad, no, type Reply } from './reply.ts';

/** Whether a literal is read, refused or ends the session (RFC 9051 section 4.3, RFC 7888 sections 4 and 5). */
export function admission(session: ImapSession, literal: AnnouncedLiteral, before: readonly Segment[]): Admission {
  const allowed = allowedOctets(session, before);
  if (literal.synchronizing)
    return literal.octets <= allowed ? { kind: 'read' } : { kind: 'refuse', reply: tooLarge(session) };
  if (!offersNonSynchronizing(session)) return beyond(literal, bad('Non-synchronizing literals are not offered'));
  const most = offersLiteralPlus(session) ? allowed : Math.min(allowed, limits.literalMinusOctets);
  return literal.octets <= most ? { kind: 'read' } : tooLong(session, literal);
}

function offersLiteralPlus(session: ImapSession): boolean {
  return session.extensions.has('literal-plus');
}

function offersNonSynchronizing(session: ImapSession): boolean {
  return offersLiteralPlus(session) || session.extensions.has('literal-minus');
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

function tooLarge(session: ImapSession): Reply {
  const reply = session.behaviour.setting('imap.literal-too-large') === 'no' ? no : bad;
  return reply('The literal is too large', 'TOOBIG');
}

/** RFC 7888 section 4: refuse and skip it, or say BYE. */
function tooLong(session: ImapSession, literal: AnnouncedLiteral): Admission {
  const reply = bad('The non-synchronizing literal is too large', 'TOOBIG');
  if (session.behaviour.setting('imap.non-synchronizing-literal-too-large') === 'bye') return { kind: 'bye', reply };
  return beyond(literal, reply);
}

/** Nobody waits for 4 GiB to pass. */
function beyond(literal: AnnouncedLiteral, reply: Reply): Admission {
  return { kind: literal.octets <= limits.skippedLiteralOctets ? 'refuse' : 'bye', reply };
}
