import type { Message } from '../../store/store.ts';
import type { SequenceSet } from '../scanner.ts';
import type { KeyParser, KeyReader, KeyTable, SearchKey } from './search-key.ts';
import { byNumber, quick } from './search-key.ts';

/**
 * Messages by number, in UID SEARCH too (RFC 9051 section 6.4.9). The set is resolved as it is read: numbers are those
 * from before any EXPUNGE that the command itself announces (section 5.5).
 */
export function numberKey(reader: KeyReader, byUid: boolean): SearchKey {
  const { scanner, session } = reader;
  reader.met.add(byNumber);
  const set = scanner.set();
  if (byUid && session.behaviour.has('imap.search.uid-search-reads-numbers-as-uids')) return among(named(reader, set));
  return among(session.view.resolve(set, 'number'));
}

const uid: KeyParser = (reader) => {
  const { scanner, session } = reader;
  scanner.space();
  const set = scanner.set();
  if (session.behaviour.has('imap.search.uid-key-reads-numbers')) return among(asNumbers(reader, set));
  return among(named(reader, set));
};

/** `*` is the last message, so that a range from beyond it still names it (RFC 9051 section 6.4.9). */
function named({ session }: KeyReader, set: SequenceSet): readonly Message[] {
  const { behaviour, view } = session;
  const found = view.resolve(set, 'uid');
  const last = view.messages.at(-1);
  const beyond = last !== undefined && set !== 'saved' && set.every((range) => isBeyond(range, last.uid));
  return beyond && behaviour.has('imap.search.uid-star-beyond-last-is-empty') ? [] : found;
}

function isBeyond(
  { from, to }: { readonly from: number | undefined; readonly to: number | undefined },
  last: number,
): boolean {
  const [number] = [from, to].filter((end) => end !== undefined);
  return (from === undefined || to === undefined) && number !== undefined && number > last;
}

function asNumbers({ session: { view } }: KeyReader, set: SequenceSet): readonly Message[] {
  if (set === 'saved') return view.saved;
  const count = view.messages.length;
  return view.messages.filter((_, index) =>
    set.some(({ from = count, to = count }) => index + 1 >= Math.min(from, to) && index + 1 <= Math.max(from, to)),
  );
}

function among(messages: readonly Message[]): SearchKey {
  const wanted = new Set(messages);
  return quick(({ message }) => wanted.has(message));
}

/** UID sets (RFC 9051 section 6.4.4); sets of message numbers have no name. */
export const setKeys: KeyTable = { UID: uid };
