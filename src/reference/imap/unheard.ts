import type { FaultId } from '../faults/registry.ts';
import type { Mailbox } from '../store/store.ts';
import type { ImapSession } from './contract.ts';

/** Origin of a change that other sessions do not hear of. */
class Unheard {
  readonly session: ImapSession;

  constructor(session: ImapSession) {
    this.session = session;
  }
}

/** What a session gives as the origin of a change; with this bug, the other sessions that look at the mailbox miss it. */
export function originOf(session: ImapSession, mailbox: Mailbox, fault: FaultId): unknown {
  const own = session.selected?.mailbox === mailbox ? 1 : 0;
  return mailbox.listeners() > own && session.behaviour.has(fault) ? new Unheard(session) : session;
}

/** Whether a session hears of a change of this origin. */
export function isHeard(origin: unknown, by: ImapSession): boolean {
  return !(origin instanceof Unheard) || origin.session === by;
}

/** Whether a session made a change of this origin itself. */
export function isOwn(origin: unknown, of: ImapSession): boolean {
  return origin === of || (origin instanceof Unheard && origin.session === of);
}
