import { countdown } from '../../driver/countdown.ts';
import type { Data } from '../../imap/data.ts';
import { astring } from '../../imap/writer.ts';
import { limits } from '../../wire/limits.ts';
import { indexOfHeader } from '../message.ts';
import type { Context } from './context.ts';
import { uidFetch } from './discover.ts';
import { nameOnServer } from '../../imap/mailbox-name.ts';
import { openMailbox } from './open-mailbox.ts';
import type { Attempt, Before } from './queue.ts';
import type { Address } from './store.ts';
import { textOf } from '../../imap/text-of.ts';
import { dataNamed } from './values.ts';

/** A message that is looked for, by the app's name of it. */
export interface Sought {
  readonly key: number;
  readonly header: Buffer;
}

/** UIDVALIDITY and the next UID of a folder, so that what is new later can be told. A missing one has no messages. */
export async function stateOf({ link, options }: Context, folder: string): Promise<Before> {
  const mailbox = nameOnServer(folder, options.hierarchy);
  if (link.selected === mailbox) {
    // STATUS is not meant for the selected mailbox (RFC 9051 section 6.3.11), and a server may let nothing change in a
    // mailbox that is open by EXAMINE (RFC 3501 section 6.3.2), not even by APPEND.
    const { uidValidity, uidNext = 1 } = await openMailbox(link, { mailbox, by: 'SELECT' });
    return { uidValidity, uidNext };
  }
  const [told] = dataNamed(await link.run(`STATUS ${astring(mailbox)} (UIDNEXT UIDVALIDITY)`), 'STATUS');
  const list = told?.at(-1);
  const items = list?.kind === 'list' ? list.items : [];
  return { uidValidity: valueIn(items, 'UIDVALIDITY'), uidNext: valueIn(items, 'UIDNEXT') ?? 1 };
}

function valueIn(items: readonly Data[], name: string): number | undefined {
  const at = items.findIndex((item) => textOf(item)?.toUpperCase() === name);
  const value = at < 0 ? undefined : items[at + 1];
  return value?.kind === 'number' ? Number(value.value) : undefined;
}

/**
 * Finds messages by their headers among what is new in a folder, each header as often as it is sought (RFC 4549
 * section 4.2.2.1).
 */
export async function locate(
  context: Context,
  folder: string,
  before: Before,
  sought: readonly Sought[],
): Promise<ReadonlyMap<number, Address>> {
  const { link, options } = context;
  const mailbox = nameOnServer(folder, options.hierarchy);
  const { exists, uidValidity } = await openMailbox(link, { mailbox, by: 'EXAMINE' });
  if (exists === 0 || (before.uidValidity !== undefined && before.uidValidity !== uidValidity)) return new Map();
  const fetched = await uidFetch(link, `${before.uidNext}:*`, '(BODY.PEEK[HEADER])');
  // `n:*` is the last message even where its UID is below n.
  const left = fetched.flatMap(({ uid = 0, header }) => (uid >= before.uidNext && header ? [{ uid, header }] : []));
  const places = sought.flatMap(({ key, header }) => {
    const headers = left.map((one) => one.header);
    const at = indexOfHeader(headers, header);
    const [found] = at < 0 ? [] : left.splice(at, 1);
    return found ? [[key, { uidValidity, uid: found.uid }] as const] : [];
  });
  return new Map(places);
}

/** What of an interrupted change arrived. A whole command may still be under way in the server: it is given time. */
export async function arrived(
  context: Context,
  folder: string,
  attempt: Attempt,
  sought: readonly Sought[],
): Promise<ReadonlyMap<number, Address>> {
  const left = countdown(attempt.complete ? limits.lingerMs : 0);
  if (!attempt.before) return new Map();
  for (;;) {
    const found = await locate(context, folder, attempt.before, sought);
    if (found.size === sought.length || left() === 0) return found;
    await context.link.hear(limits.lingerPauseMs);
  }
}
