import type { Folder } from '../../store/store.ts';
import type { ImapSession } from '../contract.ts';

/** The folders whose names are below this one, at any depth. */
export function foldersBelow({ account, store }: ImapSession, name: string): Folder[] {
  return account.folders().filter((folder) => folder.name.startsWith(name + store.delimiter));
}
