import type { Message } from '../../../store/store.ts';
import type { MessageModifier, ModifiedCommand } from '../../contract.ts';
import { sequenceSet } from '../../output.ts';
import { becomeAware } from './aware.ts';

/** Stores only in messages that did not change after a mod-sequence (RFC 7162 section 3.1.3). */
export const unchangedSince: MessageModifier = {
  parse: (scanner) => {
    scanner.space();
    return scanner.number64();
  },
  before: ({ session }) => {
    becomeAware(session);
  },
  filter: passing,
  answersSilent: true,
  code: modified,
};

function passing(
  { session: { behaviour } }: ModifiedCommand,
  given: unknown,
  messages: readonly Message[],
): readonly Message[] {
  const since = given as number;
  if (behaviour.has('imap.condstore.unchangedsince-ignored')) return messages;
  if (since === 0 && behaviour.has('imap.condstore.unchangedsince-zero-passes')) return messages;
  const exclusive = behaviour.has('imap.condstore.unchangedsince-exclusive');
  const passed = messages.filter(({ modseq }) => modseq < since || (modseq === since && !exclusive));
  const some = passed.length > 0 && passed.length < messages.length;
  return some && behaviour.has('imap.condstore.unchangedsince-all-or-nothing') ? [] : passed;
}

/** `MODIFIED set`: numbers for STORE, UIDs for UID STORE. What they are now may be told as well (RFC 7162 section 3.1.3). */
function modified(command: ModifiedCommand, _given: unknown, left: readonly Message[]): string | undefined {
  const { session, invocation } = command;
  const { behaviour, view } = session;
  if (left.length === 0 || behaviour.has('imap.condstore.no-modified-code')) return undefined;
  if (behaviour.setting('imap.condstore-modified') === 'told') {
    for (const message of left) if (!view.isGhost(message)) session.sendFlags(message, { uid: invocation.uid });
  }
  const byUid = invocation.uid !== behaviour.has('imap.condstore.modified-in-the-wrong-numbers');
  const first = left.length > 1 && behaviour.has('imap.condstore.modified-lists-first-only') ? left.slice(0, 1) : left;
  return `MODIFIED ${sequenceSet(first.map((message) => (byUid ? message.uid : view.numberOf(message))))}`;
}
