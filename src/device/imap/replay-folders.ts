import { astring } from '../../imap/writer.ts';
import type { Context } from './context.ts';
import { listFolders } from './folders.ts';
import { refused } from './link.ts';
import { nameOnServer } from '../../imap/mailbox-name.ts';
import { openMailbox } from './open-mailbox.ts';
import type { Change, Outcome } from './queue.ts';

type FolderChange = Change & { readonly kind: 'new folder' | 'delete folder' | 'rename folder' };

/** Creates, deletes or renames. A refusal is none where another device has done the same (RFC 4549 section 5.1). */
export async function changeFolders(context: Context, change: FolderChange): Promise<Outcome> {
  const { link, options } = context;
  const mailbox = nameOnServer(change.folder, options.hierarchy);
  // A mailbox that goes must not be open here (RFC 2683 section 3.4.12).
  if (change.kind !== 'new folder' && link.selected === mailbox) {
    await openMailbox(link, { mailbox: 'INBOX', by: 'EXAMINE' });
  }
  const command = commandOf(context, change);
  const exchange = await link.run(command);
  if (exchange.status === 'OK' || isDone(change, await listFolders(context))) return 'done';
  throw refused(command, exchange);
}

function commandOf({ options: { hierarchy } }: Context, change: FolderChange): string {
  const mailbox = astring(nameOnServer(change.folder, hierarchy));
  switch (change.kind) {
    case 'new folder':
      return `CREATE ${mailbox}`;
    case 'delete folder':
      return `DELETE ${mailbox}`;
    case 'rename folder':
      return `RENAME ${mailbox} ${astring(nameOnServer(change.to, hierarchy))}`;
  }
}

function isDone(change: FolderChange, folders: readonly string[]): boolean {
  const there = folders.includes(change.folder);
  if (change.kind === 'rename folder') return !there && folders.includes(change.to);
  return change.kind === 'new folder' ? there : !there;
}
