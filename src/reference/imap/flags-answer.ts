import type { Message } from '../store/store.ts';
import type { ImapSession } from './contract.ts';

/** `n FETCH (...)` with what changed: FLAGS, and UID and MODSEQ where they are due (RFC 7162 sections 3.1.4 and 3.2.4). */
export function flagsAnswer(
  session: ImapSession,
  message: Message,
  options: { readonly uid?: boolean; readonly flags?: boolean },
): string {
  const withUid = options.uid === true || session.enabled.has('QRESYNC');
  const withModseq = session.enabled.has('CONDSTORE') || session.enabled.has('QRESYNC');
  const items = [
    ...(withUid ? [`UID ${String(message.uid)}`] : []),
    ...(options.flags === false ? [] : [`FLAGS (${session.view.flagsOf(message).join(' ')})`]),
    ...(withModseq ? [`MODSEQ (${String(message.modseq)})`] : []),
  ];
  return `${String(session.view.numberOf(message))} FETCH (${items.join(' ')})`;
}
