import type { Context } from './context.ts';
import { nameForUser } from '../../imap/mailbox-name.ts';
import { textOf } from '../../imap/text-of.ts';
import { dataNamed } from './values.ts';

/** Names that hold no messages (RFC 9051 section 7.3.1). */
const notSelectable: ReadonlySet<string> = new Set(['\\noselect', '\\nonexistent']);

/** The folders that LIST shows, by the user's names. */
export async function listFolders({ link, options }: Pick<Context, 'link' | 'options'>): Promise<readonly string[]> {
  const listed = dataNamed(await link.must('LIST "" "*"'), 'LIST');
  const names = listed.flatMap(([attributes, , name]) => {
    const words = attributes?.kind === 'list' ? attributes.items.map((item) => textOf(item)?.toLowerCase() ?? '') : [];
    const mailbox = words.some((word) => notSelectable.has(word)) ? undefined : textOf(name);
    return (mailbox === undefined ? undefined : nameForUser(mailbox, options.hierarchy)) ?? [];
  });
  return [...new Set(names)];
}

/** Makes the store show the folders that the server has, and no others. Gives them. */
export async function syncFolderList(context: Context): Promise<readonly string[]> {
  const names = await listFolders(context);
  for (const name of names) context.store.addFolder(name);
  for (const name of context.store.folders) if (!names.includes(name)) context.store.removeFolder(name);
  return names;
}
