import type { Mailbox } from '../../../store/store.ts';
import type { ImapSession } from '../../contract.ts';

/** The highest mod-sequence of a mailbox, with those of its expunged messages (RFC 7162 sections 3.1.2.1 and 3.2). */
export function highestModseq(mailbox: Mailbox, { behaviour }: ImapSession): number {
  if (mailbox.messages.length > 0 && behaviour.has('imap.condstore.highestmodseq-too-low')) {
    return Math.max(1, Math.max(...mailbox.messages.map(({ modseq }) => modseq)) - 1);
  }
  return mailbox.highestModseq;
}

const remembered = new WeakMap<Mailbox, number>();

/** HIGHESTMODSEQ as STATUS tells it: the same value (RFC 7162 section 3.1.7). */
export function statusHighestModseq(mailbox: Mailbox, session: ImapSession): number {
  const highest = highestModseq(mailbox, session);
  if (!session.behaviour.has('imap.condstore.status-highestmodseq-is-stale')) return highest;
  const first = remembered.get(mailbox) ?? highest;
  remembered.set(mailbox, first);
  return first;
}
