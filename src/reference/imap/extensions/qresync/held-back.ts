import type { Message } from '../../../store/store.ts';
import type { ImapSession } from '../../contract.ts';
import type { Reply } from '../../reply.ts';
import type { View } from '../../view.ts';
import { tellHighestModseq } from '../condstore/aware.ts';

/** Views whose client was told a HIGHESTMODSEQ from before an expunge that it was not told of. */
const lowered = new WeakSet<View>();

/**
 * Called when expunges are held back: a client that drops out now must not believe that it knows everything up to the
 * mod-sequences it was sent, so it is told one from before the first of them (RFC 7162 section 3.2).
 */
export function expungeHeldBack(session: ImapSession): void {
  const { behaviour } = session;
  if (!isDue(session) || behaviour.setting('imap.held-expunge-told') === 'in-completion') return;
  session.send(`OK [${loweredModseq(session)}] More was expunged since`);
}

/** The reply to a command, which tells the same where that is its place and no other code stands there. */
export function toldInCompletion(session: ImapSession, reply: Reply): Reply {
  if (reply.status === 'BAD' || session.selected === undefined || !isDue(session)) return reply;
  if (session.behaviour.setting('imap.held-expunge-told') === 'untagged') return reply;
  const code = loweredModseq(session);
  if (reply.code === undefined) return { ...reply, code };
  session.send(`OK [${code}] More was expunged since`);
  return reply;
}

/** A server that always tells of all that was ever expunged lets no client miss it (RFC 7162 section 5.1). */
function isDue({ behaviour, enabled, view }: ImapSession): boolean {
  if (!enabled.has('QRESYNC') || view.news.expunged.size === 0) return false;
  if (behaviour.setting('imap.qresync-memory') === 'none') return false;
  return !behaviour.has('imap.qresync.highestmodseq-ahead-of-held-expunge');
}

function loweredModseq({ view }: ImapSession): string {
  lowered.add(view);
  return `HIGHESTMODSEQ ${String(modseqBefore(view, [...view.news.expunged]))}`;
}

/** Called when they were announced: HIGHESTMODSEQ is what it is again. */
export function expungeTold(session: ImapSession): void {
  if (lowered.delete(session.view)) tellHighestModseq(session);
}

/** The highest mod-sequence before the first of these expunges, found by halves. */
function modseqBefore({ mailbox }: View, ghosts: readonly Message[]): number {
  let [low, high] = [0, mailbox.highestModseq];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const since = new Set(mailbox.expungedSince(middle));
    if (ghosts.every(({ uid }) => since.has(uid))) low = middle;
    else high = middle - 1;
  }
  return Math.max(low, 1);
}
