import type { Message } from '../../store/store.ts';
import type { ImapSession } from '../contract.ts';
import { someExpunged, withoutGhosts } from '../expunge/ghosts.ts';
import type { Reply } from '../reply.ts';

/** What is done about the messages of a STORE that other sessions expunged and that were not announced yet. */
export interface StorePlan {
  /** Messages whose flags are changed. */
  readonly messages: readonly Message[];
  /** Replaces the OK. */
  readonly refusal: Reply | undefined;
}

interface StoreForm {
  readonly byUid: boolean;
  readonly isSilent: boolean;
}

/** The ways of RFC 2180 section 4.2. By UID, what is gone is passed over (RFC 9051 section 6.4.9). */
export function storePlan(
  session: ImapSession,
  messages: readonly Message[],
  { byUid, isSilent }: StoreForm,
): StorePlan {
  const there = withoutGhosts(session, messages);
  const done: StorePlan = { messages: there, refusal: undefined };
  if (there.length === messages.length || byUid || isSilent) return done;
  if (there.length === 0)
    return session.behaviour.has('imap.store.expunged-ok') ? done : { ...done, refusal: someExpunged };
  const way = session.behaviour.setting('imap.store-of-expunged');
  if (way === 'accepted') return done;
  return { messages: way === 'nothing-stored' ? [] : there, refusal: someExpunged };
}
