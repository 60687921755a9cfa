import type { Message } from '../store/store.ts';
import type { ImapSession } from './contract.ts';
import { modseqItem } from './extensions/condstore/modseq-item.ts';
import { tellsModseq, tellsUid } from './extensions/condstore/news-items.ts';
import { orderedFlags } from './fetch/flags.ts';

/** `n FETCH (...)` with what changed: FLAGS, and UID and MODSEQ where they are due (RFC 7162 sections 3.1.4 and 3.2.4). */
export function flagsAnswer(
  session: ImapSession,
  message: Message,
  options: { readonly uid?: boolean; readonly flags?: boolean },
): string {
  const withUid = options.uid === true || tellsUid(session);
  const items = [
    ...(withUid ? [`UID ${String(message.uid)}`] : []),
    ...(options.flags === false ? [] : [`FLAGS (${orderedFlags(session, session.view.flagsOf(message)).join(' ')})`]),
    ...(tellsModseq(session, message) ? [modseqItem(message, session)] : []),
  ];
  return `${String(numberOf(session, message))} FETCH (${items.join(' ')})`;
}

function numberOf({ view, behaviour }: ImapSession, message: Message): number {
  const hasGhosts = view.news.expunged.size > 0;
  return hasGhosts && behaviour.has('imap.flags.number-of-mailbox')
    ? view.mailbox.messages.indexOf(message) + 1
    : view.numberOf(message);
}
