import type { Message } from '../../../store/store.ts';
import type { ImapSession } from '../../contract.ts';
import { sequenceSet } from '../../output.ts';

/** What each session expunged itself. */
const ownExpunges = new WeakMap<ImapSession, WeakSet<Message>>();

/** Notes that a session expunged these itself. */
export function noteOwnExpunge(session: ImapSession, messages: readonly Message[]): void {
  const own = ownExpunges.get(session) ?? new WeakSet<Message>();
  ownExpunges.set(session, own);
  for (const message of messages) own.add(message);
}

/** Sends VANISHED where it takes the place of EXPUNGE, and says whether it did (RFC 7162 section 3.2.10). */
export function sendVanished(session: ImapSession, ghosts: readonly Message[]): boolean {
  const { behaviour, view } = session;
  if (!takesPlace(session, ghosts)) return false;
  const numbers = behaviour.has('imap.qresync.vanished-has-numbers');
  const set = sequenceSet(ghosts.map((ghost) => (numbers ? view.numberOf(ghost) : ghost.uid)));
  session.send(`VANISHED ${behaviour.has('imap.qresync.announced-as-earlier') ? '(EARLIER) ' : ''}${set}`);
  return true;
}

function takesPlace(session: ImapSession, ghosts: readonly Message[]): boolean {
  const { behaviour, enabled } = session;
  if (!enabled.has('QRESYNC')) return behaviour.has('imap.expunge.vanished-unasked');
  const own = ownExpunges.get(session);
  const isOwn = ghosts.every((ghost) => own?.has(ghost) === true);
  return isOwn
    ? !behaviour.has('imap.qresync.expunge-instead-of-vanished')
    : !behaviour.has('imap.qresync.others-expunge-announced-by-number');
}

/** Whether a session is told of messages that came and went before EXISTS: only with a bug (RFC 7162 section 3.2.10.2). */
export function tellsUnannounced({ behaviour, enabled }: ImapSession): boolean {
  return enabled.has('QRESYNC') && behaviour.has('imap.qresync.unannounced-message-vanishes');
}
