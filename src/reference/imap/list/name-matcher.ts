import type { ImapSession } from '../contract.ts';
import { no, Refusal } from '../reply.ts';
import { matchesPattern } from './pattern.ts';

/** Patterns longer than this are taken for ones that match no name: no name is half as long. */
const longestPattern = 2048;

/** The patterns as the server takes them: reference and pattern in one, what can match nothing left out. */
export function canonicalPatterns(
  session: ImapSession,
  given: { readonly reference: string; readonly patterns: readonly (string | undefined)[] },
): readonly string[] {
  const { reference } = given;
  refuseOdd(session, given.patterns);
  const ignored = reference !== '' && session.behaviour.has('imap.list.reference-ignored');
  return given.patterns
    .filter((pattern) => pattern !== undefined)
    .filter((pattern) => pattern !== '' && pattern.length <= longestPattern)
    .map((pattern) => (ignored ? pattern : reference + pattern));
}

/** The bug of a server that refuses patterns that match nothing, instead of passing them over. */
function refuseOdd({ behaviour, store }: ImapSession, patterns: readonly (string | undefined)[]): void {
  const isOdd = patterns.some((one) => one === undefined || one.includes(store.delimiter.repeat(2)));
  if (isOdd && behaviour.has('imap.list.odd-pattern-refused')) throw new Refusal(no('That can be no name'));
}

/**
 * Whether a name matches a canonical pattern. `INBOX` in capitals always counts; whether a pattern in other letters
 * means it, RFC 9051 section 6.3.9 does not say.
 */
export function nameMatches(session: ImapSession, name: string, pattern: string): boolean {
  if (name !== 'INBOX') return wildcardsMatch(session, name, pattern);
  const asWritten = wildcardsMatch(session, name, pattern);
  if (asWritten) return !(/[*%]/.test(pattern) && session.behaviour.has('imap.list.inbox-hidden'));
  const inAnyCase = wildcardsMatch(session, name, pattern.toUpperCase());
  return inAnyCase && session.behaviour.setting('imap.list-inbox') === 'any-case';
}

function wildcardsMatch(session: ImapSession, name: string, pattern: string): boolean {
  const { behaviour } = session;
  const { delimiter } = session.store;
  const right = matchesPattern(name, pattern, { delimiter });
  if (!name.includes(delimiter)) return right;
  const crossing = matchesPattern(name, pattern, { delimiter, percentCrosses: true });
  if (crossing !== right && behaviour.has('imap.list.percent-crosses-levels')) return crossing;
  const stopping = matchesPattern(name, pattern, { delimiter, starStops: true });
  return stopping !== right && behaviour.has('imap.list.star-keeps-to-level') ? stopping : right;
}
