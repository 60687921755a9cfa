import type { Message } from '../../store/store.ts';
import type { FetchItem, ImapSession } from '../contract.ts';
import { forgetFlags } from './flags.ts';
import { originOf } from '../unheard.ts';

const seen = String.raw`\Seen`;

/** Sets `\Seen` where the items read the body of a message that had not been read, and says whether it did (RFC 9051 section 6.4.5). */
export function markSeen(session: ImapSession, message: Message, items: readonly FetchItem[]): boolean {
  if (message.flags.has(seen) || !reads(session, items)) return false;
  const { mailbox } = session.view;
  forgetFlags(session, message);
  return mailbox.setFlags(message, [...message.flags, seen], originOf(session, mailbox, 'imap.fetch.seen-unheard'));
}

/** `setsSeen` is false, and not absent, on what only peeks. */
function reads({ behaviour, view }: ImapSession, items: readonly FetchItem[]): boolean {
  if (items.some(({ setsSeen }) => setsSeen === true)) {
    if (view.readOnly) return behaviour.has('imap.fetch.examine-sets-seen');
    return !behaviour.has('imap.fetch.body-leaves-unseen');
  }
  return (
    !view.readOnly && items.some(({ setsSeen }) => setsSeen === false) && behaviour.has('imap.fetch.peek-sets-seen')
  );
}
