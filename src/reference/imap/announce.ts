import type { Message } from '../store/store.ts';
import type { ImapSession } from './contract.ts';
import { sendVanished } from './extensions/qresync/announced.ts';
import { expungeHeldBack, expungeTold } from './extensions/qresync/held-back.ts';
import { announceKeywords } from './flag-lists.ts';
import type { View } from './view.ts';

/** Announces what others did to the selected mailbox (RFC 9051 sections 5.2 and 7.5.1). */
export function announce(session: ImapSession, options: { readonly expunge: boolean }): void {
  const view = session.selected;
  if (view === undefined) return;
  announceUnknown(session, view);
  const existsFirst =
    view.news.added.length === 0 || session.behaviour.setting('imap.announcement-order') === 'exists-first';
  if (existsFirst) announceAdded(session, view);
  if (options.expunge) announceExpunged(session, view);
  if (!existsFirst) announceAdded(session, view);
  announceChanged(session, view);
  if (!options.expunge) expungeHeldBack(session);
}

/** Whether there is anything that `announce` would tell. */
export function hasNews(view: View, options: { readonly expunge: boolean }): boolean {
  const { added, expunged, changed } = view.news;
  return added.length > 0 || changed.size > 0 || (options.expunge && expunged.size > 0);
}

function announceAdded(session: ImapSession, view: View): void {
  const { added, expunged } = view.news;
  if (added.length === 0) return;
  const isShort = added.length > 1 && session.behaviour.has('imap.exists.one-short');
  view.news.admit();
  const skipsGhosts = expunged.size > 0 && session.behaviour.has('imap.exists.counts-without-ghosts');
  const count = skipsGhosts ? view.mailbox.messages.length : view.messages.length;
  session.send(`${String(isShort ? count - 1 : count)} EXISTS`);
  if (!session.rev2) session.send(`${String(view.recentCount())} RECENT`);
  tellFlags(session, added);
}

function tellFlags(session: ImapSession, added: readonly Message[]): void {
  const flagged = added.filter(({ flags }) => flags.size > 0);
  if (flagged.length === 0 || session.behaviour.setting('imap.flags-of-new-messages') === 'untold') return;
  for (const message of flagged) session.sendFlags(message, { uid: hasUidUnasked(session) });
}

function announceExpunged(session: ImapSession, view: View): void {
  const ghosts = [...view.news.expunged].sort((a, b) => a.uid - b.uid);
  if (ghosts.length === 0) return;
  if (!sendVanished(session, ghosts)) {
    for (const number of expungeNumbers(session, view, ghosts)) session.send(`${String(number)} EXPUNGE`);
  }
  const wasRecent = ghosts.some((ghost) => view.isRecent(ghost));
  view.news.bury(ghosts);
  expungeTold(session);
  if (wasRecent && !session.rev2) announceRecent(session, view);
}

/** RFC 3501 section 6.4.3 with erratum 261: RECENT follows when recent messages went. */
function announceRecent(session: ImapSession, view: View): void {
  if (!session.behaviour.has('imap.recent.untold-after-expunge')) session.send(`${String(view.recentCount())} RECENT`);
}

/** Each EXPUNGE shifts the numbers after it, so going up each number is lower by what went before. */
function expungeNumbers(session: ImapSession, view: View, ghosts: readonly Message[]): readonly number[] {
  const { behaviour } = session;
  const numbers = ghosts.map((ghost) => view.numberOf(ghost));
  if (behaviour.has('imap.expunge.announced-twice')) return numbers.reverse().flatMap((number) => [number, number]);
  if (numbers.length > 1 && behaviour.has('imap.expunge.original-numbers')) return numbers;
  const isAscending = ghosts.length > 1 && behaviour.setting('imap.expunge-order') === 'ascending';
  return isAscending ? numbers.map((number, gone) => number - gone) : numbers.reverse();
}

/** RFC 9051 section 7.5.2: what was not asked for has the UID. RFC 3501 leaves it open. */
function announceChanged(session: ImapSession, view: View): void {
  announceKeywords(session, view);
  if (view.news.changed.size === 0) return;
  const withUid = hasUidUnasked(session);
  const messages = [...view.news.changed].sort((a, b) => a.uid - b.uid);
  const isLastOnly = messages.length > 1 && session.behaviour.has('imap.flags.last-only');
  for (const message of messages) {
    if (view.isGhost(message) || (isLastOnly && message !== messages.at(-1))) view.told(message);
    else session.sendFlags(message, { uid: withUid });
  }
}

function hasUidUnasked({ rev2, behaviour }: ImapSession): boolean {
  return rev2
    ? !behaviour.has('imap.flags.unsolicited-without-uid')
    : behaviour.setting('imap.uid-of-unsolicited-fetch') === 'always';
}

/** With this fault the flags of new messages are told before the messages. */
function announceUnknown(session: ImapSession, view: View): void {
  const { added } = view.news;
  const flagged = added.filter(({ flags }) => flags.size > 0);
  if (flagged.length === 0 || !session.behaviour.has('imap.exists.after-fetch')) return;
  for (const message of flagged) {
    const number = view.messages.length + added.indexOf(message) + 1;
    session.send(`${String(number)} FETCH (FLAGS (${[...message.flags].join(' ')}))`);
  }
}
