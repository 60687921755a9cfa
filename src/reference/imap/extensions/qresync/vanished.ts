import type { Behaviour } from '../../../behaviour.ts';
import type { Mailbox } from '../../../store/store.ts';
import type { ImapSession } from '../../contract.ts';
import { sequenceSet } from '../../output.ts';

export interface VanishedOptions {
  readonly modseq: number;
  /** Whether the client asks for this UID. */
  readonly asked: (uid: number) => boolean;
}

/** Sends `VANISHED (EARLIER) uids`, where there are any: before every FETCH response (RFC 7162 section 3.2.6). */
export function sendVanishedEarlier(session: ImapSession, options: VanishedOptions): void {
  const { behaviour } = session;
  const uids = vanished(session, options);
  if (uids.length === 0) return;
  const tag = behaviour.has('imap.qresync.vanished-not-marked-earlier') ? '' : '(EARLIER) ';
  session.send(`VANISHED ${tag}${sequenceSet(uids)}`);
}

function vanished({ view, behaviour }: ImapSession, { modseq, asked }: VanishedOptions): readonly number[] {
  const { mailbox } = view;
  const gone = remembered(mailbox, modseq, behaviour);
  // What this session was not told of yet comes as VANISHED without EARLIER, and only so (RFC 7162 section 3.2.10).
  const told = gone.filter((uid) => view.numberOfUid(uid) === 0 && asked(uid));
  const [first] = told;
  if (first === undefined) return told;
  if (behaviour.has('imap.qresync.vanished-lists-live-message')) return withLive(told, mailbox);
  return told.length > 1 && behaviour.has('imap.qresync.vanished-misses-one') ? told.slice(0, -1) : told;
}

/** A server may forget when each was expunged, and then tells of all that are gone (RFC 7162 sections 5.1 and 5.2). */
function remembered(mailbox: Mailbox, modseq: number, behaviour: Behaviour): readonly number[] {
  const since = mailbox.expungedSince(modseq);
  const memory = behaviour.setting('imap.qresync-memory');
  if (memory === 'exact' || (memory === 'last-expunge' && since.length === 0)) return since;
  return mailbox.expungedSince(0);
}

function withLive(gone: readonly number[], { messages }: Mailbox): readonly number[] {
  const live = messages.slice(0, 1).map(({ uid }) => uid);
  return [...gone, ...live].sort((a, b) => a - b);
}

/** The bug of a server that tells of all that is gone, asked for or not. */
export function isUnasked({ behaviour }: ImapSession): boolean {
  return behaviour.has('imap.qresync.known-uids-ignored');
}
