import type { Mailbox, Message } from '../../store/store.ts';
import type { ImapSession, SearchSubject } from '../contract.ts';
import type { View } from '../view.ts';

/**
 * What is searched: the view, with flags, mod-sequences and expunged messages as they are now. A message that another
 * session expunged may be found or not (RFC 2180 section 4.3).
 */
export function subjectsOf(session: ImapSession): readonly SearchSubject[] {
  const { view, behaviour } = session;
  const messages =
    view.news.added.length > 0 && behaviour.has('imap.search.finds-unannounced')
      ? [...view.messages, ...view.news.added]
      : view.messages;
  const subjects = messages.map((message, index) => subjectOf(session, message, index + 1));
  if (view.news.expunged.size === 0) return subjects;
  const left = behaviour.setting('imap.search-of-expunged') === 'left-out';
  const found = left ? subjects.filter(({ message }) => !view.isGhost(message)) : subjects;
  return behaviour.has('imap.search.numbers-ahead-of-expunge') ? renumbered(found, view) : found;
}

function subjectOf(session: ImapSession, message: Message, number: number): SearchSubject {
  return { session, message, number, flags: message.flags, modseq: message.modseq };
}

/** The bug of a server that numbers by the mailbox, not by what the session was told. */
function renumbered(subjects: readonly SearchSubject[], view: View): readonly SearchSubject[] {
  return subjects
    .filter(({ message }) => !view.isGhost(message))
    .map((subject, index) => ({ ...subject, number: index + 1 }));
}

const flagsOf = new WeakMap<View, Map<Message, ReadonlySet<string>>>();

/** The bug of a server that caches flags: those of the first search. */
export function rememberedFlags(view: View, subjects: readonly SearchSubject[]): readonly SearchSubject[] {
  const known = flagsOf.get(view) ?? new Map<Message, ReadonlySet<string>>();
  flagsOf.set(view, known);
  for (const { message, flags } of subjects) if (!known.has(message)) known.set(message, flags);
  return subjects.map((subject) => ({ ...subject, flags: known.get(subject.message) ?? subject.flags }));
}

const indexedUpTo = new WeakMap<Mailbox, number>();

/** The bug of a server that indexes texts once. */
export function indexed(view: View, subjects: readonly SearchSubject[]): readonly SearchSubject[] {
  const next = indexedUpTo.get(view.mailbox) ?? view.mailbox.uidNext;
  indexedUpTo.set(view.mailbox, next);
  return subjects.filter(({ message }) => message.uid < next);
}
