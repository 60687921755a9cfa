import type { Message } from '../../../store/store.ts';
import type { ImapSession } from '../../contract.ts';
import type { View } from '../../view.ts';
import { tellHighestModseq } from '../condstore/aware.ts';

/** Views whose client was told a HIGHESTMODSEQ from before an expunge that it was not told of. */
const lowered = new WeakSet<View>();

/**
 * Called when expunges are held back: a client that drops out now must not believe that it knows everything up to the
 * mod-sequences it was sent, so it is told one from before the first of them (RFC 7162 section 3.2).
 */
export function expungeHeldBack(session: ImapSession, ghosts: readonly Message[]): void {
  if (!session.enabled.has('QRESYNC') || ghosts.length === 0) return;
  if (session.behaviour.has('imap.qresync.highestmodseq-ahead-of-held-expunge')) return;
  lowered.add(session.view);
  session.send(`OK [HIGHESTMODSEQ ${String(modseqBefore(session.view, ghosts))}] More was expunged since`);
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
