import type { ImapLink } from './link.ts';
import { refused } from './link.ts';
import type { Opened } from './open-mailbox.ts';
import type { CachedFolder } from './store.ts';
import type { Fetched } from './values.ts';
import { fetchedIn } from './values.ts';

/** What changed in a mailbox since it was cached, as one of the three ways finds it out. */
export interface Discovered {
  /** Flags by UID, of old and new messages. */
  readonly flags: ReadonlyMap<number, ReadonlySet<string>>;
  /** UIDs that the mailbox has now, where all were listed. */
  readonly isGone: (uid: number) => boolean;
  /** UIDs that the app may not have cached. */
  readonly present: readonly number[];
}

/** One of the three ways. The mailbox is open, and its UIDVALIDITY is that of the cache. */
export interface DiscoverOptions {
  readonly link: ImapLink;
  readonly opened: Opened;
  readonly cached: CachedFolder;
}

/** Flags by UID of what was fetched. */
export function flagsByUid(fetched: readonly Fetched[]): ReadonlyMap<number, ReadonlySet<string>> {
  return new Map(fetched.flatMap(({ uid, flags }) => (uid === undefined || !flags ? [] : [[uid, flags] as const])));
}

/** A UID FETCH. NO is taken: it may come with the data of all messages that are still there (RFC 2180 section 4.1.2). */
export async function uidFetch(link: ImapLink, set: string, items: string): Promise<readonly Fetched[]> {
  const command = `UID FETCH ${set} ${items}`;
  const exchange = await link.run(command);
  if (exchange.status !== 'OK' && exchange.status !== 'NO') throw refused(command, exchange);
  return fetchedIn(exchange);
}
