import type { Message } from '../../store/store.ts';
import type { ImapSession } from '../contract.ts';
import { resolved } from '../resolve-set.ts';
import type { SequenceSet } from '../scanner.ts';

/** Messages that STORE names, by the numbers that the session was told. */
export function messagesNamed({ behaviour, view }: ImapSession, set: SequenceSet, byUid: boolean): readonly Message[] {
  if (set === 'saved') return view.resolve(set, 'uid');
  if (byUid) return view.resolve(set, behaviour.has('imap.store.uid-taken-for-number') ? 'number' : 'uid');
  const isShifted = view.news.expunged.size > 0 && behaviour.has('imap.store.numbers-shift-early');
  return isShifted ? resolved(view.mailbox.messages, set, 'number') : view.resolve(set, 'number');
}
