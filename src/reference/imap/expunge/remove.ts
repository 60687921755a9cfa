import type { Message } from '../../store/store.ts';
import type { ImapSession } from '../contract.ts';
import { originOf } from '../unheard.ts';

/** Removes messages and announces each to this session; what others expunged goes with it (RFC 9051 section 7.5.1). Whether there were any. */
export function removeAndTell(session: ImapSession, going: readonly Message[]): boolean {
  const { behaviour, view } = session;
  if (going.length > 0 && behaviour.has('imap.expunge.announced-and-kept')) {
    tellOnly(session, going);
    return true;
  }
  const gone = view.mailbox.expunge(going, originOf(session, view.mailbox, 'imap.expunge.unheard'));
  if (gone.length > 0 && behaviour.has('imap.expunge.unannounced')) view.news.bury(gone);
  session.announce({ expunge: true });
  return gone.length > 0;
}

/** The bug of a server whose disk did not do what the client was told. */
function tellOnly(session: ImapSession, going: readonly Message[]): void {
  const numbers = going.map((message) => session.view.numberOf(message)).filter((number) => number > 0);
  for (const number of numbers.toReversed()) session.send(`${String(number)} EXPUNGE`);
}
