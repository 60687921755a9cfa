import { isInSet } from '../../imap/number-set.ts';
import type { Discovered, DiscoverOptions } from './discover.ts';
import { flagsByUid, uidFetch } from './discover.ts';
import { discoverPlain } from './discover-plain.ts';
import { spelledOut } from './uid-set.ts';
import { foundIn } from './values.ts';
import { limits } from '../../wire/limits.ts';

/**
 * Asks for flags that changed since the cached mod-sequence, and, as that tells nothing of what was expunged, for all
 * UIDs (RFC 4549 section 6.1). Where there is no mod-sequence (NOMODSEQ, or nothing cached) everything is compared.
 */
export async function discoverCondstore({ link, opened, cached }: DiscoverOptions): Promise<Discovered> {
  const { highestModseq: known } = cached;
  const { highestModseq: current } = opened;
  if (known === undefined || current === undefined) return discoverPlain({ link, opened });
  if (opened.exists === 0) return { flags: new Map(), isGone: () => true, present: [] };
  const changed = known === current ? [] : await uidFetch(link, '1:*', `(FLAGS) (CHANGEDSINCE ${known})`);
  const found = foundIn(await link.must('UID SEARCH UID 1:*'));
  const present = spelledOut(found, limits.uidsSpelledOut);
  link.mirror.fill([...present].sort((one, other) => one - other));
  return { flags: flagsByUid(changed), isGone: (uid) => !isInSet(found, uid), present };
}
