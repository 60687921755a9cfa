import type { Message } from '../../../store/store.ts';
import type { ImapSession, SearchFindings, SearchReturn } from '../../contract.ts';
import { lastOfMailbox, lastOfSession, lastOfView, withUids } from './saved.ts';

/** Sets `$` to what was found, or to nothing where the search was answered with NO (RFC 5182 section 2.1). */
export const save: SearchReturn = {
  refused: (session) => {
    if (session.behaviour.has('imap.searchres.bad-search-empties-result')) session.view.saved = [];
  },
  done: (session, findings) => {
    const { behaviour, selected } = session;
    if (selected === undefined) return;
    const isFailure = findings === undefined;
    if (isFailure && behaviour.has('imap.searchres.failed-search-keeps-result')) return;
    if (!isFailure && behaviour.has('imap.searchres.result-not-kept')) return;
    keep(session, isFailure ? [] : chosen(session, findings), findings?.byUid === true);
  },
};

/** Every SEARCH comes by here; one without SAVE leaves `$` as it is (RFC 5182 section 2.1). */
export function searched(session: ImapSession, findings: SearchFindings): void {
  if (findings.options.includes('SAVE') || !session.behaviour.has('imap.searchres.set-without-save')) return;
  keep(
    session,
    findings.hits.map(({ message }) => message),
    findings.byUid,
  );
}

/** The bug of a server that forgets to empty `$` at SELECT. */
export function keptBySelect(session: ImapSession): void {
  const last = lastOfSession.get(session);
  if (last === undefined || last.uids.length === 0 || !session.behaviour.has('imap.searchres.kept-by-select')) return;
  session.view.saved = withUids(session.view, last.uids);
}

function keep(session: ImapSession, messages: readonly Message[], byUid: boolean): void {
  const { view } = session;
  view.saved = messages;
  const last = {
    numbers: messages.map((message) => view.numberOf(message)),
    uids: messages.map(({ uid }) => uid),
    byUid,
  };
  lastOfMailbox.set(view.mailbox, last);
  lastOfView.set(view, last);
  lastOfSession.set(session, last);
}

/** MIN and MAX without ALL and COUNT save only what they return (RFC 5182 section 2.4). */
function chosen({ behaviour }: ImapSession, { hits, options }: SearchFindings): readonly Message[] {
  const messages = hits.map(({ message }) => message);
  const ends = [
    ...(options.includes('MIN') ? messages.slice(0, 1) : []),
    ...(options.includes('MAX') ? messages.slice(-1) : []),
  ];
  if (ends.length === 0) return messages;
  if (options.includes('ALL') || options.includes('COUNT')) {
    return behaviour.has('imap.searchres.min-with-count-saves-min') ? ends : messages;
  }
  return behaviour.has('imap.searchres.min-saves-all') ? messages : [...new Set(ends)];
}
