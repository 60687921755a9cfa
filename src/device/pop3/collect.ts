import type { Keeping } from '../act.ts';
import { DeviceError } from '../error.ts';
import type { Listed, Maildrop } from './maildrop.ts';
import type { Known, Taken } from './store.ts';
import { compare, shouldGo } from './store.ts';

export interface CollectOptions {
  readonly maildrop: Maildrop;
  /** The UIDL list before. */
  readonly taken: readonly Taken[];
  readonly then: Keeping;
  readonly today: number;
  /** Told of each message as soon as all of it came: what comes later may fail. */
  readonly got: (message: Buffer, uidl: string | undefined) => void;
  /** Told the UIDL list whenever it changed. */
  readonly know: (taken: readonly Taken[]) => void;
}

interface Found {
  readonly listed: Listed;
  readonly taken: Taken;
}

/** Downloads what is new and marks what is to go. Gives the UIDL list as it is once the server has removed that. */
export async function collect(options: CollectOptions): Promise<readonly Taken[]> {
  const { maildrop, then, today } = options;
  const known = compare(await maildrop.list(), options.taken);
  if (then !== 'delete' && known.some(({ listed }) => listed.uidl === undefined)) {
    throw new DeviceError('not-offered', 'the server has no UIDL, without which mail cannot be left on it');
  }
  const found = await downloadNew(known, options);
  const going = found.filter(({ taken }) => shouldGo(taken, then, today));
  for (const { listed } of going) await maildrop.mark(listed.number);
  return listOf(found.filter((one) => !going.includes(one)));
}

async function downloadNew(known: readonly Known[], options: CollectOptions): Promise<readonly Found[]> {
  const found: Found[] = known.flatMap(({ listed, taken }) => (taken ? [{ listed, taken }] : []));
  options.know(listOf(found));
  for (const { listed, taken } of known) {
    const message = taken ? undefined : await options.maildrop.retrieve(listed.number);
    if (message === undefined) continue;
    found.push({ listed, taken: { uidl: listed.uidl ?? '', day: options.today, unwanted: false } });
    options.got(message, listed.uidl);
    options.know(listOf(found));
  }
  return found;
}

/** Without a unique-id a message cannot be known again. */
function listOf(found: readonly Found[]): readonly Taken[] {
  return found.flatMap(({ taken }) => (taken.uidl === '' ? [] : [taken]));
}
