import type { Mailbox, Message } from '../../store/store.ts';
import type { ImapSession } from '../contract.ts';

/**
 * The messages that STATUS counts. Of the selected mailbox a server may count those that the session was told of; the
 * RFC leaves open which (RFC 9051 section 6.3.11).
 */
export function messagesOf(mailbox: Mailbox, session: ImapSession): readonly Message[] {
  const { selected, behaviour } = session;
  if (selected?.mailbox !== mailbox || behaviour.setting('imap.status-of-selected') === 'mailbox') {
    return mailbox.messages;
  }
  return selected.messages;
}
