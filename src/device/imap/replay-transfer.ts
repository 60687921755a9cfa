import type { ImapExchange } from '../../driver/imap-command.ts';
import { numberSetOf } from '../../imap/number-set.ts';
import { astring } from '../../imap/writer.ts';
import { arrived, locate, stateOf } from './arrived.ts';
import { refused } from './link.ts';
import { nameOnServer } from '../../imap/mailbox-name.ts';
import type { Before, Change, Outcome, Pair } from './queue.ts';
import type { Step } from './replay-messages.ts';
import { onExisting, openForChange, removeUids } from './replay-messages.ts';
import type { Address } from './store.ts';
import { spelledOut } from './uid-set.ts';
import { codeIn } from './values.ts';

type Transfer = Change & { readonly kind: 'copy' | 'move' };

/**
 * Copies or moves messages (RFC 4549 section 4.2.2). After an attempt of which nothing is known, what has arrived is
 * not sent again, and of a move only the removal is left to do.
 */
export async function transferMessages(step: Step, change: Transfer): Promise<Outcome> {
  const { context, entry } = step;
  const { folder, to, pairs } = change;
  const found = entry.attempt ? await arrived(context, to, entry.attempt, pairs.map(sought)) : noAddresses;
  settle(step, to, found);
  const before = await stateOf(context, to);
  const uids = await openForChange(
    context,
    folder,
    pairs.map(({ key }) => key),
  );
  const isThere = ({ key, as }: Pair): boolean => uids.has(key) && !found.has(as);
  const uidsOf = (some: readonly Pair[]): readonly number[] => some.flatMap(({ key }) => uids.get(key) ?? []);
  const left = pairs.filter(isThere);
  step.queue.note({ before, complete: true });
  const outcome = await send(step, change, uidsOf(left));
  if (outcome === 'lost') return 'lost';
  const places = outcome ? await placesOf(step, { to, before, left, uids }, outcome) : noAddresses;
  settle(step, to, places);
  const located = pairs.filter(({ as }) => found.has(as) || places.has(as));
  context.store.remove(
    to,
    pairs.filter((pair) => !located.includes(pair)).map(({ as }) => as),
  );
  if (change.kind === 'copy') return 'done';
  // OK is enough: a copy that was not found, as the server has changed its header, comes with the next synchronisation.
  const done = outcome ? pairs.filter((pair) => located.includes(pair) || left.includes(pair)) : located;
  return removeMoved(step, change, done);
}

const noAddresses: ReadonlyMap<number, Address> = new Map();

function sought({ as, header }: Pair): { readonly key: number; readonly header: Buffer } {
  return { key: as, header };
}

/** The command, once more with a new mailbox where that is missing and nobody can be asked (RFC 4549 section 5.1). */
async function send(
  { context, entry }: Step,
  change: Transfer,
  uids: readonly number[],
): Promise<ImapExchange | 'lost' | undefined> {
  const { link, options } = context;
  const mailbox = astring(nameOnServer(change.to, options.hierarchy));
  const verb = change.kind === 'move' && link.has('MOVE') ? 'MOVE' : 'COPY';
  const commandOf = (set: string): string => `UID ${verb} ${set} ${mailbox}`;
  if (uids.length === 0) return undefined;
  if (entry.loss !== undefined) {
    await link.sendAndReset(commandOf(uids.join(',')));
    return 'lost';
  }
  if (!entry.offline) return onExisting(context, uids, commandOf);
  const first = await link.run(commandOf(uids.join(',')));
  if (first.status === 'OK') return first;
  if (first.status !== 'NO') throw refused(commandOf(uids.join(',')), first);
  if (codeIn(first, 'TRYCREATE')) await link.must(`CREATE ${mailbox}`);
  return onExisting(context, uids, commandOf);
}

interface Sent {
  readonly to: string;
  readonly before: Before;
  readonly left: readonly Pair[];
  readonly uids: ReadonlyMap<number, number>;
}

/** Where the copies are: as COPYUID tells (RFC 4315 section 3), or found by their headers. */
async function placesOf(step: Step, sent: Sent, exchange: ImapExchange): Promise<ReadonlyMap<number, Address>> {
  const { to, before, left, uids } = sent;
  const args = codeIn(exchange, 'COPYUID')?.args ?? [];
  const [uidValidity] = args;
  if (uidValidity?.kind !== 'number') return locate(step.context, to, before, left.map(sought));
  const from = spelledOut(numberSetOf(args[1]) ?? [], left.length);
  const copies = spelledOut(numberSetOf(args[2]) ?? [], left.length);
  const places = left.flatMap(({ key, as }) => {
    const uid = copies[from.indexOf(uids.get(key) ?? 0)];
    return uid === undefined ? [] : [[as, { uidValidity: Number(uidValidity.value), uid }] as const];
  });
  return new Map(places);
}

function settle({ context }: Step, folder: string, places: ReadonlyMap<number, Address>): void {
  for (const [key, address] of places) context.store.settle(folder, key, address);
}

/** What MOVE does not do: it is missing, or only a part of it was done before the connection broke. */
async function removeMoved(step: Step, { folder }: Transfer, done: readonly Pair[]): Promise<Outcome> {
  const { context, entry } = step;
  if (context.link.has('MOVE') && !entry.attempt) return 'done';
  const keys = done.map(({ key }) => key);
  const uids = [...(await openForChange(context, folder, keys)).values()];
  return removeUids(step, uids);
}
