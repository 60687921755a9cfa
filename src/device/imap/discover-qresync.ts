import { isInSet } from '../../imap/number-set.ts';
import type { Discovered, DiscoverOptions } from './discover.ts';
import { flagsByUid } from './discover.ts';
import { discoverPlain } from './discover-plain.ts';
import type { CachedFolder } from './store.ts';
import { fetchedIn, vanishedOf } from './values.ts';

/** The parameter of SELECT that asks for all changes since the cached state (RFC 7162 section 3.2.5). */
export function qresyncParameter({ uidValidity, highestModseq }: CachedFolder): string | undefined {
  if (uidValidity === undefined || highestModseq === undefined) return undefined;
  return `QRESYNC (${uidValidity} ${highestModseq})`;
}

/** Reads the changes out of what came with SELECT; NOMODSEQ, or nothing cached: everything is compared. */
export async function discoverQresync({ link, opened, cached }: DiscoverOptions): Promise<Discovered> {
  if (cached.highestModseq === undefined || opened.highestModseq === undefined) {
    return discoverPlain({ link, opened });
  }
  const flags = flagsByUid(fetchedIn(opened.exchange));
  const gone = opened.exchange.responses.flatMap(({ imap }) => vanishedOf(imap.data)?.uids ?? []);
  const isGone = (uid: number): boolean => isInSet(gone, uid);
  const present = [...flags.keys()].filter((uid) => !isGone(uid));
  const kept = cached.messages.flatMap(({ uid }) => (uid === undefined || isGone(uid) ? [] : [uid]));
  link.mirror.fill([...new Set([...kept, ...present])].sort((one, other) => one - other));
  return { flags, isGone, present };
}
