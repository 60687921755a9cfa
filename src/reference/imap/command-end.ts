import { hasNews } from './announce.ts';
import type { Command, ImapSession } from './contract.ts';
import type { Reply } from './reply.ts';
import type { View } from './view.ts';

/** What the end of a command depends on. */
export interface Performed {
  readonly command: Command;
  readonly given: unknown;
  readonly uid: boolean;
  readonly reply: Reply;
}

/** Announces, before the tagged reply, what others did meanwhile, and gives the reply. */
export function endOfCommand(session: ImapSession, performed: Performed): Reply {
  const { reply } = performed;
  const view = session.selected;
  if (view === undefined || reply.isQuiet === true) return reply;
  const expunge = allowsExpunge(session, view, performed);
  if (isSilent(session, view, performed)) return reply;
  if (expunge && view.news.expunged.size > 0) return withRemovals(session, view, reply);
  session.announce({ expunge });
  return view.news.expunged.size > 0 ? afterHeld(session, view, performed) : reply;
}

/** RFC 9051 section 7.5.1: not while FETCH, STORE or SEARCH use message numbers. */
function allowsExpunge(session: ImapSession, view: View, { command, given, uid }: Performed): boolean {
  const isPending = view.news.expunged.size > 0;
  if (command.holdsExpunge === true && !uid) return isPending && announcesInSpite(session, command.name);
  if (command.holdsExpungeFor?.(given) === true) return false;
  if (['NOOP', 'CHECK', 'IDLE'].includes(command.name)) return true;
  return isPending && session.behaviour.setting('imap.expunge-announced-at') === 'any-command';
}

function announcesInSpite({ behaviour }: ImapSession, name: string): boolean {
  if (name === 'FETCH') return behaviour.has('imap.expunge.during-fetch');
  if (name === 'STORE') return behaviour.has('imap.expunge.during-store');
  if (name === 'SORT') return behaviour.has('imap.expunge.during-sort');
  return name === 'SEARCH' && behaviour.has('imap.expunge.during-search');
}

function isSilent(session: ImapSession, view: View, { command }: Performed): boolean {
  const isPoll = command.name === 'NOOP' && hasNews(view, { expunge: true });
  return isPoll && session.behaviour.has('imap.noop.tells-nothing');
}

function withRemovals(session: ImapSession, view: View, reply: Reply): Reply {
  if (session.behaviour.has('imap.exists.shrinks')) {
    view.news.bury([...view.news.expunged]);
    session.send(`${String(view.messages.length)} EXISTS`);
  }
  const isLate = session.behaviour.has('imap.expunge.after-completion');
  session.announce({ expunge: !isLate });
  return isLate ? { ...reply, after: tellRemovals(session) } : reply;
}

/** Removals that had to wait are announced with a later command; with faults never, or too early. */
function afterHeld(session: ImapSession, view: View, { command, reply }: Performed): Reply {
  if (session.behaviour.has('imap.expunge.lost-when-held')) view.news.forget();
  if (command.name !== 'FETCH' || !session.behaviour.has('imap.expunge.released-behind-fetch')) return reply;
  return { ...reply, after: tellRemovals(session) };
}

function tellRemovals(session: ImapSession): () => void {
  return () => {
    session.announce({ expunge: true });
  };
}
