import type { Message } from '../../../store/store.ts';
import type { ImapSession } from '../../contract.ts';
import { isAware } from './aware.ts';

/** Whether FETCH responses about changed flags have the UID because of CONDSTORE (RFC 7162 section 3.2.4). */
export function tellsUid(session: ImapSession): boolean {
  return isAware(session) && !session.behaviour.has('imap.qresync.change-told-without-uid');
}

/** Whether a FETCH response about changed flags has MODSEQ (RFC 7162 section 3.1), be the change the own one or another session's. */
export function tellsModseq(session: ImapSession, message: Message): boolean {
  const { behaviour, view } = session;
  if (!isAware(session)) return behaviour.has('imap.condstore.unasked-modseq');
  return view.news.changed.has(message)
    ? !behaviour.has('imap.condstore.announcement-without-modseq')
    : !behaviour.has('imap.condstore.answer-to-store-without-modseq');
}
