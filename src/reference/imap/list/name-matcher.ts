import type { FaultId } from '../../faults/registry.ts';
import { inCapitals } from '../../mime/ascii-case.ts';
import type { ImapSession } from '../contract.ts';
import { no, Refusal } from '../reply.ts';
import type { Misreading } from './pattern.ts';
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
  const firstOnly = given.patterns.length > 1 && session.behaviour.has('imap.list.first-pattern-only');
  return (firstOnly ? given.patterns.slice(0, 1) : given.patterns)
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
  if (asWritten) return !isInboxForgotten(session, pattern);
  const inAnyCase = wildcardsMatch(session, name, inCapitals(pattern));
  return inAnyCase && session.behaviour.setting('imap.list-inbox') === 'any-case';
}

function isInboxForgotten({ behaviour }: ImapSession, pattern: string): boolean {
  return behaviour.has(/[*%]/.test(pattern) ? 'imap.list.inbox-hidden' : 'imap.list.inbox-by-name-missing');
}

/** How bugs read wildcards, and of which right answer alone that can make the other one. */
const misreadings: readonly { readonly fault: FaultId; readonly misreading: Misreading; readonly of: boolean }[] = [
  { fault: 'imap.list.percent-crosses-levels', misreading: { percentCrosses: true }, of: false },
  { fault: 'imap.list.star-keeps-to-level', misreading: { starStops: true }, of: true },
  { fault: 'imap.list.part-of-pattern-matches', misreading: { nameMayEndFirst: true }, of: false },
];

function wildcardsMatch({ behaviour, store }: ImapSession, name: string, pattern: string): boolean {
  const { delimiter } = store;
  const right = matchesPattern(name, pattern, { delimiter });
  for (const { fault, misreading, of } of misreadings) {
    const differs = of === right && matchesPattern(name, pattern, { delimiter, ...misreading }) !== right;
    if (differs && behaviour.has(fault)) return !right;
  }
  const isBelow = right && name.includes(delimiter) && pattern.includes('%');
  return right && !(isBelow && behaviour.has('imap.list.percent-at-top-only'));
}
