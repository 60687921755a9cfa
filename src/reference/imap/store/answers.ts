import type { Message } from '../../store/store.ts';
import type { ImapSession } from '../contract.ts';
import { isAware } from '../extensions/condstore/aware.ts';
import { inChunks } from '../fetch/in-chunks.ts';

/** One message that STORE was done on. */
export interface Stored {
  readonly message: Message;
  readonly before: ReadonlySet<string>;
  /** Flags that the client is told of though the message does not have them. */
  readonly promised: ReadonlySet<string> | undefined;
  readonly hasChanged: boolean;
}

export interface AnswerForm {
  readonly byUid: boolean;
  readonly isSilent: boolean;
  /** A modifier wants every message answered (RFC 7162 section 3.1.3). */
  readonly answersSilent: boolean;
}

/** Octets of an answer, about: enough to know when to wait for the client. */
const answerOctets = 60;

/** Tells the new flags of what was stored; of a silent STORE, MODSEQ at most (RFC 9051 section 6.4.6, RFC 7162 section 3.1.3). */
export async function answer(session: ImapSession, stored: readonly Stored[], form: AnswerForm): Promise<void> {
  const told = stored.filter((one) =>
    form.isSilent ? isToldSilently(session, one, form) : isTold(session, one, form),
  );
  await inChunks(session, told, (one) => {
    send(session, one, form);
    return answerOctets;
  });
}

function isTold({ behaviour }: ImapSession, { hasChanged }: Stored, { answersSilent }: AnswerForm): boolean {
  if (hasChanged || answersSilent) return !behaviour.has('imap.store.unanswered');
  return behaviour.setting('imap.store-answers') === 'each-message';
}

function isToldSilently(session: ImapSession, { message, hasChanged }: Stored, { answersSilent }: AnswerForm): boolean {
  const { behaviour, view } = session;
  if (view.news.changed.has(message) && behaviour.has('imap.store.silent-hides-changes-of-others')) view.told(message);
  if (answersSilent) return !behaviour.has('imap.condstore.silent-store-not-answered');
  const tellsModseq = hasChanged && isAware(session) && behaviour.setting('imap.silent-store-modseq') === 'told';
  return tellsModseq || behaviour.has('imap.store.silent-answered');
}

function send(session: ImapSession, { message, before, promised, hasChanged }: Stored, form: AnswerForm): void {
  const { behaviour } = session;
  if (hasChanged && behaviour.has('imap.store.answers-old-flags')) sendThese(session, message, before);
  else if (promised !== undefined) sendThese(session, message, promised);
  else {
    // What another session changed is told with it, .SILENT or not.
    const isNews = session.view.news.changed.has(message);
    const flags = !form.isSilent || isNews || behaviour.has('imap.store.silent-answered');
    session.sendFlags(message, { flags, uid: form.byUid && !behaviour.has('imap.store.uid-missing') });
  }
}

/** The answer of a server that tells other flags than the message has. */
function sendThese(session: ImapSession, message: Message, flags: ReadonlySet<string>): void {
  const number = String(session.view.numberOf(message));
  session.send(`${number} FETCH (UID ${String(message.uid)} FLAGS (${[...flags].join(' ')}))`);
}
