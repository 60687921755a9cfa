import { countdown } from '../../driver/countdown.ts';
import type { ResponseData } from '../../imap/data.ts';
import type { ActReport } from '../act.ts';
import { DeviceError } from '../error.ts';
import type { Context } from './context.ts';
import type { Told } from './mirror.ts';
import { fetchNew, nothing, syncFolder, together } from './sync.ts';

const folder = 'INBOX';

export interface IdleOptions {
  readonly withinMs: number;
  readonly until: (soFar: ActReport) => boolean;
}

/** What made the app leave IDLE. */
type Left = 'over' | 'grown' | 'unclear';

/**
 * Takes what the server pushes (RFC 2177): removals and flags as they are told, new messages by a FETCH between two
 * IDLEs. What happened before is taken by a synchronisation first.
 */
export async function idle(context: Context, options: IdleOptions): Promise<ActReport> {
  const left = countdown(options.withinMs);
  let report = await syncFolder(context, folder);
  while (left() > 0 && !options.until(report)) {
    const why = await oneIdle(context, left, () => options.until(report));
    if (why === 'unclear') report = together([report, await syncFolder(context, folder)]);
    if (why !== 'grown') continue;
    report = together([report, { ...nothing, got: await fetchNew(context, folder, beyondLast(context)) }]);
  }
  return report;
}

async function oneIdle(context: Context, left: () => number, isEnough: () => boolean): Promise<Left> {
  const { link } = context;
  const tag = link.session.nextTag();
  const seen: Left[] = [];
  const take = (told: Told | undefined): void => {
    const why = told && apply(context, told);
    if (why !== undefined) seen.push(why);
  };
  const isEnd = (data: ResponseData): boolean => data.kind === 'tagged' && data.tag === tag;
  for (const told of link.drain()) take(told);
  if (seen.length > 0) return reasonOf(seen);
  await link.send(`${tag} IDLE\r\n`);
  const started = await link.await(
    'continuation request',
    ({ kind }) => kind === 'continuation' || kind === 'tagged',
    take,
  );
  if (started.kind !== 'continuation') throw new DeviceError('refused', 'IDLE was refused');
  while (seen.length === 0 && !isEnough()) {
    const heard = await link.hear(left());
    if (!heard) break;
    if (isEnd(heard.data)) throw new DeviceError('malformed', 'IDLE was answered before DONE was sent');
    take(heard.told);
  }
  await link.send('DONE\r\n');
  await link.await('end of IDLE', isEnd, take);
  return reasonOf(seen);
}

/** A synchronisation brings new messages too. */
function reasonOf(seen: readonly Left[]): Left {
  return seen.includes('unclear') ? 'unclear' : (seen[0] ?? 'over');
}

/** Takes over what can be taken as it is told; else tells what is to be done after this IDLE. */
function apply({ store }: Context, told: Told): Left | undefined {
  switch (told.kind) {
    case 'gone':
      store.removeUids(folder, told.uids);
      return undefined;
    case 'flags':
      store.update(folder, (message) => (message.uid === told.uid ? { ...message, flags: told.flags } : message));
      return undefined;
    case 'grown':
    case 'unclear':
      return told.kind;
  }
}

/** UIDs above the last cached one. */
function beyondLast({ store }: Context): string {
  const uids = store.folder(folder).messages.map(({ uid }) => uid ?? 0);
  return `${Math.max(0, ...uids) + 1}:*`;
}
