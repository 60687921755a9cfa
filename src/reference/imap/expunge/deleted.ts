import type { Message } from '../../store/store.ts';
import type { ImapSession } from '../contract.ts';
import type { SequenceSet } from '../scanner.ts';

/** Not made anew for each of 100,000 messages. */
const deleted = String.raw`\Deleted`;

/** Whether a message is to be removed by EXPUNGE and CLOSE (RFC 9051 section 2.3.2). */
export function isDeleted({ flags }: Message): boolean {
  return flags.has(deleted);
}

/** What EXPUNGE and CLOSE remove: all that is flagged, whoever flagged it (RFC 9051 sections 6.4.1 and 6.4.3). */
export function deletedMessages({ view }: ImapSession): readonly Message[] {
  return view.mailbox.messages.filter(isDeleted);
}

/** What UID EXPUNGE removes: what is flagged and named (RFC 4315 section 2.1). */
export function deletedAndNamed(session: ImapSession, set: SequenceSet): readonly Message[] {
  const { behaviour, view } = session;
  const named = view.resolve(set, 'uid');
  const going = named.filter(isDeleted);
  if (going.length < named.length && behaviour.has('imap.expunge.uid-without-flag')) return named;
  const all = deletedMessages(session);
  return all.length > going.length && behaviour.has('imap.expunge.uid-set-ignored') ? all : going;
}
