import type { ImapExchange } from '../../driver/imap-command.ts';
import { isInSet } from '../../imap/number-set.ts';
import type { Context } from './context.ts';
import { refused } from './link.ts';
import { nameOnServer } from '../../imap/mailbox-name.ts';
import { openMailbox } from './open-mailbox.ts';
import type { Change, Entry, Outcome, Queue } from './queue.ts';
import { spelledOut, writeSet } from './uid-set.ts';
import { foundIn } from './values.ts';
import { limits } from '../../wire/limits.ts';

/** A change that is being carried out. */
export interface Step {
  readonly context: Context;
  readonly queue: Queue;
  readonly entry: Entry;
}

type Flags = Change & { readonly kind: 'flags' };
type Removal = Change & { readonly kind: 'remove' };

/**
 * Opens a folder for changes, and gives the UIDs of those messages that mean the same there as when they were cached:
 * changes of others are considered failed (RFC 4549 section 3 c 1).
 */
export async function openForChange(
  { link, store, options }: Context,
  folder: string,
  keys: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const mailbox = nameOnServer(folder, options.hierarchy);
  const { uidValidity } = await openMailbox(link, { mailbox, by: 'SELECT' });
  const places = keys.flatMap((key) => {
    const address = store.address(key);
    return address?.uidValidity === uidValidity ? [[key, address.uid] as const] : [];
  });
  return new Map(places);
}

/**
 * A command on messages of the open folder. NO may mean that some are gone (RFC 2180 sections 4.2 and 4.4): it is then
 * done with the others. Nothing: none is left.
 */
export async function onExisting(
  { link }: Context,
  uids: readonly number[],
  commandOf: (set: string) => string,
): Promise<ImapExchange | undefined> {
  if (uids.length === 0) return undefined;
  const command = commandOf(writeSet(uids));
  const exchange = await link.run(command);
  if (exchange.status === 'OK') return exchange;
  if (exchange.status !== 'NO') throw refused(command, exchange);
  await link.run('NOOP');
  const found = foundIn(await link.must(`UID SEARCH UID ${writeSet(uids)}`));
  const left = uids.filter((uid) => isInSet(found, uid));
  if (left.length === uids.length) throw refused(command, exchange);
  return left.length === 0 ? undefined : link.must(commandOf(writeSet(left)));
}

/** Sets or takes away one flag, and leaves the others to other devices (RFC 4549 section 4.2.3). */
export async function changeFlags(context: Context, { folder, keys, add, flag }: Flags): Promise<Outcome> {
  const uids = [...(await openForChange(context, folder, keys)).values()];
  await onExisting(context, uids, (set) => `UID STORE ${set} ${add ? '+' : '-'}FLAGS.SILENT (${flag})`);
  return 'done';
}

/** Removes messages, and no others that are marked \Deleted (RFC 4549 section 4.2.4). */
export async function removeMessages(step: Step, { folder, keys }: Removal): Promise<Outcome> {
  const uids = [...(await openForChange(step.context, folder, keys)).values()];
  return removeUids(step, uids);
}

/** The same for UIDs of the folder that is open. */
export async function removeUids(step: Step, uids: readonly number[]): Promise<Outcome> {
  const { context, queue, entry } = step;
  await restore(context, entry.attempt?.restore);
  const marked = await onExisting(context, uids, (set) => `UID STORE ${set} +FLAGS.SILENT (\\Deleted)`);
  if (!marked) return 'done';
  if (context.link.has('UIDPLUS')) return expunge(step, `UID EXPUNGE ${writeSet(uids)}`);
  const deleted = foundIn(await context.link.must('UID SEARCH DELETED'));
  const others = spelledOut(deleted, limits.uidsSpelledOut).filter((uid) => !uids.includes(uid));
  queue.note({ restore: others });
  if (others.length > 0) await context.link.must(`UID STORE ${writeSet(others)} -FLAGS.SILENT (\\Deleted)`);
  const outcome = await expunge(step, 'EXPUNGE');
  if (outcome === 'done') await restore(context, others);
  return outcome;
}

async function expunge({ context, entry }: Step, command: string): Promise<Outcome> {
  if (entry.loss === undefined) {
    await context.link.must(command);
    return 'done';
  }
  await context.link.sendAndReset(command);
  return 'lost';
}

async function restore({ link }: Context, uids: readonly number[] = []): Promise<void> {
  if (uids.length > 0) await link.run(`UID STORE ${writeSet(uids)} +FLAGS.SILENT (\\Deleted)`);
}
