import type { Mailbox } from '../../store/store.ts';
import type { ImapSession } from '../contract.ts';
import { no, Refusal } from '../reply.ts';

/** Whether a session beside this one has the mailbox open (RFC 2180 section 3). */
export function isOpenElsewhere({ selected }: ImapSession, mailbox: Mailbox): boolean {
  return mailbox.listeners() > (selected?.mailbox === mailbox ? 1 : 0);
}

/** Refuses what would take the mailbox from other sessions, where the server does so (RFC 2180 section 3.1). */
export function checkUse(
  session: ImapSession,
  mailbox: Mailbox,
  way: 'imap.delete-of-open' | 'imap.rename-of-open',
): void {
  if (!isOpenElsewhere(session, mailbox) || session.behaviour.setting(way) !== 'refused') return;
  throw new Refusal(no('Another session has the mailbox open', 'INUSE'));
}
