import type { ImapSession } from '../contract.ts';
import { no, type Reply } from '../reply.ts';

/** Whether nothing is taken out of the mailbox because other sessions look at it (RFC 2180 section 4.1.4). */
export function othersLook({ behaviour, view }: ImapSession): boolean {
  return view.mailbox.listeners() > 1 && behaviour.setting('imap.fetch-of-expunged') === 'expunge-refused';
}

/** The answer then. */
export const othersLookReply: Reply = no('Others have the mailbox open', 'INUSE');
