import type { Message } from '../../store/store.ts';
import type { Command, ImapSession, Invocation } from '../contract.ts';
import { command } from '../contract.ts';
import { deletedAndNamed, deletedMessages } from '../expunge/deleted.ts';
import { highestModseqCode } from '../expunge/highest-modseq.ts';
import { othersLook, othersLookReply } from '../expunge/others-look.ts';
import { removeAndTell } from '../expunge/remove.ts';
import type { Reply } from '../reply.ts';
import { no, ok, SyntaxFault } from '../reply.ts';
import type { Scanner, SequenceSet } from '../scanner.ts';

interface Expunge {
  /** Of UID EXPUNGE. */
  readonly set: SequenceSet | undefined;
}

/** EXPUNGE (RFC 9051 section 6.4.3) and UID EXPUNGE (RFC 4315 section 2.1). */
export const expunge: Command = command<Expunge>({ name: 'EXPUNGE', state: 'selected', hasUidForm: true, parse, run });

function parse(scanner: Scanner, session: ImapSession, { uid }: Invocation): Expunge {
  if (uid && !session.extensions.has('uidplus')) throw new SyntaxFault('There is no UID EXPUNGE');
  if (uid) scanner.space();
  const set = uid ? scanner.set() : undefined;
  scanner.end();
  return { set };
}

function run(session: ImapSession, { set }: Expunge): Reply {
  const { behaviour, view } = session;
  if (view.readOnly && !behaviour.has('imap.expunge.examine')) return no('The mailbox is open for reading only');
  const going = set === undefined ? deletedMessages(session) : deletedAndNamed(session, set);
  if (going.length > 0 && othersLook(session)) return othersLookReply;
  const isChanged = removeAndTell(session, forgotten(session, going));
  return ok('Expunged', isChanged ? highestModseqCode(session) : undefined);
}

function forgotten({ behaviour, view }: ImapSession, going: readonly Message[]): readonly Message[] {
  const untold = going.filter((message) => view.news.changed.has(message));
  if (untold.length > 0 && behaviour.has('imap.expunge.untold-flags-ignored'))
    return going.filter((message) => !untold.includes(message));
  return going.length > 1 && behaviour.has('imap.expunge.last-kept') ? going.slice(0, -1) : going;
}
