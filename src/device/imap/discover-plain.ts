import type { Discovered, DiscoverOptions } from './discover.ts';
import { flagsByUid, uidFetch } from './discover.ts';

/** Asks for UID and flags of every message: what is not among them is gone (RFC 4549 section 4.3.1). */
export async function discoverPlain({ link, opened }: Pick<DiscoverOptions, 'link' | 'opened'>): Promise<Discovered> {
  if (opened.exists === 0) return { flags: new Map(), isGone: () => true, present: [] };
  const flags = flagsByUid(await uidFetch(link, '1:*', '(UID FLAGS)'));
  // A message that was fetched and expunged while the command ran is in the first list only.
  const left = new Set(link.mirror.uids);
  const present = [...flags.keys()].filter((uid) => left.has(uid));
  return { flags, isGone: (uid) => !left.has(uid), present };
}
