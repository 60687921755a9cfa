import type { Mailbox } from '../../store/store.ts';
import type { ImapSession } from '../contract.ts';

/** Whether a session beside this one has the mailbox open (RFC 2180 section 3). */
export function isOpenElsewhere({ selected }: ImapSession, mailbox: Mailbox): boolean {
  return mailbox.listeners() > (selected?.mailbox === mailbox ? 1 : 0);
}
