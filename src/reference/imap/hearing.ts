import type { MailboxListener, Message } from '../store/store.ts';
import type { ImapSession } from './contract.ts';
import type { View } from './view.ts';

/** Sessions that were the first to hear of a message, for a fault. */
const firstHearers = new WeakMap<Message, ImapSession>();

interface NewMessages {
  readonly messages: readonly Message[];
  readonly origin: unknown;
}

/** Whether new messages pass a session by: with no fault, none does. */
export function missesNew(session: ImapSession, view: View, { messages, origin }: NewMessages): boolean {
  if (origin === session) return false;
  const { behaviour } = session;
  if (origin === undefined && behaviour.has('imap.exists.untold-from-outside')) return true;
  if (view.readOnly && behaviour.has('imap.exists.untold-to-readers')) return true;
  return view.mailbox.listeners() > 1 && behaviour.has('imap.exists.first-session-only') && !isFirst(session, messages);
}

function isFirst(session: ImapSession, messages: readonly Message[]): boolean {
  for (const message of messages) if (!firstHearers.has(message)) firstHearers.set(message, session);
  return messages.every((message) => firstHearers.get(message) === session);
}

/** Whether a removal passes a session by. */
export function missesRemoval(session: ImapSession, origin: unknown): boolean {
  const isFromPop3 = typeof origin === 'object' && origin !== null && !('extensions' in origin || 'session' in origin);
  return isFromPop3 && session.behaviour.has('imap.expunge.untold-from-pop3');
}

/** Whether new messages of others are shown before they are announced. */
export function showsUnannounced(session: ImapSession, origin: unknown): boolean {
  return origin !== session && session.behaviour.has('imap.exists.late');
}

/** With this fault a session hears of every mailbox of its user as if it were the selected one. */
export function hearOtherMailboxes(session: ImapSession, view: View): () => void {
  const others = session.account.folders().flatMap(({ mailbox }) => mailbox ?? []);
  if (others.length < 2 || !session.behaviour.has('imap.exists.of-other-mailbox')) return () => undefined;
  const ears: MailboxListener = {
    added: (messages) => {
      session.send(`${String(view.messages.length + messages.length)} EXISTS`);
    },
    expunged: () => undefined,
    changed: () => undefined,
    deleted: () => undefined,
    renamed: () => undefined,
  };
  const stops = others.filter((mailbox) => mailbox !== view.mailbox).map((mailbox) => mailbox.listen(ears));
  return () => {
    for (const stop of stops) stop();
  };
}
