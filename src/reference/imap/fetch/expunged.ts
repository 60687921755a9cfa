import type { Message } from '../../store/store.ts';
import type { ImapSession } from '../contract.ts';
import { someExpunged, withoutGhosts } from '../expunge/ghosts.ts';
import type { Reply } from '../reply.ts';

/** What is done about the messages of a FETCH that other sessions expunged and that were not announced yet. */
export interface ExpungedPlan {
  /** Messages that are answered for. */
  readonly messages: readonly Message[];
  /** Those of them that are answered with empty data. */
  readonly isEmpty: (message: Message) => boolean;
  /** Replaces the OK. */
  readonly refusal: Reply | undefined;
}

/** The ways of RFC 2180 section 4.1. By UID, what is gone is passed over (RFC 9051 section 6.4.9). */
export function planFor(session: ImapSession, messages: readonly Message[], byUid: boolean): ExpungedPlan {
  const isServed: ExpungedPlan = { messages, isEmpty: () => false, refusal: undefined };
  const there = withoutGhosts(session, messages);
  if (there.length === messages.length) return isServed;
  const way = session.behaviour.setting('imap.fetch-of-expunged');
  if (way === 'served' || way === 'expunge-refused') return isServed;
  if (byUid) return { ...isServed, messages: there };
  if (way === 'others-then-no' || there.length === 0) return { ...isServed, messages: there, refusal: someExpunged };
  return { ...isServed, isEmpty: (message) => session.view.isGhost(message) };
}
