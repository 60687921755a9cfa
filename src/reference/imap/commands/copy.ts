import type { Mailbox, Message } from '../../store/store.ts';
import type { Command, ImapSession, Invocation } from '../contract.ts';
import { command } from '../contract.ts';
import { copyAll } from '../copy/copy-all.ts';
import { copyUid } from '../copy/copy-uid.ts';
import type { CopyArguments } from '../copy/parse.ts';
import { parseCopy } from '../copy/parse.ts';
import { targetMailbox } from '../copy/target.ts';
import { someExpunged, withoutGhosts } from '../expunge/ghosts.ts';
import type { Reply } from '../reply.ts';
import { no, ok, Refusal } from '../reply.ts';
import type { SequenceSet } from '../scanner.ts';

/** COPY and UID COPY (RFC 9051 section 6.4.7). */
export const copy: Command = command<CopyArguments>({
  name: 'COPY',
  state: 'selected',
  hasUidForm: true,
  parse: parseCopy,
  run,
});

function run(session: ImapSession, { set, mailbox }: CopyArguments, { uid }: Invocation): Reply {
  const target = targetMailbox(session, mailbox, {
    silent: 'imap.copy.no-trycreate',
    creates: 'imap.copy.creates-mailbox',
    leaves: 'imap.copy.leaves-mailbox',
  });
  const messages = messagesToCopy(session, { set, target, byUid: uid });
  const reply = copiedOrRefused(session, messages, { target, byUid: uid });
  // RFC 2180 section 4.4: COPY is where what others expunged must be told.
  if (session.view.news.expunged.size > 0) session.announce({ expunge: true });
  return reply;
}

/** The ways of RFC 2180 section 4.4. By UID, what is gone may be passed over (RFC 9051 section 6.4.9). */
function copiedOrRefused(
  session: ImapSession,
  messages: readonly Message[],
  { target, byUid }: { readonly target: Mailbox; readonly byUid: boolean },
): Reply {
  const { behaviour } = session;
  const there = withoutGhosts(session, messages);
  if (there.length === messages.length) return copied(session, messages, target);
  const isRefused = behaviour.setting('imap.copy-of-expunged') === 'refused';
  if (isRefused && !byUid) return someExpunged;
  const leavesOut = byUid ? isRefused : behaviour.has('imap.copy.expunged-left-out');
  return copied(session, leavesOut ? there : messages, target);
}

function copied(session: ImapSession, messages: readonly Message[], target: Mailbox): Reply {
  if (messages.length === 0) return ok('Nothing to copy');
  return ok('Copied', copyUid(session, copyAll(session, messages, target)));
}

interface Asked {
  readonly set: SequenceSet;
  readonly target: Mailbox;
  readonly byUid: boolean;
}

/** By number, `BAD` is the answer to what is no message (RFC 9051 section 9 seq-number). */
function messagesToCopy(session: ImapSession, { set, target, byUid }: Asked): readonly Message[] {
  const { behaviour, view } = session;
  if (set === 'saved' || byUid) {
    return view.resolve(set, set !== 'saved' && behaviour.has('imap.copy.uid-taken-for-number') ? 'number' : 'uid');
  }
  const last = view.messages.length;
  const good = set.filter(({ from, to }) => Math.max(from ?? last, to ?? last) <= last);
  const isPartly = good.length > 0 && good.length < set.length;
  return view.resolve(isPartly ? partlyCopied(session, { set, good, target }) : set, 'number');
}

interface Partly {
  readonly set: SequenceSet;
  /** What of it stands for messages. */
  readonly good: SequenceSet;
  readonly target: Mailbox;
}

/** What remains to be copied of a set that names messages and others; RFC 9051 only says that it should be refused by BAD. */
function partlyCopied(session: ImapSession, { set, good, target }: Partly): SequenceSet {
  const { behaviour, view } = session;
  if (behaviour.has('imap.copy.partial-on-failure')) copyAll(session, view.resolve(good, 'number'), target);
  const choice = behaviour.setting('imap.copy-of-numbers-beyond');
  if (choice === 'no') throw new Refusal(no('Some of these are no messages'));
  return choice === 'left-out' ? good : set;
}
