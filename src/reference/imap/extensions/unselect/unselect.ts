import type { Command, ImapSession } from '../../contract.ts';
import { command } from '../../contract.ts';
import { deletedMessages } from '../../expunge/deleted.ts';
import type { Reply } from '../../reply.ts';
import { ok } from '../../reply.ts';

/** UNSELECT (RFC 3691 section 2, RFC 9051 section 6.4.2): leaves the mailbox, and everything in it. */
export const unselect: Command = command({
  name: 'UNSELECT',
  state: 'selected',
  parse: () => undefined,
  run,
});

function run(session: ImapSession): Reply {
  const { behaviour, view } = session;
  const going = deletedMessages(session);
  if (going.length > 0 && behaviour.has('imap.unselect.expunges')) view.mailbox.expunge(going, session);
  if (!behaviour.has('imap.unselect.stays-selected')) session.unselect();
  return ok('Nothing is selected');
}
