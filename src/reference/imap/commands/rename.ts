import type { Command, ImapSession } from '../contract.ts';
import { command } from '../contract.ts';
import { canonicalName } from '../mailboxes/canonical-name.ts';
import { mailboxArgument } from '../mailboxes/mailbox-argument.ts';
import { renameInbox } from '../rename/inbox.ts';
import { renameTree } from '../rename/tree.ts';
import type { Reply } from '../reply.ts';

interface Renaming {
  readonly from: string;
  readonly to: string;
}

/** RENAME (RFC 9051 section 6.3.6). */
export const rename: Command = command<Renaming>({
  name: 'RENAME',
  state: 'authenticated',
  parse: (scanner) => ({ from: mailboxArgument(scanner), to: mailboxArgument(scanner) }),
  run,
});

function run(session: ImapSession, { from, to }: Renaming): Reply {
  const name = canonicalName(session, from);
  const isInbox = session.account.mailbox(name) === session.account.inbox();
  return isInbox ? renameInbox(session, to) : renameTree(session, name, to);
}
