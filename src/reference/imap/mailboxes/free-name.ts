import type { ImapSession } from '../contract.ts';
import { no, Refusal } from '../reply.ts';
import { formerMailbox } from './former-names.ts';

/** Refuses a name that a mailbox has, or that a deleted one still holds for the sessions that have it open (RFC 2180 section 3.2). */
export function mustBeFree(session: ImapSession, name: string): void {
  if (session.account.mailbox(name) !== undefined) {
    throw new Refusal(no('There is a mailbox of this name', 'ALREADYEXISTS'));
  }
  const ghost = formerMailbox(session, name);
  if (ghost === undefined || !ghost.isDeleted || ghost.listeners() === 0) return;
  if (session.behaviour.setting('imap.delete-of-open') === 'ghost') {
    throw new Refusal(no('Sessions still use the mailbox that had this name', 'INUSE'));
  }
}
