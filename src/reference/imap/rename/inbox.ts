import type { ImapSession } from '../contract.ts';
import type { Reply } from '../reply.ts';
import { no, ok } from '../reply.ts';
import { targetName, tellNewName } from './target.ts';

/** RENAME of INBOX moves its messages to a new mailbox; INBOX and what is below it stay (RFC 9051 section 6.3.6). */
export function renameInbox(session: ImapSession, given: string): Reply {
  const { account, behaviour } = session;
  if (behaviour.setting('imap.rename-of-inbox') === 'refused') return no('INBOX cannot be renamed', 'CANNOT');
  const name = targetName(session, given);
  const { messages } = account.inbox();
  account.rename('INBOX', name, session);
  if (messages.length > 0 && behaviour.has('imap.rename.inbox-keeps-messages')) account.inbox().append(messages);
  moveInferiors(session, name);
  tellNewName(session, name, { old: 'INBOX', given });
  return ok('The messages of INBOX have moved');
}

/** The bug of a server that treats INBOX like any other name. */
function moveInferiors(session: ImapSession, name: string): void {
  const { account, behaviour, store } = session;
  const prefix = `INBOX${store.delimiter}`;
  const below = account.folders().filter((folder) => folder.name.startsWith(prefix));
  if (below.length === 0 || name.startsWith(prefix) || !behaviour.has('imap.rename.inbox-inferiors-move')) return;
  for (const folder of below) {
    if (account.folder(folder.name) === undefined) continue;
    account.rename(folder.name, name + folder.name.slice('INBOX'.length), session);
  }
}
