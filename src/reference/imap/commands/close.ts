import type { Command, ImapSession } from '../contract.ts';
import { command } from '../contract.ts';
import { deletedMessages } from '../expunge/deleted.ts';
import { highestModseqCode } from '../expunge/highest-modseq.ts';
import type { Reply } from '../reply.ts';
import { ok } from '../reply.ts';
import { originOf } from '../unheard.ts';

/** CLOSE (RFC 9051 section 6.4.1): removes what is deleted, unless the mailbox is read-only, and tells nothing of it. */
export const close: Command = command({
  name: 'CLOSE',
  state: 'selected',
  parse: () => undefined,
  run,
});

function run(session: ImapSession): Reply {
  const { behaviour, view } = session;
  const going = deletedMessages(session);
  if (going.length > 0 && removes(session)) {
    view.mailbox.expunge(going, originOf(session, view.mailbox, 'imap.close.unheard'), {
      forgotten: behaviour.has('imap.qresync.close-forgets-expunged'),
    });
    if (behaviour.has('imap.close.announces')) session.announce({ expunge: true });
  }
  const code =
    going.length > 0 && behaviour.has('imap.qresync.close-tells-highestmodseq')
      ? highestModseqCode(session)
      : undefined;
  if (behaviour.has('imap.close.stays-selected')) view.news.bury([...view.news.expunged]);
  else session.unselect();
  return ok('Closed', code);
}

function removes({ behaviour, view }: ImapSession): boolean {
  return view.readOnly ? behaviour.has('imap.close.examine') : !behaviour.has('imap.close.keeps');
}
