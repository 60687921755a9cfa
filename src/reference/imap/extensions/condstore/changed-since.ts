import type { Behaviour } from '../../../behaviour.ts';
import type { Message } from '../../../store/store.ts';
import type { MessageModifier } from '../../contract.ts';
import { becomeAware } from './aware.ts';

/** Only messages that changed after a mod-sequence; adds MODSEQ (RFC 7162 section 3.1.4.1). */
export const changedSince: MessageModifier = {
  parse: (scanner) => {
    scanner.space();
    const modseq = scanner.number64();
    return modseq > 0 ? modseq : scanner.fail('a mod-sequence above 0');
  },
  items: ['MODSEQ'],
  before: ({ session }) => {
    becomeAware(session);
  },
  filter: ({ session: { behaviour } }, given, messages) => {
    const since = given as number;
    if (behaviour.has('imap.condstore.changedsince-ignored')) return messages;
    return changedAfter(messages, since, behaviour);
  },
};

/** Messages that changed after a mod-sequence, not those that have it (RFC 7162 section 3.1.4.1). */
export function changedAfter(messages: readonly Message[], since: number, behaviour: Behaviour): readonly Message[] {
  const inclusive = behaviour.has('imap.condstore.changedsince-inclusive');
  return messages.filter(({ modseq }) => modseq > since || (inclusive && modseq === since));
}
