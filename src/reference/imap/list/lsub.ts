import type { ImapSession } from '../contract.ts';
import { quoted } from '../output.ts';
import type { Reply } from '../reply.ts';
import { ok } from '../reply.ts';
import { superiorNames } from './hierarchy.ts';
import { canonicalPatterns, nameMatches } from './name-matcher.ts';
import { subscriptionsSeen } from '../mailboxes/subscriptions.ts';
import { sendListResponse } from './response.ts';

/** LSUB: names that are subscribed, and for a `%` at the end the levels above them (RFC 3501 section 6.3.9). */
export function runLsub(
  session: ImapSession,
  given: { readonly reference: string; readonly pattern: string | undefined },
): Reply {
  if (given.pattern === '') {
    session.send(String.raw`LSUB (\Noselect) `, quoted(session.store.delimiter), ' ""');
    return ok('That is the delimiter');
  }
  const [pattern] = canonicalPatterns(session, { reference: given.reference, patterns: [given.pattern] });
  if (pattern !== undefined) listSubscribed(session, pattern);
  return ok('These are subscribed');
}

function listSubscribed(session: ImapSession, pattern: string): void {
  const { behaviour, store } = session;
  const subscribed = subscriptionsSeen(session);
  const matches = (name: string): boolean => nameMatches(session, name, pattern);
  for (const name of [...subscribed].sort()) {
    if (matches(name)) sendListResponse(session, { kind: 'LSUB', name, attributes: [] });
  }
  if (!pattern.endsWith('%')) return;
  const levels = [...superiorNames(subscribed, store.delimiter)].filter((name) => !subscribed.has(name));
  for (const name of levels.filter(matches)) {
    if (behaviour.has('imap.lsub.levels-left-out')) continue;
    const attributes = behaviour.has('imap.lsub.level-selectable') ? [] : [String.raw`\Noselect`];
    sendListResponse(session, { kind: 'LSUB', name, attributes });
  }
}
