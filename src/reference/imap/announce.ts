import type { Message } from '../store/store.ts';
import type { ImapSession } from './contract.ts';
import { announceKeywords } from './flag-lists.ts';
import { sequenceSet } from './output.ts';
import type { View } from './view.ts';

/** Announces what others did to the selected mailbox (RFC 9051 sections 5.2 and 7.5.1). */
export function announce(session: ImapSession, options: { readonly expunge: boolean }): void {
  const view = session.selected;
  if (view === undefined) return;
  const existsFirst =
    view.news.added.length === 0 || session.behaviour.setting('imap.announcement-order') === 'exists-first';
  if (existsFirst) announceAdded(session, view);
  if (options.expunge) announceExpunged(session, view);
  if (!existsFirst) announceAdded(session, view);
  announceChanged(session, view);
}

/** Whether there is anything that `announce` would tell. */
export function hasNews(view: View, options: { readonly expunge: boolean }): boolean {
  const { added, expunged, changed } = view.news;
  return added.length > 0 || changed.size > 0 || (options.expunge && expunged.size > 0);
}

function announceAdded(session: ImapSession, view: View): void {
  if (view.news.added.length === 0) return;
  view.news.admit();
  session.send(`${String(view.messages.length)} EXISTS`);
  if (!session.rev2) session.send(`${String(view.recentCount())} RECENT`);
}

function announceExpunged(session: ImapSession, view: View): void {
  const ghosts = [...view.news.expunged].sort((a, b) => a.uid - b.uid);
  if (ghosts.length === 0) return;
  if (session.enabled.has('QRESYNC')) session.send(`VANISHED ${sequenceSet(ghosts.map(({ uid }) => uid))}`);
  else for (const number of expungeNumbers(session, view, ghosts)) session.send(`${String(number)} EXPUNGE`);
  view.news.bury(ghosts);
}

/** Each EXPUNGE shifts the numbers after it, so going up each number is lower by what went before. */
function expungeNumbers(session: ImapSession, view: View, ghosts: readonly Message[]): readonly number[] {
  const numbers = ghosts.map((ghost) => view.numberOf(ghost));
  const isAscending = ghosts.length > 1 && session.behaviour.setting('imap.expunge-order') === 'ascending';
  return isAscending ? numbers.map((number, gone) => number - gone) : numbers.reverse();
}

/** RFC 9051 section 7.5.2: what was not asked for has the UID. RFC 3501 leaves it open. */
function announceChanged(session: ImapSession, view: View): void {
  announceKeywords(session, view);
  if (view.news.changed.size === 0) return;
  const withUid = session.rev2 || session.behaviour.setting('imap.uid-of-unsolicited-fetch') === 'always';
  for (const message of [...view.news.changed].sort((a, b) => a.uid - b.uid)) {
    if (view.isGhost(message)) view.told(message);
    else session.sendFlags(message, { uid: withUid });
  }
}
