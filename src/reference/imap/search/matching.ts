import type { Behaviour } from '../../behaviour.ts';
import { asciiCasemap, unicodeCasemap } from './casemap.ts';
import { criterionText } from './charset.ts';
import type { KeyReader } from './search-key.ts';

/** Whether a text holds the string that is searched for. */
export type Matcher = (text: string) => boolean;

/** Reads SP and the string of a key: a message matches where it is a substring, in any case (RFC 9051 section 6.4.4). */
export function wantedText({ scanner, session, charset }: KeyReader): Matcher {
  scanner.space();
  return matcher(criterionText(scanner.astring(), charset, session), session.behaviour);
}

/** Matches texts that have this one in them; the empty string is in every text. */
export function matcher(wanted: string, behaviour: Behaviour): Matcher {
  const fold = folding(behaviour);
  const needle = fold(wanted);
  return (text) => fold(text).includes(needle);
}

function folding(behaviour: Behaviour): (text: string) => string {
  if (behaviour.has('imap.search.case-sensitive')) return (text) => text;
  return behaviour.setting('imap.search-case') === 'ascii' ? asciiCasemap : unicodeCasemap;
}
