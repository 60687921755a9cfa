import type { Mailbox, Message } from '../../../store/store.ts';
import type { ImapSession } from '../../contract.ts';
import { SyntaxFault } from '../../reply.ts';
import type { View } from '../../view.ts';

/** What was saved last, as servers with bugs remember it. */
export interface LastSaved {
  readonly numbers: readonly number[];
  readonly uids: readonly number[];
  readonly byUid: boolean;
}

export const lastOfMailbox: WeakMap<Mailbox, LastSaved> = new WeakMap<Mailbox, LastSaved>();
export const lastOfView: WeakMap<View, LastSaved> = new WeakMap<View, LastSaved>();
export const lastOfSession: WeakMap<ImapSession, LastSaved> = new WeakMap<ImapSession, LastSaved>();

/** What `$` names: the same messages by number and by UID, and those only that are still there (RFC 5182 section 2.1). */
export function savedMessages(session: ImapSession, view: View, by: 'number' | 'uid'): readonly Message[] {
  const { behaviour } = session;
  if (view.saved.length === 0 && behaviour.has('imap.searchres.empty-result-is-bad')) {
    throw new SyntaxFault('Nothing was saved');
  }
  if (behaviour.has('imap.searchres.shared-between-sessions')) {
    return withUids(view, lastOfMailbox.get(view.mailbox)?.uids ?? []);
  }
  const last = lastOfView.get(view);
  return last === undefined ? view.saved : savedHere(session, view, { last, by });
}

interface SavedHere {
  readonly last: LastSaved;
  readonly by: 'number' | 'uid';
}

function savedHere({ behaviour }: ImapSession, view: View, { last, by }: SavedHere): readonly Message[] {
  if (behaviour.has('imap.searchres.numbers-not-brought-up-to-date')) return withNumbers(view, last.numbers);
  const misread = last.byUid && by === 'number' && behaviour.has('imap.searchres.uids-taken-for-numbers');
  return misread ? withNumbers(view, last.uids) : view.saved;
}

/** Messages of these UIDs. */
export function withUids(view: View, uids: readonly number[]): readonly Message[] {
  return view.messages.filter(({ uid }) => uids.includes(uid));
}

function withNumbers(view: View, numbers: readonly number[]): readonly Message[] {
  return view.messages.filter((_, index) => numbers.includes(index + 1));
}
