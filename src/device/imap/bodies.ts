import { DeviceError } from '../error.ts';
import type { Context } from './context.ts';
import { uidFetch } from './discover.ts';
import { nameOnServer } from '../../imap/mailbox-name.ts';
import { openMailbox } from './open-mailbox.ts';
import type { Cached } from './store.ts';
import { writeSet } from './uid-set.ts';

/** Fetches the bodies that are not cached, without marking anything as read (RFC 4549 section 4.3.3). */
export async function fetchBodies(context: Context, folder: string, messages: readonly Cached[]): Promise<void> {
  const { link, store, options } = context;
  if (messages.some(({ uid, body }) => uid === undefined && !body)) {
    throw new DeviceError('gone', `the server never told of a message in ${folder} that was to be there`);
  }
  const wanted = messages.flatMap(({ uid, body }) => (uid === undefined || body ? [] : [uid]));
  if (wanted.length === 0) return;
  const mailbox = nameOnServer(folder, options.hierarchy);
  if (link.selected !== mailbox) await openAsCached(context, folder, mailbox);
  const fetched = await uidFetch(link, writeSet(wanted), '(BODY.PEEK[])');
  const bodies = new Map(fetched.map(({ uid, body }) => [uid, body]));
  store.update(folder, (message) => ({ ...message, body: message.body ?? bodies.get(message.uid) }));
  const missing = wanted.filter((uid) => bodies.get(uid) === undefined);
  if (missing.length > 0) throw new DeviceError('gone', `the server gave no body of UID ${missing.join(', ')}`);
}

async function openAsCached({ link, store }: Context, folder: string, mailbox: string): Promise<void> {
  const { uidValidity } = await openMailbox(link, { mailbox, by: 'EXAMINE' });
  if (uidValidity === store.folder(folder).uidValidity) return;
  throw new DeviceError('gone', `${folder} has another UIDVALIDITY: what the app shows is not there any more`);
}
