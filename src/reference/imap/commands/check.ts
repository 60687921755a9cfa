import type { Command, ImapSession } from '../contract.ts';
import { command } from '../contract.ts';
import { deletedMessages } from '../expunge/deleted.ts';
import type { Reply } from '../reply.ts';
import { ok, SyntaxFault } from '../reply.ts';
import type { Scanner } from '../scanner.ts';

/** CHECK (RFC 3501 section 6.4.1): memory needs none. IMAP4rev2 does not have it (RFC 9051 appendix E). */
export const check: Command = command({ name: 'CHECK', state: 'selected', parse, run });

function parse(scanner: Scanner, session: ImapSession): void {
  if (!session.extensions.has('rev1')) throw new SyntaxFault('There is no command CHECK');
  scanner.end();
}

function run(session: ImapSession): Reply {
  const { behaviour, view } = session;
  const going = deletedMessages(session);
  if (going.length > 0 && behaviour.has('imap.check.expunges')) view.mailbox.expunge(going, session);
  return ok('Checked');
}
