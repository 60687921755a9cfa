import type { ActReport } from '../act.ts';
import type { SyncMethod } from '../app.ts';
import type { Context } from './context.ts';
import type { Discovered, DiscoverOptions } from './discover.ts';
import { uidFetch } from './discover.ts';
import { discoverCondstore } from './discover-condstore.ts';
import { discoverPlain } from './discover-plain.ts';
import { discoverQresync, qresyncParameter } from './discover-qresync.ts';
import { nameOnServer } from '../../imap/mailbox-name.ts';
import { openMailbox } from './open-mailbox.ts';
import type { CachedFolder } from './store.ts';
import { writeSet } from './uid-set.ts';

const discover: Readonly<Record<SyncMethod, (options: DiscoverOptions) => Promise<Discovered>>> = {
  plain: discoverPlain,
  condstore: discoverCondstore,
  qresync: discoverQresync,
};

/** Nothing new. */
export const nothing: ActReport = { got: [], droppedCache: false, dropped: [] };

/** What several reports tell together. */
export function together(reports: readonly ActReport[]): ActReport {
  const dropped = reports.flatMap((report) => report.dropped);
  return { got: reports.flatMap(({ got }) => got), droppedCache: dropped.length > 0, dropped };
}

/**
 * Brings the cache of a folder up to date (RFC 4549 section 4.3). Another UIDVALIDITY empties it first (section 4.1).
 * The folder stays open for reading.
 */
export async function syncFolder(
  context: Context,
  folder: string,
  awaited: ReadonlySet<number> = new Set(),
): Promise<ActReport> {
  const { link, store, options } = context;
  const before = store.folder(folder);
  const mailbox = nameOnServer(folder, options.hierarchy);
  const opened = await openMailbox(link, { mailbox, by: 'EXAMINE', parameter: parameterOf(options.method, before) });
  const { uidValidity, highestModseq } = opened;
  const dropped = before.uidValidity !== undefined && before.uidValidity !== uidValidity;
  if (dropped) store.drop(folder);
  const cached = store.folder(folder);
  const { flags, isGone, present } = await discover[options.method]({ link, opened, cached });
  store.synchronise(folder, { uidValidity, highestModseq, flags, isGone }, awaited);
  const known = new Set(store.folder(folder).messages.map(({ uid }) => uid));
  const got = await fetchNew(
    context,
    folder,
    present.filter((uid) => !known.has(uid)),
  );
  return { got, droppedCache: dropped, dropped: dropped ? [folder] : [] };
}

function parameterOf(method: SyncMethod, cached: CachedFolder): string | undefined {
  if (method === 'condstore') return 'CONDSTORE';
  return method === 'qresync' ? qresyncParameter(cached) : undefined;
}

/** Fetches header and flags of messages that are not cached, in the folder that is open. Gives their names. */
export async function fetchNew(
  { link, store, options }: Context,
  folder: string,
  uids: readonly number[] | string,
): Promise<readonly (string | undefined)[]> {
  const set = typeof uids === 'string' ? uids : writeSet(uids);
  if (set === '') return [];
  const known = new Set(store.folder(folder).messages.map(({ uid }) => uid));
  const fetched = new Map((await uidFetch(link, set, '(FLAGS BODY.PEEK[HEADER])')).map((one) => [one.uid, one]));
  const added = [...fetched.values()].flatMap(({ uid, flags, header }) => {
    if (uid === undefined || known.has(uid) || !header) return [];
    return [{ uid, name: options.identify(header), header, body: undefined, flags: flags ?? new Set<string>() }];
  });
  store.addKnown(folder, store.folder(folder).uidValidity ?? 0, added);
  return added.map(({ name }) => name);
}
