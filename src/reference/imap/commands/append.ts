import type { Mailbox, Message } from '../../store/store.ts';
import type { AppendArguments, GivenMessage } from '../append/parse.ts';
import { parseAppend } from '../append/parse.ts';
import { appendUid } from '../append/append-uid.ts';
import { newMessage } from '../append/new-message.ts';
import type { Command, ImapSession } from '../contract.ts';
import { command } from '../contract.ts';
import { targetMailbox } from '../copy/target.ts';
import { canonicalName } from '../mailboxes/canonical-name.ts';
import type { Reply } from '../reply.ts';
import { no, ok } from '../reply.ts';
import type { Scanner } from '../scanner.ts';
import { originOf } from '../unheard.ts';
import { checkFlags } from '../store/flag-list.ts';

/** APPEND (RFC 9051 section 6.3.12, RFC 3502). */
export const append: Command = command<AppendArguments>({
  name: 'APPEND',
  state: 'authenticated',
  refusedEarly,
  parse: parseAppend,
  run,
});

/** Nobody sends a message in vain to a mailbox that is not there, unless its name is the literal. */
function refusedEarly(scanner: Scanner, session: ImapSession): Reply | undefined {
  scanner.space();
  if (scanner.atEnd()) return undefined;
  const name = canonicalName(session, scanner.mailbox());
  return session.account.mailbox(name) === undefined ? no('There is no such mailbox', 'TRYCREATE') : undefined;
}

function run(session: ImapSession, { mailbox, messages }: AppendArguments): Reply {
  const { behaviour } = session;
  const target = targetMailbox(session, mailbox, {
    silent: 'imap.append.no-trycreate',
    creates: 'imap.append.creates-mailbox',
    leaves: 'imap.append.leaves-mailbox',
  });
  for (const { flags } of messages) checkFlags(session, target, flags);
  const empty = messages.findIndex(({ octets }) => octets.length === 0);
  if (empty >= 0 && session.extensions.has('multiappend')) {
    if (empty > 0 && behaviour.has('imap.multiappend.keeps-some')) added(session, target, messages.slice(0, empty));
    return no('An empty message cancels APPEND');
  }
  const reply = ok('Appended', appendUid(session, target, added(session, target, messages)));
  const isOwn = session.selected?.mailbox === target;
  return isOwn && behaviour.has('imap.append.exists-late') ? { ...reply, isQuiet: true } : reply;
}

function added(session: ImapSession, target: Mailbox, messages: readonly GivenMessage[]): readonly Message[] {
  const { behaviour, selected } = session;
  const isMisled = selected !== undefined && selected.mailbox !== target && behaviour.has('imap.append.into-selected');
  const mailbox = isMisled ? selected.mailbox : target;
  const known =
    messages.length === 1 ? mailbox.messages.find(({ octets }) => messages[0]?.octets.equals(octets)) : undefined;
  if (known !== undefined && behaviour.has('imap.append.duplicate-dropped')) return [known];
  const there = mailbox.append(inOrder(session, messages), originOf(session, mailbox, 'imap.append.unheard'));
  if (!session.rev2 && mailbox.listeners() === 0 && behaviour.has('imap.append.not-recent')) mailbox.takeRecent();
  return there;
}

function inOrder({ behaviour }: ImapSession, messages: readonly GivenMessage[]): ReturnType<typeof newMessage>[] {
  const first = messages[0]?.flags ?? [];
  const isWrong = messages.length > 1 && behaviour.has('imap.multiappend.flags-of-first');
  return messages.map((message) => newMessage(behaviour, isWrong ? { ...message, flags: first } : message));
}
