import type { Behaviour } from '../../behaviour.ts';
import { asciiCasemap, unicodeCasemap } from './casemap.ts';
import { criterionText } from './charset.ts';
import type { KeyReader } from './search-key.ts';

/** Whether a text holds the string that is searched for. */
export type Matcher = (text: string) => boolean;

/** Reads SP and the string of a key. */
export function wantedText({ scanner, session, charset }: KeyReader): string {
  scanner.space();
  return criterionText(scanner.astring(), charset, session);
}

/** Matches texts that have this one in them, in any case; the empty string is in every text (RFC 9051 section 6.4.4). */
export function matcher(wanted: string, behaviour: Behaviour): Matcher {
  const fold = folding(behaviour);
  const needle = fold(wanted);
  return (text) => fold(text).includes(needle);
}

/** The same for texts that people write: the bug of an index of words. */
export function textMatcher(wanted: string, behaviour: Behaviour): Matcher {
  const meets = matcher(wanted, behaviour);
  if (!behaviour.has('imap.search.words-keep-their-punctuation')) return meets;
  const word = matcher(` ${wanted} `, behaviour);
  return (text) => word(` ${text.replaceAll(/\s+/g, ' ')} `);
}

/** The same for subjects. */
export function subjectMatcher(wanted: string, behaviour: Behaviour): Matcher {
  const meets = matcher(wanted, behaviour);
  if (!behaviour.has('imap.search.subject-from-its-start')) return meets;
  return (text) => meets(text.slice(0, wanted.length));
}

function folding(behaviour: Behaviour): (text: string) => string {
  if (behaviour.has('imap.search.case-sensitive')) return (text) => text;
  return behaviour.setting('imap.search-case') === 'ascii' ? asciiCasemap : unicodeCasemap;
}
