import type { Behaviour } from '../behaviour.ts';

const seen = String.raw`\Seen`;

/** Whether new messages get a mod-sequence above all others (RFC 7162 section 3.1). Mail from outside has no origin. */
export function raisedByNew(origin: unknown, behaviour: Behaviour): boolean {
  return origin === undefined
    ? !behaviour.has('imap.condstore.delivery-raises-nothing')
    : !behaviour.has('imap.condstore.append-raises-nothing');
}

/** Whether a change of flags raises the mod-sequence: every change does (RFC 7162 section 3.1). */
export function raisedByFlags(before: ReadonlySet<string>, after: ReadonlySet<string>, behaviour: Behaviour): boolean {
  const added = [...after].filter((flag) => !before.has(flag));
  const changed = [...added, ...[...before].filter((flag) => !after.has(flag))];
  if (added.length === 0 && behaviour.has('imap.condstore.flag-removal-raises-nothing')) return false;
  if (isOnlyKeywords(changed) && behaviour.has('imap.condstore.keyword-raises-nothing')) return false;
  if (isOnlySeen(changed) && behaviour.has('imap.condstore.seen-raises-nothing')) return false;
  return !behaviour.has('imap.condstore.store-raises-nothing');
}

function isOnlyKeywords(flags: readonly string[]): boolean {
  return flags.every((flag) => !flag.startsWith('\\'));
}

function isOnlySeen(flags: readonly string[]): boolean {
  return flags.every((flag) => flag === seen);
}
