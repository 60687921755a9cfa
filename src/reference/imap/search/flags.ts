import type { SearchSubject } from '../contract.ts';
import type { KeyParser, KeyReader, KeyTable } from './search-key.ts';
import { quick } from './search-key.ts';

const seen = String.raw`\Seen`;

function flag(name: string): KeyParser {
  return () => quick(({ flags }) => flags.has(name));
}

function noFlag(name: string): KeyParser {
  return () => quick(({ flags }) => !flags.has(name));
}

/** `\Recent` is a flag of the session, not of the message (RFC 3501 section 2.3.2). */
function recent(test: (isRecent: boolean, subject: SearchSubject) => boolean): KeyParser {
  return ({ scanner, session }) => {
    if (session.rev2) scanner.fail('a search key of IMAP4rev2');
    const { view } = session;
    return quick((subject) => test(view.isRecent(subject.message), subject));
  };
}

/** The keyword after KEYWORD and UNKEYWORD, as a test whether a message has it. Keywords are compared in any case. */
function keyword({ scanner, session: { behaviour } }: KeyReader): (flags: ReadonlySet<string>) => boolean {
  scanner.space();
  const wanted = scanner.atom().toLowerCase();
  const partly = behaviour.has('imap.search.keyword-by-part-of-its-name');
  const meets = (name: string): boolean => (partly ? name.includes(wanted) : name === wanted);
  return (flags) => flags.size > 0 && [...flags].some((name) => meets(name.toLowerCase()));
}

function unkeyword(reader: KeyReader): ReturnType<KeyParser> {
  const has = keyword(reader);
  const { session } = reader;
  const known = session.view.messages.some(({ flags }) => has(flags));
  if (!known && session.behaviour.has('imap.search.unkeyword-unknown-finds-none')) return quick(() => false);
  return quick(({ flags }) => !has(flags));
}

/** Keys that look at flags (RFC 9051 section 6.4.4; NEW, OLD and RECENT only in RFC 3501). */
export const flagKeys: KeyTable = {
  ANSWERED: flag(String.raw`\Answered`),
  DELETED: flag(String.raw`\Deleted`),
  DRAFT: flag(String.raw`\Draft`),
  FLAGGED: flag(String.raw`\Flagged`),
  SEEN: flag(seen),
  UNANSWERED: noFlag(String.raw`\Answered`),
  UNDELETED: noFlag(String.raw`\Deleted`),
  UNDRAFT: noFlag(String.raw`\Draft`),
  UNFLAGGED: noFlag(String.raw`\Flagged`),
  UNSEEN: noFlag(seen),
  KEYWORD: (reader) => {
    const has = keyword(reader);
    return quick(({ flags }) => has(flags));
  },
  UNKEYWORD: unkeyword,
  RECENT: recent((isRecent) => isRecent),
  OLD: recent((isRecent) => !isRecent),
  NEW: recent((isRecent, { session, flags }) => {
    const unseen = !flags.has(seen);
    return isRecent && (unseen || session.behaviour.has('imap.search.new-includes-seen'));
  }),
};
