import type { Message } from '../store/store.ts';
import type { Entry, Maildrop } from './contract.ts';
import { leaveRemovals } from './shared-state.ts';
import { arrivedSince } from './snapshot.ts';
import { rememberRemoved } from './unique-id.ts';

/**
 * The UPDATE state (RFC 1939 section 6): removes what is marked, and what was fetched where nothing may stay (RFC 2449
 * section 6.7 EXPIRE 0). Returns whether all that was marked was still there.
 */
export function removeMarked(maildrop: Maildrop, atLogin: readonly Entry[]): boolean {
  const { context, mailbox, marked, retrieved } = maildrop;
  const expires =
    context.behaviour.setting('pop3.expire') === 'zero' ||
    (retrieved.size > 0 && context.behaviour.has('pop3.quit.removes-fetched'));
  const going = new Set([...chosen(maildrop, atLogin), ...(expires ? retrieved : [])]);
  for (const message of besides(maildrop)) going.add(message);
  if (going.size > 0 && context.behaviour.has('pop3.quit.removal-waits')) {
    leaveRemovals(maildrop.account, going);
    return true;
  }
  const wereThere = [...marked].filter((message) => maildrop.holds(message));
  const removed = mailbox.expunge(going, maildrop);
  rememberRemoved(maildrop, removed);
  if (removed.length > 0 && context.behaviour.has('pop3.quit.rewrites-the-rest')) rewrite(maildrop);
  return wereThere.length === marked.size;
}

/** What is marked, as a faulty server finds it again. */
function chosen(maildrop: Maildrop, atLogin: readonly Entry[]): Iterable<Message> {
  const { context, mailbox, marked } = maildrop;
  const { behaviour } = context;
  if (marked.size === 0) return marked;
  if (behaviour.has('pop3.quit.removes-nothing')) return [];
  const entries = atLogin.filter(({ message }) => marked.has(message));
  if (entries.length > 1 && behaviour.has('pop3.quit.removes-first-only'))
    return entries.slice(0, 1).map((one) => one.message);
  if (entries.length > 1 && behaviour.has('pop3.quit.numbers-shift')) return shifting(mailbox.messages, entries);
  if (behaviour.has('pop3.quit.number-taken-for-uid')) {
    return entries.flatMap(({ number }) => mailbox.byUid(number) ?? []);
  }
  const isStale = mailbox.expungedSince(maildrop.modseq).length > 0;
  if (isStale && behaviour.has('pop3.quit.numbers-of-now')) {
    return entries.flatMap(({ number }) => mailbox.messages[number - 1] ?? []);
  }
  return marked;
}

/** Removes one after the other by number, though each removal shifts the numbers behind it. */
function shifting(messages: readonly Message[], entries: readonly Entry[]): readonly Message[] {
  const left = [...messages];
  return entries.flatMap(({ number }) => left.splice(number - 1, 1));
}

/** What a faulty server removes beside what is marked. */
function besides(maildrop: Maildrop): readonly Message[] {
  const { behaviour } = maildrop.context;
  const arrived = arrivedSince(maildrop);
  const flagged = maildrop.mailbox.messages.filter(({ flags }) => flags.has('\\Deleted'));
  return [
    ...(arrived.length > 0 && behaviour.has('pop3.quit.loses-new-mail') ? arrived : []),
    ...(flagged.length > 0 && behaviour.has('pop3.quit.expunges-for-imap') ? flagged : []),
  ];
}

/** Writes the messages that stay anew, so that they get other UIDs. */
function rewrite({ mailbox }: Maildrop): void {
  const rest = mailbox.messages;
  mailbox.expunge(rest);
  mailbox.append(rest);
}
