import type { Mailbox, Message } from '../../../store/store.ts';
import type { ImapSession } from '../../contract.ts';
import { copyAll } from '../../copy/copy-all.ts';
import type { Copied } from '../../copy/copy-uid.ts';
import { copyUid } from '../../copy/copy-uid.ts';
import { highestModseqCode } from '../../expunge/highest-modseq.ts';
import type { Reply } from '../../reply.ts';
import { ok } from '../../reply.ts';
import { originOf } from '../../unheard.ts';

const deleted = String.raw`\Deleted`;

/** Moves the messages: COPYUID before EXPUNGE, and HIGHESTMODSEQ last (RFC 9051 section 6.4.8, RFC 6851 sections 4.3 and 4.4). */
export function moved(session: ImapSession, messages: readonly Message[], target: Mailbox): Reply {
  if (messages.length === 0) return ok('Nothing to move');
  const copied = inTarget(session, messages, target);
  const code = copyUid(session, copied);
  const isLate = code !== undefined && isCopyUidLate(session);
  if (code !== undefined && !isLate) session.send(`OK [${code}] Moved`);
  outOfSource(session, messages);
  session.announce({ expunge: true });
  return isLate ? ok('Moved', code) : withModseq(session);
}

function inTarget(session: ImapSession, messages: readonly Message[], target: Mailbox): Copied {
  const { behaviour, view } = session;
  if (target === view.mailbox && behaviour.has('imap.move.same-mailbox-loses')) {
    return { originals: messages, copies: [], target };
  }
  const copied = copyAll(session, messages, target);
  if (behaviour.has('imap.move.sets-deleted')) {
    for (const message of copied.copies) target.setFlags(message, [...message.flags, deleted], session);
  }
  return copied;
}

function outOfSource(session: ImapSession, messages: readonly Message[]): void {
  const { behaviour, view } = session;
  const { mailbox } = view;
  if (behaviour.has('imap.move.leaves-original')) return;
  const others = mailbox.messages.filter((message) => message.flags.has(deleted) && !messages.includes(message));
  const isSweeping = others.length > 0 && behaviour.has('imap.move.expunges-deleted');
  const origin = originOf(session, mailbox, 'imap.move.unheard');
  mailbox.expunge(isSweeping ? [...messages, ...others] : messages, origin, {
    forgotten: behaviour.has('imap.qresync.move-forgets-expunged'),
  });
}

/** RFC 6851 section 4.3 only advises the untagged OK; for clients of IMAP4rev2 RFC 9051 section 6.4.8 requires it. */
function isCopyUidLate({ behaviour, rev2 }: ImapSession): boolean {
  if (behaviour.has('imap.move.copyuid-after-expunge')) return true;
  return !rev2 && behaviour.setting('imap.move-copyuid') === 'tagged';
}

function withModseq(session: ImapSession): Reply {
  const code = highestModseqCode(session);
  if (code === undefined || session.behaviour.setting('imap.move-highestmodseq') === 'tagged') return ok('Moved', code);
  session.send(`OK [${code}] Changed`);
  return ok('Moved');
}
