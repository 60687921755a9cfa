import type { Mailbox, Message } from '../../../store/store.ts';
import type { Command, ImapSession, Invocation } from '../../contract.ts';
import { command } from '../../contract.ts';
import type { CopyArguments } from '../../copy/parse.ts';
import { parseCopy } from '../../copy/parse.ts';
import { targetMailbox } from '../../copy/target.ts';
import { someExpunged, withoutGhosts } from '../../expunge/ghosts.ts';
import { othersLook, othersLookReply } from '../../expunge/others-look.ts';
import { canonicalName } from '../../mailboxes/canonical-name.ts';
import type { Reply } from '../../reply.ts';
import { no } from '../../reply.ts';
import { moved } from './moved.ts';

/** MOVE and UID MOVE (RFC 6851 section 3, RFC 9051 section 6.4.8). */
export const move: Command = command<CopyArguments>({
  name: 'MOVE',
  state: 'selected',
  hasUidForm: true,
  parse: parseCopy,
  run,
});

function run(session: ImapSession, { set, mailbox }: CopyArguments, { uid }: Invocation): Reply {
  const { behaviour, view } = session;
  const messages = view.resolve(set, uid ? 'uid' : 'number');
  if (view.readOnly && !behaviour.has('imap.move.examine')) return no('The mailbox is open for reading only');
  const target = targetOf(session, mailbox, messages);
  const there = withoutGhosts(session, messages);
  const isAll = there.length === messages.length;
  if (there.length > 0 && othersLook(session)) return othersLookReply;
  if (!isAll && behaviour.has('imap.move.copies-expunged')) return moved(session, messages, target);
  if (!isAll && behaviour.has('imap.move.content-freed-twice')) freeContent(session, messages);
  const reply = moved(session, there, target);
  return isAll || uid ? reply : someExpunged;
}

function targetOf(session: ImapSession, mailbox: string, messages: readonly Message[]): Mailbox {
  const { account, behaviour, view } = session;
  if (account.mailbox(canonicalName(session, mailbox)) === undefined && behaviour.has('imap.move.loses-on-failure')) {
    view.mailbox.expunge(messages, session);
    session.announce({ expunge: true });
  }
  return targetMailbox(session, mailbox, { silent: 'imap.move.no-trycreate' });
}

/** The bug of a store that counts the users of a content: who moves what another session has moved counts it down again. */
function freeContent({ account, view }: ImapSession, messages: readonly Message[]): void {
  const freed = new Set(messages.filter((message) => view.isGhost(message)).map(({ octets }) => octets));
  for (const { mailbox } of account.folders())
    mailbox?.expunge(mailbox.messages.filter(({ octets }) => freed.has(octets)));
}
